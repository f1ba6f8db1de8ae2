"""What is known of a job."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

__all__ = [
    "STEPS",
    "JobEvent",
    "JobRecord",
    "JobState",
    "NewEvent",
    "NewJob",
    "NewestJob",
    "StepRecord",
    "StepState",
]

STEPS = ("prepare", "understand", "compile", "merge", "verify", "publish", "release", "notify")
"""The steps of a build, in order."""


class JobState(StrEnum):
    """How a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self in (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED)


class StepState(StrEnum):
    """How a step stands."""

    WAITING = "waiting"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    SKIPPED = "skipped"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class StepRecord(_Value):
    """One step; `seconds` once it is over."""

    name: str
    state: StepState = StepState.WAITING
    message: str = ""
    attempts: int = 0
    started_at: datetime | None = None
    seconds: float | None = None


class NewJob(_Value):
    """What a job begins as. `key` makes asking twice harmless."""

    id: str
    tenant: str
    app: str
    kind: str = "build"
    request: dict[str, Any]
    key: str | None = None
    created_by: str
    created_at: datetime


class JobRecord(_Value):
    """A job with its steps."""

    id: str
    tenant: str
    app: str
    kind: str
    state: JobState
    request: dict[str, Any]
    created_by: str
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    url: str | None = None
    error: dict[str, Any] | None = None
    result: dict[str, Any] | None = None
    dispatched: bool = False
    cancel_requested: bool = False
    owner: str = ""
    fence: int = 0
    steps: list[StepRecord] = []


class NewestJob(NamedTuple):
    """What an application shows of its newest job."""

    id: str
    state: JobState
    finished_at: datetime | None


class NewEvent(_Value):
    """Something to tell about a job: its `kind` is state, step, line, gate or problem."""

    kind: str
    step: str = ""
    message: str = ""
    data: dict[str, Any] | None = None
    at: datetime


class JobEvent(NewEvent):
    """Something that was told; numbers begin at 1 and have no gaps."""

    number: int
