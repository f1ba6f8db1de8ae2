"""Table of records."""

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db

if TYPE_CHECKING:
    from app.entities.booking.model import Booking


class RecordEntry(db.Record):
    """One record."""

    __tablename__ = "record_entries"
    __entity__ = "record_entry"

    text: orm.Mapped[str] = orm.mapped_column(sa.String(200))
    on: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    booking_id: orm.Mapped[int | None] = orm.mapped_column(
        sa.ForeignKey("bookings.id", ondelete="SET NULL"),
        index=True,
    )
    booking: orm.Mapped["Booking | None"] = orm.relationship(foreign_keys=[booking_id])

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.text
