"""Table of orders."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db, logic
from app.core.types import Exact

if TYPE_CHECKING:
    from app.entities.order_line.model import OrderLine
    from app.entities.user.model import User


class Order(db.Record):
    """What a customer wants to buy."""

    __tablename__ = "orders"
    __entity__ = "order"
    __owner__ = "customer"

    status: orm.Mapped[str] = orm.mapped_column(sa.String(60), default="open")
    total: orm.Mapped[Decimal] = orm.mapped_column(Exact(2), default=Decimal(0))
    address: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    placed_on: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    customer_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("users.id", ondelete="CASCADE"),
        index=True,
    )
    customer: orm.Mapped["User"] = orm.relationship(foreign_keys=[customer_id])
    lines: orm.Mapped[list["OrderLine"]] = orm.relationship(foreign_keys="OrderLine.order_id", viewonly=True)

    @property
    def number(self) -> str | None:
        """Order number."""
        return logic.as_text(logic.concat("Order ", self.id))

    @property
    def line_count(self) -> int | None:
        """Lines."""
        return logic.as_integer(len(self.lines))

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.number or f"Order {self.id}"
