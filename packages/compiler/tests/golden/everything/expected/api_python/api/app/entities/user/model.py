"""Table of users."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.auth.account import AccountRecord

if TYPE_CHECKING:
    from app.entities.booking.model import Booking


class User(AccountRecord):
    """One user."""

    __tablename__ = "users"
    __entity__ = "user"

    avatar: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    bookings: orm.Mapped[list["Booking"]] = orm.relationship(foreign_keys="Booking.person_id", viewonly=True)
