"""Table of reviews."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.service.model import Service
    from app.entities.user.model import User


class Review(db.Record):
    """One review."""

    __tablename__ = "reviews"
    __entity__ = "review"
    __owner__ = "author"
    __table_args__ = (sa.UniqueConstraint("service_id", "author_id"),)

    stars: orm.Mapped[int] = orm.mapped_column(sa.Integer)
    text: orm.Mapped[str] = orm.mapped_column(sa.Text)
    published: orm.Mapped[bool] = orm.mapped_column(sa.Boolean, default=False)
    service_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("services.id", ondelete="CASCADE"),
        index=True,
    )
    service: orm.Mapped["Service"] = orm.relationship(foreign_keys=[service_id])
    author_id: orm.Mapped[int] = orm.mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    author: orm.Mapped["User"] = orm.relationship(foreign_keys=[author_id])

    @property
    def label(self) -> str:
        """What people call this record."""
        return f"Review {self.id}"
