"""Table of notifications."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.user.model import User


class Notification(db.Record):
    """One notification."""

    __tablename__ = "notifications"
    __entity__ = "notification"
    __owner__ = "recipient"

    message: orm.Mapped[str] = orm.mapped_column(sa.String(500))
    link: orm.Mapped[str | None] = orm.mapped_column(sa.String(300))
    is_read: orm.Mapped[bool] = orm.mapped_column(sa.Boolean, default=False)
    recipient_id: orm.Mapped[int | None] = orm.mapped_column(
        sa.ForeignKey("users.id", ondelete="CASCADE"),
        index=True,
    )
    recipient: orm.Mapped["User | None"] = orm.relationship(foreign_keys=[recipient_id])

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.message
