"""The table of what happened to running applications."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from loomery_orchestrator.tables import Base

__all__ = ["HappeningRow"]


class HappeningRow(Base):
    """Something that happened to an application by itself; kept until its week was told."""

    __tablename__ = "happening"
    __table_args__ = (Index("happening_of_tenant", "tenant", "at"), Index("happening_by_time", "at"))

    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    app: Mapped[str]
    kind: Mapped[str]
    """A kind of `ReleaseEvent`."""
    message: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
