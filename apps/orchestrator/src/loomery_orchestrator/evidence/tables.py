"""The tables of what is kept of builds."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from loomery_orchestrator.tables import Base

__all__ = ["BuildRow", "PictureRow"]


class BuildRow(Base):
    """A build from the moment its checks ran; outlives the log of its job."""

    __tablename__ = "build_record"
    __table_args__ = (
        Index("build_record_of_app", "tenant", "app", "job"),
        Index("build_record_by_end", "tenant", "browser", "finished_at"),
        Index("build_record_of_all_by_end", "browser", "finished_at"),
    )

    job: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    app: Mapped[str]
    browser: Mapped[bool]
    description: Mapped[str] = mapped_column(Text)
    created_by: Mapped[str]
    state: Mapped[str]
    """As that of its job: running until the end is written down."""
    tag: Mapped[str]
    """Empty unless it was published."""
    commit: Mapped[str]
    sentences: Mapped[list[dict[str, Any]]]
    gates: Mapped[list[dict[str, Any]]]
    steps: Mapped[dict[str, Any]]
    """Seconds that each step took."""
    seconds: Mapped[float | None]
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class PictureRow(Base):
    """What a page looked like when a build was checked in a browser."""

    __tablename__ = "picture"
    __table_args__ = (
        UniqueConstraint("job", "position", name="uq_picture_job_position"),
        Index("picture_of_app", "tenant", "app", "job"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    app: Mapped[str]
    job: Mapped[str]
    position: Mapped[int]
    page: Mapped[str]
    path: Mapped[str] = mapped_column(String(500))
    width: Mapped[int]
    theme: Mapped[str]
    key: Mapped[str] = mapped_column(String(500))
    type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    created_at: Mapped[datetime]
