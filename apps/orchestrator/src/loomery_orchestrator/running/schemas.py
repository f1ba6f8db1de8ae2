"""How applications run, as it goes over the wire."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["HealthOut", "RunningState"]


class RunningState(StrEnum):
    """Whether an application answers."""

    RUNNING = "running"
    ASLEEP = "asleep"
    """Nobody used it for a while; the next request starts it."""
    FAILED = "failed"
    """It does not stay up, and is left alone for a while."""
    NONE = "none"
    """Never released, archived, or deleted."""


class HealthOut(BaseModel):
    """How an application is. `memory` in bytes, where it runs on this machine."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "state": "running",
                    "since": "2026-03-01T12:00:00Z",
                    "restarts": 1,
                    "memory": 58720256,
                    "last_error": "it ended with exit code 7",
                }
            ]
        }
    )

    state: RunningState
    since: datetime | None
    restarts: int = Field(description="How often it had to be started again since its release.")
    memory: int | None = None
    last_error: str | None = None
