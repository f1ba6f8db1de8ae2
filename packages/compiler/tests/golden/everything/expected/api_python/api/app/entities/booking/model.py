"""Table of bookings."""

from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db, logic
from app.core.actor import actor_of
from app.core.types import Exact

if TYPE_CHECKING:
    from app.entities.place.model import Place
    from app.entities.record_entry.model import RecordEntry
    from app.entities.user.model import User


class Booking(db.Record):
    """One booking."""

    __tablename__ = "bookings"
    __entity__ = "booking"
    __owner__ = "person"

    seats: orm.Mapped[int] = orm.mapped_column(sa.BigInteger)
    share: orm.Mapped[Decimal | None] = orm.mapped_column(Exact(4))
    state: orm.Mapped[str] = orm.mapped_column(sa.String(60), default="open")
    note: orm.Mapped[str | None] = orm.mapped_column(sa.String(200))
    place_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("places.id", ondelete="RESTRICT"),
        index=True,
    )
    place: orm.Mapped["Place"] = orm.relationship(foreign_keys=[place_id])
    person_id: orm.Mapped[int] = orm.mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    person: orm.Mapped["User"] = orm.relationship(foreign_keys=[person_id])
    record_entries: orm.Mapped[list["RecordEntry"]] = orm.relationship(
        foreign_keys="RecordEntry.booking_id",
        viewonly=True,
    )

    @property
    def left_over(self) -> int | None:
        """Left over."""
        return logic.as_integer(self.place.seats - self.seats)

    @property
    def mood(self) -> str | None:
        """Mood."""
        return logic.as_text(
            "high" if logic.gt(self.share, 50) else logic.upper(logic.coalesce(self.note, "low")),
        )

    @property
    def mine(self) -> bool | None:
        """Mine."""
        return logic.as_boolean(self.person_id == actor_of(self).id)

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.note or f"Booking {self.id}"
