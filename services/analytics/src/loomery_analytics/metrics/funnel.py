"""How far visitors go on a way of several events."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from loomery_analytics.stores.port import Value

__all__ = ["FunnelCounter"]


class FunnelCounter:
    """Counts visitors by how far they came; events are shown in order of time.

    For every visitor and step it is enough to know the latest beginning of a way that leads there: whatever another
    way can still reach in time, this one can.
    """

    def __init__(self, steps: Sequence[str], within: timedelta) -> None:
        self._steps = steps
        self._within = within
        self._begun: dict[str, list[datetime | None]] = {}

    def see(self, visitor: str, names: Collection[Value], at: datetime) -> None:
        """The next event, by every name that a step may have for it."""
        begun = self._begun.setdefault(visitor, [None] * len(self._steps))
        # Backwards: one event is one step, also where a name occurs twice.
        for place in range(len(self._steps) - 1, -1, -1):
            if self._steps[place] not in names:
                continue
            if place == 0:
                begun[0] = at
                continue
            before = begun[place - 1]
            if before is not None and at - before <= self._within:
                now = begun[place]
                begun[place] = before if now is None else max(now, before)

    def visitors(self) -> list[int]:
        """For each step, how many came as far as that."""
        return [
            sum(1 for begun in self._begun.values() if begun[place] is not None)
            for place in range(len(self._steps))
        ]
