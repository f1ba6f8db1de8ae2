"""Table of staff."""

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.core import db, logic

if TYPE_CHECKING:
    from app.entities.appointment.model import Appointment
    from app.entities.service.model import Service

staff_member_services_link = sa.Table(
    "staff_member_services_link",
    db.Base.metadata,
    sa.Column("staff_member_id", sa.ForeignKey("staff_members.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("service_id", sa.ForeignKey("services.id", ondelete="CASCADE"), primary_key=True),
)


class StaffMember(db.Record):
    """One staff member."""

    __tablename__ = "staff_members"
    __entity__ = "staff_member"

    name: orm.Mapped[str] = orm.mapped_column(sa.String(80))
    phone: orm.Mapped[str | None] = orm.mapped_column(sa.String(30))
    skills: orm.Mapped[list[str]] = orm.mapped_column(sa.JSON, default=list)
    works_since: orm.Mapped[dt.date | None] = orm.mapped_column(sa.Date)
    services: orm.Mapped[list["Service"]] = orm.relationship(secondary=staff_member_services_link)
    appointments: orm.Mapped[list["Appointment"]] = orm.relationship(
        foreign_keys="Appointment.staff_member_id",
        viewonly=True,
    )

    @property
    def appointment_count(self) -> int | None:
        """Appointments."""
        return logic.as_integer(sum(1 for item in self.appointments if item.status != "cancelled"))

    @property
    def services_ids(self) -> list[int]:
        """Numbers of the related records: services."""
        return [record.id for record in self.services]

    @property
    def label(self) -> str:
        """What people call this record."""
        return self.name
