"""All tables."""

from app.auth.tables import AuthAttempt, AuthSignIn
from app.core.db import Base
from app.core.job_runs import JobRun
from app.entities.booking.model import Booking
from app.entities.passport.model import Passport
from app.entities.place.model import Place
from app.entities.record_entry.model import RecordEntry
from app.entities.sample.model import Sample
from app.entities.sheep.model import Sheep
from app.entities.user.model import User

__all__ = [
    "AuthAttempt",
    "AuthSignIn",
    "Booking",
    "JobRun",
    "Passport",
    "Place",
    "RecordEntry",
    "Sample",
    "Sheep",
    "User",
    "metadata",
]

metadata = Base.metadata
