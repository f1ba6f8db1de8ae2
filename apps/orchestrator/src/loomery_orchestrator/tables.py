"""The orchestrator's tables. Every row says whose it is."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Table, Text, UniqueConstraint, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from loomery_shared.columns import UtcTime

__all__ = [
    "ApplicationRow",
    "ArtifactRow",
    "Base",
    "JobEventRow",
    "JobRow",
    "JobStepRow",
    "UtcTime",
    "WorkerRow",
    "table_of",
]


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        datetime: UtcTime,
        dict[str, Any]: JSON,
        list[dict[str, Any]]: JSON,
        str: String(200),
    }


def table_of(row: type[Base]) -> Table:
    """The table whose rows these are: for statements that read columns, without an object for each row."""
    table = inspect(row).local_table
    assert isinstance(table, Table)  # noqa: S101 - what a class that names its table has
    return table


class ApplicationRow(Base):
    """An application."""

    __tablename__ = "application"
    __table_args__ = (
        Index("application_by_age", "tenant", "state", "created_at", "id"),
        Index("application_deleted", "deleted_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    slug: Mapped[str | None] = mapped_column(unique=True)
    """The name in its address; none until the first words were understood."""
    name: Mapped[str]
    description: Mapped[str] = mapped_column(Text)
    spec: Mapped[dict[str, Any] | None]
    """The specification of the newest green build."""
    picture: Mapped[str | None]
    """The picture of its first page, as the newest green build that took some saw it."""
    options: Mapped[dict[str, Any]]
    state: Mapped[str]
    version: Mapped[int]
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    """Since when it is hidden; removed for good some days later."""


class JobRow(Base):
    """Something long that was asked for."""

    __tablename__ = "job"
    __table_args__ = (
        UniqueConstraint("tenant", "idempotency_key"),
        Index("job_of_app", "tenant", "app", "id"),
        Index("job_by_state", "state", "created_at"),
        Index("job_of_tenant_by_time", "tenant", "created_at"),
        Index("job_of_tenant_by_state", "tenant", "state"),
        Index(
            "job_to_hand_over",
            "state",
            "id",
            sqlite_where=text("dispatched IS 0"),
            postgresql_where=text("dispatched IS false"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    app: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    request: Mapped[dict[str, Any]]
    idempotency_key: Mapped[str | None]
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    url: Mapped[str | None]
    error: Mapped[dict[str, Any] | None]
    result: Mapped[dict[str, Any] | None]
    dispatched: Mapped[bool]
    cancel_requested: Mapped[bool]
    owner: Mapped[str]
    """The worker that works on it."""
    fence: Mapped[int]
    """Counts who took it: whoever holds a lower number has been replaced."""
    next_event: Mapped[int]


class JobStepRow(Base):
    """How far one step of a job is."""

    __tablename__ = "job_step"

    job: Mapped[str] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    position: Mapped[int]
    state: Mapped[str]
    message: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int]
    started_at: Mapped[datetime | None]
    seconds: Mapped[float | None]


class JobEventRow(Base):
    """One thing that was told about a job."""

    __tablename__ = "job_event"

    job: Mapped[str] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    kind: Mapped[str]
    step: Mapped[str]
    message: Mapped[str] = mapped_column(Text)
    data: Mapped[dict[str, Any] | None]
    at: Mapped[datetime]


class ArtifactRow(Base):
    """A file that a build made."""

    __tablename__ = "artifact"
    __table_args__ = (
        UniqueConstraint("job", "kind"),
        Index("artifact_of_app", "tenant", "app", "id"),
        Index("artifact_size", "tenant", "size"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    app: Mapped[str]
    job: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    key: Mapped[str] = mapped_column(String(500))
    size: Mapped[int]
    sha256: Mapped[str]
    signature: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]


class AppSecretRow(Base):
    """What the owner of an application gave it to know, sealed."""

    __tablename__ = "app_secret"

    tenant: Mapped[str] = mapped_column(primary_key=True)
    app: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime]


class WorkerRow(Base):
    """A process that takes jobs, and when it was last heard of; nobody's in particular."""

    __tablename__ = "worker"

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
    generation: Mapped[int]
    """Counts its starts: what an earlier start began, a later one does not take for its own."""
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    state: Mapped[str]
