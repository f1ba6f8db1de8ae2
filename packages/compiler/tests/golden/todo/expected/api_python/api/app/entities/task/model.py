"""Table of tasks."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db


class Task(db.Record):
    """Something to do."""

    __tablename__ = "tasks"
    __entity__ = "task"

    title: orm.Mapped[str] = orm.mapped_column(sa.String(120))
    notes: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    done: orm.Mapped[bool] = orm.mapped_column(sa.Boolean, default=False)
    due: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    priority: orm.Mapped[str] = orm.mapped_column(sa.String(60))

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.title
