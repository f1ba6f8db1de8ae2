"""Table of services."""

from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db
from app.core.types import Exact

if TYPE_CHECKING:
    from app.entities.appointment.model import Appointment
    from app.entities.review.model import Review
    from app.entities.staff_member.model import StaffMember


class Service(db.Record):
    """What the salon offers."""

    __tablename__ = "services"
    __entity__ = "service"

    name: orm.Mapped[str] = orm.mapped_column(sa.String(80), unique=True)
    description: orm.Mapped[str | None] = orm.mapped_column(sa.Text)
    minutes: orm.Mapped[int] = orm.mapped_column(sa.BigInteger)
    price: orm.Mapped[Decimal] = orm.mapped_column(Exact(2))
    photo: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    staff: orm.Mapped[list["StaffMember"]] = orm.relationship(
        secondary="staff_member_services_link",
        viewonly=True,
    )
    appointments: orm.Mapped[list["Appointment"]] = orm.relationship(
        foreign_keys="Appointment.service_id",
        viewonly=True,
    )
    reviews: orm.Mapped[list["Review"]] = orm.relationship(foreign_keys="Review.service_id", viewonly=True)

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.name
