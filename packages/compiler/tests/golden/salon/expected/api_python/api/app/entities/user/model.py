"""Table of users."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from app.auth.account import AccountRecord

if TYPE_CHECKING:
    from app.entities.appointment.model import Appointment
    from app.entities.notification.model import Notification
    from app.entities.review.model import Review


class User(AccountRecord):
    """One user."""

    __tablename__ = "users"
    __entity__ = "user"

    avatar: orm.Mapped[str | None] = orm.mapped_column(sa.String(2000))
    appointments: orm.Mapped[list["Appointment"]] = orm.relationship(
        foreign_keys="Appointment.customer_id",
        viewonly=True,
    )
    reviews: orm.Mapped[list["Review"]] = orm.relationship(foreign_keys="Review.author_id", viewonly=True)
    notifications: orm.Mapped[list["Notification"]] = orm.relationship(
        foreign_keys="Notification.recipient_id",
        viewonly=True,
    )
