"""What services, the portal and generated applications tell the analytics service."""

from datetime import datetime
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = ["Event", "EventSink", "WriteKeys"]

_Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,63}$")]
_Value = str | int | float | bool | None


class Event(BaseModel):
    """Something that happened; `id` makes telling it twice harmless."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=8, max_length=64)
    name: _Name
    at: datetime
    """With a time zone."""
    tenant: str = ""
    app: str = ""
    user: str = ""
    """A person's id for events of the platform; empty for those of applications."""
    visitor: str = ""
    """A number that lives as long as a browser tab; never a cookie."""
    properties: dict[_Name, _Value] = Field(default={}, max_length=32)


class EventSink(Protocol):
    """Takes events; they are kept at least once, and counted once."""

    async def record(self, events: list[Event]) -> None:
        """Accept events; raises UnavailableError when they cannot be accepted now."""


class WriteKeys(Protocol):
    """Knows which public key lets events of which application in."""

    async def give(self, tenant: str, app: str, key: str) -> None:
        """From now on this key, and no other, is the application's; raises UnavailableError."""
