"""Table of places."""

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.booking.model import Booking
    from app.entities.sheep.model import Sheep


class Place(db.Record):
    """One place."""

    __tablename__ = "places"
    __entity__ = "place"

    name: orm.Mapped[str] = orm.mapped_column(sa.String(200))
    spot: orm.Mapped[str | None] = orm.mapped_column(sa.String(40))
    seats: orm.Mapped[int] = orm.mapped_column(sa.BigInteger)
    points: orm.Mapped[int] = orm.mapped_column(sa.BigInteger, default=0)
    open: orm.Mapped[bool] = orm.mapped_column(sa.Boolean, default=True)
    opened: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    sheep: orm.Mapped[list["Sheep"]] = orm.relationship(foreign_keys="Sheep.property_id", viewonly=True)
    bookings: orm.Mapped[list["Booking"]] = orm.relationship(foreign_keys="Booking.place_id", viewonly=True)

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.name
