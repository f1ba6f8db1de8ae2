"""What those who run the platform see and send."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from loomery_orchestrator.apps.schemas import UsageOut
from loomery_shared.contracts.operation import ConnectedModel, Plugin

__all__ = [
    "DeadJob",
    "GivenQuotas",
    "HealthReport",
    "ModelsOut",
    "PartHealth",
    "PluginsOut",
    "QueueOut",
    "QueuedJob",
    "QuotasOut",
    "Retried",
    "TenantQueue",
    "UsualQuotas",
    "WorkerOut",
]

_Limit = Annotated[int | None, Field(ge=0, le=1_000_000)]


class GivenQuotas(BaseModel):
    """Limits of one organisation: null is as usual, 0 is without a limit."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"apps": 200, "storage_mb": 20_000}]}
    )

    apps: _Limit = None
    """Applications that are not deleted."""
    builds_per_hour: _Limit = None
    """Builds that are begun within an hour."""
    waiting_builds: _Limit = None
    """Builds that wait or run."""
    storage_mb: _Limit = None
    """Megabytes of artifacts."""


class UsualQuotas(BaseModel):
    """Limits as they are; 0 is without a limit."""

    apps: int
    builds_per_hour: int
    waiting_builds: int
    storage_mb: int


class QuotasOut(BaseModel):
    """What an organisation may, where that comes from, and what it uses."""

    tenant: str
    limits: UsualQuotas
    """What holds."""
    given: GivenQuotas
    """What was given to this organisation."""
    usual: UsualQuotas
    """What holds for everybody else."""
    usage: UsageOut
    changed_at: datetime | None
    changed_by: str


class QueuedJob(BaseModel):
    """A job that waits or is worked on."""

    job: str
    tenant: str
    app: str
    state: Literal["queued", "running"]
    step: str = ""
    """What is being done; empty while it waits."""
    owner: str
    """The worker that has it."""
    created_at: datetime
    started_at: datetime | None


class WorkerOut(BaseModel):
    """A process that takes builds. It keeps what it has for as long as it gives signs of life."""

    id: str
    version: str
    starts: int
    """How often it has been started."""
    state: Literal["up", "silent", "down"]
    """`down`: ended in order; `silent`: no sign of life for longer than the lease."""
    started_at: datetime
    seen_at: datetime
    silent_for: float
    """Seconds since its last sign of life."""
    lease: float
    """Seconds of silence after which others take over its builds."""
    jobs: list[QueuedJob]


class TenantQueue(BaseModel):
    """What one organisation has in the queue."""

    tenant: str
    waiting: int
    running: int
    oldest_at: datetime


class DeadJob(BaseModel):
    """A job that was given up after every attempt failed."""

    job: str
    tenant: str
    app: str
    step: str
    message: str
    finished_at: datetime | None
    retried: str | None
    """The job that tried it again."""


class QueueOut(BaseModel):
    """The queue of builds, over all organisations; `dead` are those of the last seven days, newest first."""

    waiting: int
    running: int
    tenants: list[TenantQueue]
    jobs: list[QueuedJob]
    """The oldest, at most 200."""
    dead: list[DeadJob]


class Retried(BaseModel):
    """The job that does it again."""

    app: str
    job: str


class PartHealth(BaseModel):
    """How one part is."""

    name: str
    state: Literal["ok", "warn", "down"]
    words: str
    remedy: str = ""
    latency_ms: float


class HealthReport(BaseModel):
    """How every part is; the whole is as the worst of them."""

    at: datetime
    state: Literal["ok", "warn", "down"]
    parts: list[PartHealth]


class ModelsOut(BaseModel):
    """The model that reads words besides the rules; null: there is none, and none is needed."""

    model: ConnectedModel | None


class PluginsOut(BaseModel):
    """What building can use."""

    plugins: list[Plugin]
