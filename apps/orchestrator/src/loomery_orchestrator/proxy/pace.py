"""How many requests each application answers just now: of the last minute, in memory."""

import time
from collections import deque
from collections.abc import Callable

__all__ = ["Pace"]

_PART = 5.0
_PARTS = 12


class Pace:
    """Counts in parts of five seconds. `now` is a monotonic clock, in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._parts: dict[str, deque[tuple[int, int, int]]] = {}

    def add(self, app: str, *, error: bool) -> None:
        """One answer."""
        part = int(self._now() / _PART)
        parts = self._parts.setdefault(app, deque(maxlen=_PARTS))
        requests, errors = 0, 0
        if parts and parts[-1][0] == part:
            _, requests, errors = parts.pop()
        parts.append((part, requests + 1, errors + error))

    def of(self, app: str) -> tuple[int, int]:
        """Requests and errors of the last minute, to within five seconds."""
        oldest = int(self._now() / _PART) - _PARTS
        parts = [part for part in self._parts.get(app, ()) if part[0] > oldest]
        if not parts:
            self._parts.pop(app, None)
        return sum(part[1] for part in parts), sum(part[2] for part in parts)
