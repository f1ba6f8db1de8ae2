"""Counts requests per application in memory and tells the sums now and then."""

import asyncio
import bisect
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from loomery_orchestrator.proxy.pace import Pace
from loomery_shared.contracts.events import Event, EventSink
from loomery_shared.errors import UnavailableError
from loomery_shared.ids import Clock, new_id

__all__ = ["Rollup"]

# Bounds in milliseconds, each a tenth above the last: percentiles are right to within ten percent.
_BOUNDS = [round(1.1**power, 3) for power in range(140)]
_MOST_WAITING = 20_000


@dataclass
class _Counts:
    requests: int = 0
    errors: int = 0
    buckets: dict[int, int] = field(default_factory=dict)

    def percentile(self, share: float) -> float:
        """Milliseconds within which this share of the answers began."""
        wanted, seen = share * self.requests, 0
        for bucket in sorted(self.buckets):
            seen += self.buckets[bucket]
            if seen >= wanted:
                return _BOUNDS[min(bucket, len(_BOUNDS) - 1)]
        return 0.0


class Rollup:
    """The counts since they were last told."""

    def __init__(self, sink: EventSink, clock: Clock, make_id: Callable[[str], str] = new_id) -> None:
        self._sink = sink
        self._clock = clock
        self._make_id = make_id
        self._counts: dict[tuple[str, str], _Counts] = {}
        self._since = clock()
        self._waiting: list[Event] = []
        self.pace = Pace()
        """How many there are just now."""

    def add(self, tenant: str, app: str, status: int, seconds: float) -> None:
        """One answer."""
        counts = self._counts.setdefault((tenant, app), _Counts())
        counts.requests += 1
        counts.errors += status >= 500
        bucket = bisect.bisect_left(_BOUNDS, seconds * 1000)
        counts.buckets[bucket] = counts.buckets.get(bucket, 0) + 1
        self.pace.add(app, error=status >= 500)

    def tell(self, event: Event) -> None:
        """Have something else told together with the next sums."""
        if len(self._waiting) < _MOST_WAITING:
            self._waiting.append(event)

    @asynccontextmanager
    async def told_every(self, seconds: float) -> AsyncIterator[None]:
        """Tell the sums every now and then while the block runs, and once more at its end."""

        async def flush_often() -> None:
            while True:
                await asyncio.sleep(seconds)
                await self.flush()

        task = asyncio.create_task(flush_often(), name="tell-request-counts")
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await self.flush()

    async def flush(self) -> None:
        """Tell the sums; what cannot be told now is told the next time."""
        now = self._clock()
        counted, self._counts = self._counts, {}
        seconds, self._since = (now - self._since).total_seconds(), now
        self._waiting += [
            Event(
                id=self._make_id("evt"),
                name="app.requests",
                at=now,
                tenant=tenant,
                app=app,
                properties={
                    "count": counts.requests,
                    "errors": counts.errors,
                    "p50": counts.percentile(0.50),
                    "p99": counts.percentile(0.99),
                    "seconds": round(seconds, 3),
                },
            )
            for (tenant, app), counts in counted.items()
        ]
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting[-_MOST_WAITING:], []
        try:
            await self._sink.record(waiting)
        except UnavailableError:
            self._waiting = waiting + self._waiting
