"""What the analytics service tells other services of how applications were used."""

from datetime import datetime
from typing import Protocol

from pydantic import BaseModel, ConfigDict

__all__ = ["AppFigures", "Figures"]


class AppFigures(BaseModel):
    """How an application was used in some time."""

    model_config = ConfigDict(frozen=True)

    app: str
    visitors: int = 0
    requests: int = 0
    errors: int = 0
    """Answers of 500 and above, of the requests."""


class Figures(Protocol):
    """Knows how applications were used."""

    async def of(self, tenant: str, start: datetime, end: datetime) -> list[AppFigures]:
        """From `start` to just before `end`, of applications that had visitors or requests; raises UnavailableError."""
