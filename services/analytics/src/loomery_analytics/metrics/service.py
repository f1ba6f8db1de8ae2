"""Questions about events, answered."""

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from loomery_analytics.errors import InvalidRequestError
from loomery_analytics.metrics.funnel import FunnelCounter
from loomery_analytics.metrics.percentiles import Bounds, percentile
from loomery_analytics.metrics.ranges import Interval, Range, intervals, outward, zone_named
from loomery_analytics.metrics.requests import REQUEST_KEYS, REQUESTS, VIEWS, requests_of
from loomery_analytics.metrics.schemas import (
    Count,
    Counts,
    CountsQuery,
    Funnel,
    FunnelQuery,
    FunnelStep,
    Latency,
    LatencyPoint,
    LatencyQuery,
    Point,
    Query,
    Series,
    SeriesQuery,
    TimeQuery,
    Top,
    TopQuery,
    TopValue,
)
from loomery_analytics.settings import EventSettings
from loomery_analytics.stores.port import EPOCH, SLOT, EventStore, Scope, SlotCount, slot_of
from loomery_analytics.stores.rollups import RollupStore, floor_hour
from loomery_shared.ids import Clock

__all__ = ["Metrics", "covering"]

_WEEK = timedelta(days=7)
_DEFAULT = {
    Interval.HOUR: timedelta(days=1),
    Interval.DAY: timedelta(days=30),
    Interval.WEEK: timedelta(weeks=8),
    Interval.MONTH: timedelta(days=56),
}
_LONGEST_BY_HOUR = timedelta(days=32)


class Metrics:
    """Answers for one tenant at a time; all raise InvalidRequestError, UnavailableError."""

    def __init__(
        self, settings: EventSettings, store: EventStore, rollups: RollupStore, clock: Clock
    ) -> None:
        self._settings = settings
        self._store = store
        self._rollups = rollups
        self._clock = clock

    async def counts(self, tenant: str, query: CountsQuery) -> Counts:
        """How many events there were of each name."""
        span = self._counted(query, _WEEK)
        found: Counter[str] = Counter()
        for one in await self._slot_counts(Scope(tenant, span.start, span.end, query.app)):
            found[one.name] += one.count
        events = [Count(event=name, count=number) for name, number in sorted(found.items(), key=_most)]
        return Counts(**covering(query, span), events=events, total=found.total())

    async def series(self, tenant: str, query: SeriesQuery) -> Series:
        """How many there were in each part of a time."""
        parts = self.parts(query, query.interval, _DEFAULT[query.interval], single=query.measure != "events")
        span = Range(parts[0].start, parts[-1].end)
        scope = Scope(tenant, span.start, span.end, query.app, (query.name,))
        starts = [slot_of(part.start) for part in parts]
        if query.measure == "visitors":
            numbers, total = await self._visitors(scope, starts)
        elif query.measure != "events":
            numbers = await self._requests(replace(scope, names=REQUESTS), starts, query.measure)
            total = sum(numbers)
        else:
            numbers = [0] * len(parts)
            for one in await self._slot_counts(scope):
                numbers[bisect_right(starts, one.slot) - 1] += one.count
            total = sum(numbers)
        zone = zone_named(query.timezone)
        points = [
            Point(start=part.start.astimezone(zone), count=number)
            for part, number in zip(parts, numbers, strict=True)
        ]
        return Series(
            **covering(query, span),
            event=query.name,
            interval=query.interval,
            measure=query.measure,
            points=points,
            total=total,
        )

    async def funnel(self, tenant: str, query: FunnelQuery) -> Funnel:
        """How many visitors went how far."""
        span = self.single(query, _WEEK)
        steps = query.steps.split(",")
        counter = FunnelCounter(steps, query.within)
        names = (VIEWS if step.startswith("/") else step for step in steps)
        scope = Scope(tenant, span.start, span.end, query.app, tuple(dict.fromkeys(names)))
        async for page in self._store.read(scope):
            for event in page:
                who = event.visitor or (f"user {event.user}" if event.user else "")
                if who:
                    counter.see(who, (event.name, event.properties.get("path")), event.at)
        reached = counter.visitors()
        found = [
            FunnelStep(
                event=name, visitors=number, share=round(number / reached[0], 6) if reached[0] else 0.0
            )
            for name, number in zip(steps, reached, strict=True)
        ]
        return Funnel(**covering(query, span), within=query.within.total_seconds(), steps=found)

    async def top(self, tenant: str, query: TopQuery) -> Top:
        """Which values come most often."""
        span = self.single(query, _WEEK)
        scope = Scope(tenant, span.start, span.end, query.app, (query.event,))
        found = await self._store.value_counts(scope, query.property)
        found.sort(key=lambda one: (-one.count, str(type(one.value)), str(one.value)))
        return Top(
            **covering(query, span),
            event=query.event,
            property=query.property,
            values=[TopValue(value=one.value, count=one.count) for one in found[: query.limit]],
            different=len(found),
            total=sum(one.count for one in found),
        )

    async def latency(self, tenant: str, query: LatencyQuery) -> Latency:
        """How fast applications answered."""
        parts = self.parts(query, query.interval, timedelta(days=1)) if query.interval else []
        span = Range(parts[0].start, parts[-1].end) if parts else self.single(query, timedelta(days=1))
        bounds, each = Bounds(), [Bounds() for _ in parts]
        starts = [part.start for part in parts]
        async for page in self._store.read(Scope(tenant, span.start, span.end, query.app, REQUESTS)):
            for event in page:
                mine = [each[bisect_right(starts, event.at) - 1]] if parts else []
                for one in (bounds, *mine):
                    add = one.add if event.name == "request.stats" else one.add_summary
                    add(event.properties)
        p50, p90, p95, p99 = (percentile(bounds.sorted(), share) for share in (0.5, 0.9, 0.95, 0.99))
        zone = zone_named(query.timezone)
        return Latency(
            **covering(query, span),
            requests=bounds.requests,
            errors=bounds.errors,
            p50=p50,
            p90=p90,
            p95=p95,
            p99=p99,
            exact=bounds.exact,
            points=[
                LatencyPoint(
                    start=part.start.astimezone(zone),
                    requests=found.requests,
                    p50=percentile(found.sorted(), 0.5),
                    p95=percentile(found.sorted(), 0.95),
                )
                for part, found in zip(parts, each, strict=True)
            ],
        )

    async def _slot_counts(self, scope: Scope) -> list[SlotCount]:
        """From counts per hour where the time is old enough, else from events."""
        split = await self._split()
        found: list[SlotCount] = []
        if scope.start < split:
            found += await self._rollups.slot_counts(replace(scope, end=min(scope.end, split)))
        if scope.end > split:
            found += await self._store.slot_counts(replace(scope, start=max(scope.start, split)))
        return found

    async def _split(self) -> datetime:
        counted = await self._rollups.counted_until()
        if counted is None:
            return EPOCH
        return min(counted, floor_hour(self._clock() - timedelta(days=self._settings.rollups_after_days)))

    async def _requests(self, scope: Scope, starts: list[int], measure: str) -> list[int]:
        parts = [0.0] * len(starts)
        for one in await self._store.slot_sums(scope, REQUEST_KEYS):
            requests, errors = requests_of(one)
            parts[bisect_right(starts, one.slot) - 1] += errors if measure == "errors" else requests
        return [round(part) for part in parts]

    async def _visitors(self, scope: Scope, starts: list[int]) -> tuple[list[int], int]:
        parts: list[set[str]] = [set() for _ in starts]
        for slot, visitor in await self._store.slot_visitors(scope):
            parts[bisect_right(starts, slot) - 1].add(visitor)
        return [len(part) for part in parts], len(set().union(*parts))

    def parts(
        self, query: TimeQuery, interval: Interval, usual: timedelta, *, single: bool = True
    ) -> list[Range]:
        """The parts of the time that is asked about; `single`: only single events can answer.

        Raises InvalidRequestError.
        """
        span = self._counted(query, usual)
        if interval is Interval.HOUR and span.end - span.start > _LONGEST_BY_HOUR:
            raise InvalidRequestError("A series by the hour covers 32 days at most.", hint="Ask by the day.")
        parts = list(intervals(span.start, span.end, interval, zone_named(query.timezone)))
        if single:
            self._require_events(parts[0].start)
        return parts

    def _counted(self, query: TimeQuery, usual: timedelta) -> Range:
        """The time of a question that counts per hour can answer."""
        span = _span(query, usual, self._clock())
        if span.end - span.start > timedelta(days=self._settings.rollup_days + 1):
            raise InvalidRequestError(f"At most {self._settings.rollup_days} days are answered at once.")
        return span

    def single(self, query: Query, usual: timedelta) -> Range:
        """The time of a question that needs single events; raises InvalidRequestError."""
        span = self._counted(query, usual)
        self._require_events(span.start)
        return span

    def _require_events(self, start: datetime) -> None:
        days = self._settings.raw_days
        if start < self._clock() - timedelta(days=days) - SLOT:
            raise InvalidRequestError(
                f"Single events are kept for {days} days; this question goes further back.",
                hint="Begin later.",
            )


def _span(query: TimeQuery, usual: timedelta, now: datetime) -> Range:
    zone = zone_named(query.timezone)
    end = now if query.to is None else _moment(query.to, zone)
    start = end - usual if query.from_ is None else _moment(query.from_, zone)
    if start >= end:
        raise InvalidRequestError("`from` must lie before `to`.")
    return outward(start, end)


def _moment(given: datetime, zone: ZoneInfo) -> datetime:
    return (given.replace(tzinfo=zone) if given.tzinfo is None else given).astimezone(UTC)


def covering(query: Query, span: Range) -> dict[str, Any]:
    """What every answer says of its time."""
    zone = zone_named(query.timezone)
    return {
        "from_": span.start.astimezone(zone),
        "to": span.end.astimezone(zone),
        "timezone": query.timezone,
        "app": query.app,
    }


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
