"""All tables."""

from app.auth.tables import AuthAttempt, AuthSignIn
from app.core.db import Base
from app.core.job_runs import JobRun
from app.entities.appointment.model import Appointment
from app.entities.notification.model import Notification
from app.entities.review.model import Review
from app.entities.service.model import Service
from app.entities.staff_member.model import StaffMember
from app.entities.user.model import User

__all__ = [
    "Appointment",
    "AuthAttempt",
    "AuthSignIn",
    "JobRun",
    "Notification",
    "Review",
    "Service",
    "StaffMember",
    "User",
    "metadata",
]

metadata = Base.metadata
