"""Small curves of many applications in one answer."""

from bisect import bisect_right
from collections import defaultdict
from datetime import timedelta

from loomery_analytics.metrics.ranges import Interval, zone_named
from loomery_analytics.metrics.requests import REQUEST_KEYS, REQUESTS, VIEWS, requests_of
from loomery_analytics.metrics.schemas import Sparkline, Sparklines, SparklinesQuery
from loomery_analytics.metrics.service import Metrics
from loomery_analytics.stores.port import EventStore, Scope, slot_of
from loomery_analytics.stores.rollups import floor_hour
from loomery_shared.ids import Clock

__all__ = ["SparklineService"]

_MOST = 200
_HOUR = timedelta(hours=1)


class SparklineService:
    """Answers for one tenant at a time; raises InvalidRequestError, UnavailableError."""

    def __init__(self, metrics: Metrics, store: EventStore, clock: Clock) -> None:
        self._metrics, self._store, self._clock = metrics, store, clock

    async def sparklines(self, tenant: str, query: SparklinesQuery) -> Sparklines:
        """Part by part of a time, of the applications that were asked for, or of all that had any."""
        if query.from_ is None and query.to is None and query.interval is Interval.HOUR:
            end = floor_hour(self._clock()) + _HOUR  # with the hour that goes on, a day
            query = query.model_copy(update={"from_": end - 24 * _HOUR, "to": end})
        parts = self._metrics.parts(query, query.interval, timedelta(days=7))
        starts = [slot_of(part.start) for part in parts]
        requests, errors, views = (_curves(len(parts)) for _ in range(3))
        scope = Scope(tenant, parts[0].start, parts[-1].end, None, REQUESTS)
        for one in await self._store.slot_sums(scope, REQUEST_KEYS):
            found = requests_of(one)
            part = bisect_right(starts, one.slot) - 1
            requests[one.app][part] += found[0]
            errors[one.app][part] += found[1]
        for counted in await self._store.slot_counts(Scope(tenant, scope.start, scope.end, None, (VIEWS,))):
            views[counted.app][bisect_right(starts, counted.slot) - 1] += counted.count
        asked = (
            list(dict.fromkeys(query.apps.split(","))) if query.apps else sorted({*requests, *views} - {""})
        )
        zone = zone_named(query.timezone)
        return Sparklines(
            from_=scope.start.astimezone(zone),
            to=scope.end.astimezone(zone),
            timezone=query.timezone,
            interval=query.interval,
            starts=[part.start.astimezone(zone) for part in parts],
            apps=[_sparkline(app, requests[app], errors[app], views[app]) for app in asked[:_MOST]],
        )


def _curves(length: int) -> dict[str, list[float]]:
    return defaultdict(lambda: [0.0] * length)


def _sparkline(app: str, requests: list[float], errors: list[float], views: list[float]) -> Sparkline:
    curves = [[round(value) for value in curve] for curve in (requests, errors, views)]
    return Sparkline(
        app=app,
        requests=curves[0],
        errors=curves[1],
        views=curves[2],
        total_requests=sum(curves[0]),
        total_errors=sum(curves[1]),
        total_views=sum(curves[2]),
    )
