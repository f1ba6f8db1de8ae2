"""What was done by the clock."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.db import Base, now
from app.core.types import UtcDateTime


class JobRun(Base):
    """Remembers what was done by the clock, so that it is done once."""

    __tablename__ = "job_runs"

    key: orm.Mapped[str] = orm.mapped_column(sa.String(160), primary_key=True)
    at: orm.Mapped[dt.datetime] = orm.mapped_column(UtcDateTime(), default=now)
