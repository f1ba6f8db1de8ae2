"""What the monitor shows."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from loomery_orchestrator.monitor.ports import AppState

__all__ = ["Alert", "AlertKind", "Changes", "MonitorApp", "MonitorJob", "MonitorOut"]

AlertKind = Literal[
    "app_restarted",
    "app_broken",
    "app_healed",
    "release_failed",
    "release_stuck",
    "build_failed",
    "quota_nearly_used",
    "quota_used",
]


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True)


class MonitorJob(_Shown):
    """A job that waits or is worked on."""

    job: str
    tenant: str
    app: str
    app_name: str
    kind: str
    state: Literal["queued", "running"]
    step: str
    """What is being done; empty while it waits."""
    step_started_at: datetime | None
    created_at: datetime
    started_at: datetime | None


class MonitorApp(_Shown):
    """An application and how it is."""

    app: str
    tenant: str
    name: str
    slug: str | None
    url: str | None
    state: AppState
    restarts: int
    """How often it had to be started again within 24 hours."""
    requests_per_minute: int | None
    """In the last minute; null when it is hosted elsewhere."""
    errors_per_minute: int | None


class Alert(_Shown):
    """Something that should be looked at; `id` stays the same for as long as it is shown."""

    id: str
    at: datetime
    tenant: str
    app: str
    """Empty when it is about the organisation."""
    app_name: str
    job: str
    """The build it is about, when there is one."""
    kind: AlertKind
    severity: Literal["info", "warning", "error"]
    message: str


class MonitorOut(_Shown):
    """Everything, as it is at this moment; alerts are of the last 24 hours, newest first."""

    at: datetime
    scope: Literal["organisation", "platform"]
    waiting: int
    running: int
    jobs: list[MonitorJob]
    apps: list[MonitorApp]
    alerts: list[Alert]
    complete: bool
    """False when there is more than is shown: at most 200 jobs, 500 applications and 200 alerts."""


class Changes(_Shown):
    """What is different from what was told before: whole items that are new or changed, and ids that are gone."""

    at: datetime
    waiting: int
    running: int
    jobs: list[MonitorJob] = []
    gone_jobs: list[str] = []
    apps: list[MonitorApp] = []
    gone_apps: list[str] = []
    alerts: list[Alert] = []
    gone_alerts: list[str] = []
