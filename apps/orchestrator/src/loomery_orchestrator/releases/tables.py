"""The tables of releases."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from loomery_orchestrator.tables import Base

__all__ = ["AppPlaceRow", "HostedAppRow", "ReleaseRow"]


class AppPlaceRow(Base):
    """Where somebody wants an application to run; without a row, where the platform runs them."""

    __tablename__ = "app_place"

    app: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    place: Mapped[str]


class HostedAppRow(Base):
    """What should be hosted: one row for each application that was ever released."""

    __tablename__ = "hosted_app"

    app: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    slug: Mapped[str] = mapped_column(unique=True)
    live_release: Mapped[str]
    """Empty until the first release went live."""
    suspended: Mapped[bool]
    """Archived: its address answers as if it had never been."""
    granted_hosts: Mapped[list[str]] = mapped_column(JSON)
    """Hosts outside that it may call; none unless somebody said so."""
    running: Mapped[str] = mapped_column(default="none")
    """How it was last seen: running, asleep, failed, or none."""
    running_since: Mapped[datetime | None]
    restarts: Mapped[int] = mapped_column(default=0)
    """How often it had to be started again since its release."""
    restarts_asked: Mapped[int] = mapped_column(default=0)
    """Counts how often people asked for it to be started anew."""
    last_error: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(default="local")
    """Where it runs, since its first release and for good."""


class ReleaseRow(Base):
    """A release that was ordered; none is removed but with its application."""

    __tablename__ = "release"
    __table_args__ = (
        UniqueConstraint("tenant", "job", name="uq_release_tenant_job"),
        UniqueConstraint("app", "number", name="uq_release_app_number"),
        Index("release_by_state", "state"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    app: Mapped[str] = mapped_column(ForeignKey("hosted_app.app", ondelete="CASCADE"))
    slug: Mapped[str]
    number: Mapped[int]
    job: Mapped[str]
    bundle_key: Mapped[str] = mapped_column(String(900))
    bundle_sha256: Mapped[str]
    tag: Mapped[str]
    commit: Mapped[str]
    demo: Mapped[bool]
    accept_loss: Mapped[bool]
    returns_to: Mapped[str]
    restores_data: Mapped[bool]
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(Text)
    notice: Mapped[str] = mapped_column(Text)
    table_digest: Mapped[str]
    attempts: Mapped[int]
    requested_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    live_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(default="local")
    generated: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Files that were made for its place; see `GeneratedFile`."""
