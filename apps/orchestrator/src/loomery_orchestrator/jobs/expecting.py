"""How long a job is expected to take, as whoever knows about builds tells."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

from loomery_orchestrator.jobs.model import JobRecord

__all__ = ["Expect", "Expectation"]


class Expectation(BaseModel):
    """Seconds that a build of some kind takes, in all and step by step."""

    model_config = ConfigDict(frozen=True)

    seconds: float | None = None
    steps: dict[str, float] = {}


Expect: TypeAlias = Callable[[JobRecord], Awaitable[Expectation]]
"""What is to be expected of a job; nothing when there is no history of its kind."""
