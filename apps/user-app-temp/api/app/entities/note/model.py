"""Table of notes."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.task.model import Task


class Note(db.Record):
    """Something written down so that it is not forgotten."""

    __tablename__ = "notes"
    __entity__ = "note"

    title: orm.Mapped[str] = orm.mapped_column(sa.String(200))
    body: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    colour: orm.Mapped[str | None] = orm.mapped_column(sa.String(7))
    is_pinned: orm.Mapped[bool] = orm.mapped_column(sa.Boolean, default=False)
    tags: orm.Mapped[list[str]] = orm.mapped_column(sa.JSON, default=list)
    tasks: orm.Mapped[list["Task"]] = orm.relationship(foreign_keys="Task.note_id", viewonly=True)

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.title
