"""Table of users."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.auth.account import AccountRecord

if TYPE_CHECKING:
    from app.entities.order.model import Order
    from app.entities.purchase.model import Purchase


class User(AccountRecord):
    """One user."""

    __tablename__ = "users"
    __entity__ = "user"

    avatar: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    orders: orm.Mapped[list["Order"]] = orm.relationship(foreign_keys="Order.customer_id", viewonly=True)
    purchases: orm.Mapped[list["Purchase"]] = orm.relationship(
        foreign_keys="Purchase.requester_id",
        viewonly=True,
    )
