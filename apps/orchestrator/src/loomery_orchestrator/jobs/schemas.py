"""Jobs as they go over the wire."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from loomery_orchestrator.jobs.model import JobState, StepState

__all__ = ["ErrorOut", "JobOut", "LogLine", "StatusOut", "StepOut"]


class StepOut(BaseModel):
    """How one step stands."""

    name: str
    state: StepState
    seconds: float | None
    message: str = ""
    attempts: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    expected_seconds: float | None = Field(
        default=None, description="As it usually takes; none without history."
    )


class ErrorOut(BaseModel):
    """Why a job failed, and what to do."""

    code: str
    message: str
    hint: str = ""
    step: str = ""


class StatusOut(BaseModel):
    """How a job stands; `url` once the application answers there."""

    job: str
    app: str
    kind: str
    state: JobState
    steps: list[StepOut] = []
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    url: str | None = None
    error: ErrorOut | None = None
    result: dict[str, Any] | None = None
    estimate: float | None = Field(default=None, description="Seconds it will probably still take.")
    expected_seconds: float | None = Field(
        default=None, description="Seconds that such a build usually takes in all; none without history."
    )
    position: int | None = Field(
        default=None, description="Of a queued job: its place among those of the organisation; 1 is the next."
    )


class JobOut(BaseModel):
    """A job in a list."""

    job: str
    app: str
    kind: str
    state: JobState
    created_at: datetime
    finished_at: datetime | None = None
    error: ErrorOut | None = None


class LogLine(BaseModel):
    """One line that was told about a job."""

    number: int
    at: datetime
    kind: str
    step: str
    message: str
    data: dict[str, Any] | None = None
