"""What the service needs of a store of events."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeAlias

from loomery_shared.contracts.events import Event

__all__ = [
    "EPOCH",
    "HOUR",
    "SLOT",
    "EventStore",
    "Scope",
    "SlotCount",
    "SlotSum",
    "Value",
    "ValueCount",
    "first_of_each",
    "from_micros",
    "micros",
    "slot_of",
]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SLOT = timedelta(minutes=15)
"""The finest grain of counts: every time zone in use is a whole number of these away from UTC."""
HOUR = timedelta(hours=1)
Value: TypeAlias = str | int | float | bool | None


def micros(moment: datetime) -> int:
    """A moment as whole microseconds since 1970."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def from_micros(value: int) -> datetime:
    """The moment that `micros` wrote."""
    return EPOCH + timedelta(microseconds=value)


def slot_of(moment: datetime) -> int:
    """The number of the quarter of an hour, counted from 1970."""
    return (moment - EPOCH) // SLOT


def first_of_each(events: Sequence[Event]) -> tuple[list[Event], list[bool]]:
    """The events without repetitions of (tenant, id), and for each given whether it was the first."""
    different: dict[tuple[str, str], Event] = {}
    firsts = []
    for event in events:
        key = (event.tenant, event.id)
        firsts.append(key not in different)
        different.setdefault(key, event)
    return list(different.values()), firsts


@dataclass(frozen=True)
class Scope:
    """Which events: of one tenant, from `start` to just before `end`."""

    tenant: str
    start: datetime
    end: datetime
    app: str | None = None
    """Of one application only."""
    names: tuple[str, ...] = ()
    """With one of these names only; empty for all."""


@dataclass(frozen=True)
class SlotCount:
    """How many events of one name an application had in one quarter of an hour."""

    app: str
    name: str
    slot: int
    count: int


@dataclass(frozen=True)
class SlotSum:
    """What numbers that events of one name carried come to, in one quarter of an hour of an application."""

    app: str
    name: str
    slot: int
    sums: tuple[float, ...]
    """In the order in which they were asked for."""


@dataclass(frozen=True)
class ValueCount:
    """How many events carried this value."""

    value: Value
    count: int


class EventStore(Protocol):
    """Keeps events. Each method works on what was stored before it was called; all raise UnavailableError."""

    async def add(self, events: Sequence[Event], received: datetime) -> list[bool]:
        """Store events durably, each (tenant, id) once; for each given, whether it was new."""

    def read(self, scope: Scope) -> AsyncIterator[Sequence[Event]]:
        """The events by time, then by id, in pages."""

    async def slot_counts(self, scope: Scope) -> list[SlotCount]:
        """Events counted by application, name and quarter of an hour, in no order."""

    async def slot_sums(self, scope: Scope, keys: Sequence[str]) -> list[SlotSum]:
        """Numbers in properties added up by application, name and quarter of an hour, in no order."""

    async def slot_visitors(self, scope: Scope) -> list[tuple[int, str]]:
        """Pairs of quarter of an hour and visitor, each once, in no order; events without visitor are left out."""

    async def value_counts(self, scope: Scope, key: str) -> list[ValueCount]:
        """Values of a property counted, in no order; events without it are left out."""

    async def tenants(self, start: datetime, end: datetime) -> list[str]:
        """Who has events in this time."""

    def of_person(self, user: str) -> AsyncIterator[Sequence[Event]]:
        """What is stored about a person, in every tenant, in pages."""

    async def forget_person(self, user: str) -> int:
        """Remove what is stored about a person, in every tenant; how many events that were."""

    async def forget(self, tenant: str, app: str | None = None) -> int:
        """Remove the events of a tenant, or of one application; how many that were."""

    async def expire(self, before: datetime) -> int:
        """Remove what is older, in every tenant; how many events that were."""

    async def ping(self) -> None:
        """Raises UnavailableError when the store does not answer."""
