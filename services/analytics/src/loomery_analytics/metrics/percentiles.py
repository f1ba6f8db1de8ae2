"""Percentiles from counts of requests by how long they took."""

import re
from collections.abc import Mapping
from itertools import pairwise

from loomery_analytics.stores.port import Value

__all__ = ["Bounds", "percentile"]

_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
_TINY = 1e-9
_BOUND = re.compile(r"le_(\d+)")


class Bounds:
    """Requests by the bound in milliseconds below which they stayed; sums of several reports."""

    def __init__(self) -> None:
        self.requests = 0
        self.errors = 0
        self.exact = True
        """Whether every report counted requests by bounds; else some told percentiles only."""
        self._by_bound: dict[float, float] = {}

    def add(self, properties: Mapping[str, Value]) -> None:
        """Add one `request.stats`."""
        self.requests += int(_number(properties.get("requests")))
        self.errors += int(_number(properties.get("errors")))
        for name, value in properties.items():
            bound = _BOUND.fullmatch(name)
            if bound or name == "over":
                self._put(float(bound.group(1)) if bound else float("inf"), _number(value))

    def add_summary(self, properties: Mapping[str, Value]) -> None:
        """Add one `app.requests`: between the percentiles it tells, times are taken to be spread evenly."""
        count, p50, p99 = (_number(properties.get(name)) for name in ("count", "p50", "p99"))
        self.requests += int(count)
        self.errors += int(_number(properties.get("errors")))
        self.exact = self.exact and not count
        for before, share in pairwise(_SHARES):
            self._put(_time_at(share, p50, p99), count * (share - before))

    def sorted(self) -> list[tuple[float, float]]:
        """Bounds and counts, the fastest first."""
        return sorted(self._by_bound.items())

    def _put(self, bound: float, count: float) -> None:
        self._by_bound[bound] = self._by_bound.get(bound, 0) + count


def percentile(counts: list[tuple[float, float]], share: float) -> float | None:
    """Milliseconds within which this share (0 to 1) of the requests was answered, None without any.

    Between two bounds it is interpolated; above the last one only that bound is known.
    """
    total = sum(count for _, count in counts)
    wanted, seen, below = share * total, 0.0, 0.0
    for bound, count in counts:
        # Parts of a whole do not always add up to it.
        if count and seen + count >= wanted * (1 - _TINY):
            if bound == float("inf"):
                return below
            inside = min(1.0, max(0.0, (wanted - seen) / count))
            return round(below + (bound - below) * inside, 3)
        seen += count
        below = bound
    return None


def _time_at(share: float, p50: float, p99: float) -> float:
    if share <= 0.5:
        return p50 * share / 0.5
    # Of the slowest hundredth it is known only that it lies above.
    return p50 + (p99 - p50) * (share - 0.5) / 0.49 if share <= 0.99 else p99 * 1.1


def _number(value: Value) -> float:
    return value if isinstance(value, int | float) else 0
