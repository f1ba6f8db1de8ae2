"""Percentiles from counts of requests by how long they took."""

import re
from collections.abc import Mapping

from loomery_analytics.stores.port import Value

__all__ = ["Bounds", "percentile"]

_BOUND = re.compile(r"le_(\d+)")


class Bounds:
    """Requests by the bound in milliseconds below which they stayed; sums of several reports."""

    def __init__(self) -> None:
        self.requests = 0
        self.errors = 0
        self._by_bound: dict[float, int] = {}

    def add(self, properties: Mapping[str, Value]) -> None:
        """Add one `request.stats`."""
        self.requests += _number(properties.get("requests"))
        self.errors += _number(properties.get("errors"))
        for name, value in properties.items():
            bound = _BOUND.fullmatch(name)
            if bound or name == "over":
                key = float(bound.group(1)) if bound else float("inf")
                self._by_bound[key] = self._by_bound.get(key, 0) + _number(value)

    def sorted(self) -> list[tuple[float, int]]:
        """Bounds and counts, the fastest first."""
        return sorted(self._by_bound.items())


def percentile(counts: list[tuple[float, int]], share: float) -> float | None:
    """Milliseconds within which this share (0 to 1) of the requests was answered, None without any.

    Between two bounds it is interpolated; above the last one only that bound is known.
    """
    total = sum(count for _, count in counts)
    wanted, seen, below = share * total, 0, 0.0
    for bound, count in counts:
        if count and seen + count >= wanted:
            if bound == float("inf"):
                return below
            return round(below + (bound - below) * max(0.0, wanted - seen) / count, 3)
        seen += count
        below = bound
    return None


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
