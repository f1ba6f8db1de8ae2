"""Requests to applications, as whoever stands in front of them reports them: sums, not single events."""

from typing import Final

from loomery_analytics.stores.port import SlotSum

__all__ = ["REQUESTS", "REQUEST_KEYS", "VIEWS", "requests_of"]

REQUESTS: Final = ("request.stats", "app.requests")
"""Events that tell how many requests there were."""
REQUEST_KEYS: Final = ("requests", "count", "errors")
"""The properties that count: `request.stats` has the first, `app.requests` the second, both the last."""
VIEWS: Final = "page.viewed"


def requests_of(one: SlotSum) -> tuple[float, float]:
    """Requests and errors in sums of REQUEST_KEYS."""
    requests, count, errors = one.sums
    return (requests if one.name == "request.stats" else count), errors
