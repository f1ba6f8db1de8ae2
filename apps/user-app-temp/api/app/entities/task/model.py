"""Table of tasks."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db


class Task(db.Record):
    """Something that somebody has to get done."""

    __tablename__ = "tasks"
    __entity__ = "task"

    title: orm.Mapped[str] = orm.mapped_column(sa.String(200))
    notes: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    due_on: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    priority: orm.Mapped[str | None] = orm.mapped_column(sa.String(60))
    description: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    status: orm.Mapped[str] = orm.mapped_column(sa.String(60), default="to_do")
    estimate: orm.Mapped[int | None] = orm.mapped_column(sa.BigInteger)

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.title
