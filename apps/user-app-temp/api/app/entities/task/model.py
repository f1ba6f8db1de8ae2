"""Table of tasks."""

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.note.model import Note


class Task(db.Record):
    """Something that somebody has to get done."""

    __tablename__ = "tasks"
    __entity__ = "task"

    title: orm.Mapped[str] = orm.mapped_column(sa.String(200))
    due_on: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    priority: orm.Mapped[str | None] = orm.mapped_column(sa.String(60))
    description: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    status: orm.Mapped[str] = orm.mapped_column(sa.String(60), default="to_do")
    estimate: orm.Mapped[int | None] = orm.mapped_column(sa.BigInteger)
    note_id: orm.Mapped[int | None] = orm.mapped_column(
        sa.ForeignKey("notes.id", ondelete="SET NULL"),
        index=True,
    )
    note: orm.Mapped["Note | None"] = orm.relationship(foreign_keys=[note_id])

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.title
