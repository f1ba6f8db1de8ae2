"""One round of work in the background: count hours, let go of what is old.

Every part may be repeated and may run in two processes at once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from loomery_analytics.settings import EventSettings
from loomery_analytics.stores.port import HOUR, EventStore
from loomery_analytics.stores.rollups import SETTLED, RollupStore, floor_hour
from loomery_shared.ids import Clock

__all__ = ["Round", "Upkeep"]

_DAY = timedelta(days=1)
_MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Round:
    """What a round did."""

    hours: int
    """Hours that were counted for the first time, of all tenants together."""
    late: int
    """Hours of a tenant that were counted anew."""
    events: int
    """Events that were let go."""
    rollups: int
    """Counts per hour that were let go."""


class Upkeep:
    """Keeps counts per hour and clears what is older than the settings say."""

    def __init__(
        self, settings: EventSettings, store: EventStore, rollups: RollupStore, clock: Clock
    ) -> None:
        self._settings = settings
        self._store = store
        self._rollups = rollups
        self._clock = clock

    async def round(self) -> Round:
        """Everything once; raises UnavailableError, and goes on where it was the next time."""
        now = self._clock()
        oldest = floor_hour(now - timedelta(days=self._settings.raw_days))
        hours = await self._count_hours(now)
        late = await self._count_late(now, oldest)
        # Only now: when counting fails, nothing goes.
        events = await self._store.expire(oldest)
        rollups = await self._rollups.expire(now - timedelta(days=self._settings.rollup_days))
        return Round(hours=hours, late=late, events=events, rollups=rollups)

    async def _count_hours(self, now: datetime) -> int:
        """Day by day, so that no transaction is long; a time without events is one step."""
        start = await self._rollups.counted_until()
        if start is None:
            # Also what should be gone already is counted first.
            start = floor_hour(now - timedelta(days=self._settings.rollup_days))
        end = floor_hour(now - SETTLED)
        hours = 0
        while start < end:
            until = await self._step(start, end)
            await self._rollups.count_hours(self._store, start, until)
            hours += (until - start) // HOUR
            start = until
        return hours

    async def _step(self, start: datetime, end: datetime) -> datetime:
        for empty in (end, start + _MONTH):
            if start + _DAY < empty <= end and not await self._store.tenants(start, empty):
                return empty
        return min(start + _DAY, end)

    async def _count_late(self, now: datetime, oldest: datetime) -> int:
        # The oldest hour may have lost events already.
        await self._rollups.drop_marks(oldest + HOUR)
        marks = await self._rollups.late(now)
        for tenant, hour in marks:
            await self._rollups.count_again(self._store, tenant, hour, now)
        return len(marks)
