"""Table of order lines."""

from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db, logic
from app.core.types import Exact

if TYPE_CHECKING:
    from app.entities.order.model import Order
    from app.entities.product.model import Product


class OrderLine(db.Record):
    """One order line."""

    __tablename__ = "order_lines"
    __entity__ = "order_line"
    __table_args__ = (sa.UniqueConstraint("order_id", "product_id"),)

    quantity: orm.Mapped[int] = orm.mapped_column(sa.BigInteger)
    unit_price: orm.Mapped[Decimal] = orm.mapped_column(Exact(2), default=Decimal(0))
    order_id: orm.Mapped[int] = orm.mapped_column(sa.ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    order: orm.Mapped["Order"] = orm.relationship(foreign_keys=[order_id])
    product_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("products.id", ondelete="RESTRICT"),
        index=True,
    )
    product: orm.Mapped["Product"] = orm.relationship(foreign_keys=[product_id])

    @property
    def amount(self) -> Decimal | None:
        """Amount."""
        return logic.as_decimal(self.quantity * self.unit_price, 2)

    @property
    def label(self) -> str:
        """What people call this record."""
        return f"Order line {self.id}"
