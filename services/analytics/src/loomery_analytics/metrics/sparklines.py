"""Small curves of many applications in one answer."""

from collections import defaultdict
from datetime import timedelta

from loomery_analytics.metrics.requests import REQUEST_KEYS, REQUESTS, VIEWS, requests_of
from loomery_analytics.metrics.schemas import Sparkline, Sparklines, SparklinesQuery
from loomery_analytics.stores.port import EPOCH, HOUR, SLOT, EventStore, Scope
from loomery_shared.ids import Clock

__all__ = ["SparklineService"]

_HOURS = 24
_SLOTS_PER_HOUR = HOUR // SLOT
_MOST = 200


class SparklineService:
    """Answers for one tenant at a time; raises UnavailableError."""

    def __init__(self, store: EventStore, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def sparklines(self, tenant: str, query: SparklinesQuery) -> Sparklines:
        """The last 24 hours, hour by hour, of the applications that were asked for, or of all that had any."""
        now = self._clock()
        last = (now - EPOCH) // HOUR
        first = last - _HOURS + 1
        start, end = EPOCH + first * HOUR, EPOCH + (last + 1) * HOUR
        requests, errors, views = _curves(), _curves(), _curves()
        for one in await self._store.slot_sums(Scope(tenant, start, end, None, REQUESTS), REQUEST_KEYS):
            hour = one.slot // _SLOTS_PER_HOUR - first
            found = requests_of(one)
            requests[one.app][hour] += found[0]
            errors[one.app][hour] += found[1]
        for counted in await self._store.slot_counts(Scope(tenant, start, end, None, (VIEWS,))):
            views[counted.app][counted.slot // _SLOTS_PER_HOUR - first] += counted.count
        asked = (
            list(dict.fromkeys(query.apps.split(","))) if query.apps else sorted({*requests, *views} - {""})
        )
        return Sparklines(
            from_=start,
            to=end,
            timezone="UTC",
            hours=[start + timedelta(hours=hour) for hour in range(_HOURS)],
            apps=[_sparkline(app, requests[app], errors[app], views[app]) for app in asked[:_MOST]],
        )


def _curves() -> dict[str, list[float]]:
    return defaultdict(lambda: [0.0] * _HOURS)


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
