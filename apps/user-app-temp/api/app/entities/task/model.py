"""Table of tasks."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db
from app.core.types import UtcDateTime


class Task(db.Record):
    """Something that somebody has to get done."""

    __tablename__ = "tasks"
    __entity__ = "task"

    title: orm.Mapped[str] = orm.mapped_column(sa.String(200))
    notes: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    due_on: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    priority: orm.Mapped[str | None] = orm.mapped_column(sa.String(60))
    status: orm.Mapped[str] = orm.mapped_column(sa.String(60), default="to_do")
    repeat: orm.Mapped[str | None] = orm.mapped_column(sa.String(60))
    remind_at: orm.Mapped[dt.datetime | None] = orm.mapped_column(UtcDateTime())

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.title
