"""Table of appointments."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db, logic
from app.core.types import UtcDateTime

if TYPE_CHECKING:
    from app.entities.service.model import Service
    from app.entities.staff_member.model import StaffMember
    from app.entities.user.model import User


class Appointment(db.Record):
    """A time that somebody booked."""

    __tablename__ = "appointments"
    __entity__ = "appointment"
    __owner__ = "customer"

    start: orm.Mapped[dt.datetime] = orm.mapped_column(UtcDateTime())
    end: orm.Mapped[dt.datetime] = orm.mapped_column(UtcDateTime())
    status: orm.Mapped[str] = orm.mapped_column(sa.String(60), default="requested")
    note: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    service_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("services.id", ondelete="RESTRICT"),
        index=True,
    )
    service: orm.Mapped["Service"] = orm.relationship(foreign_keys=[service_id])
    staff_member_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("staff_members.id", ondelete="RESTRICT"),
        index=True,
    )
    staff_member: orm.Mapped["StaffMember"] = orm.relationship(foreign_keys=[staff_member_id])
    customer_id: orm.Mapped[int] = orm.mapped_column(
        sa.ForeignKey("users.id", ondelete="CASCADE"),
        index=True,
    )
    customer: orm.Mapped["User"] = orm.relationship(foreign_keys=[customer_id])

    @property
    def hours(self) -> Decimal | None:
        """Hours."""
        return logic.as_decimal(logic.hours_between(self.start, self.end), 2)

    @property
    def cost(self) -> Decimal | None:
        """Price."""
        return logic.as_decimal(self.service.price, 2)

    @property
    def label(self) -> str:
        """What people call this record."""
        return f"Appointment {self.id}"
