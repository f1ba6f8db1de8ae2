"""Table of purchases."""

from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db
from app.core.types import Exact

if TYPE_CHECKING:
    from app.entities.user.model import User


class Purchase(db.Record):
    """One purchase."""

    __tablename__ = "purchases"
    __entity__ = "purchase"
    __owner__ = "requester"

    title: orm.Mapped[str] = orm.mapped_column(sa.String(120))
    cost: orm.Mapped[Decimal] = orm.mapped_column(Exact(2))
    status: orm.Mapped[str] = orm.mapped_column(sa.String(60), default="draft")
    receipt: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    approvals: orm.Mapped[list[dict[str, str]]] = orm.mapped_column(sa.JSON, default=list)
    requester_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("users.id", ondelete="CASCADE"),
        index=True,
    )
    requester: orm.Mapped["User"] = orm.relationship(foreign_keys=[requester_id])

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.title
