"""How long builds take here, from those that are over: medians, which a single slow one does not move."""

import time
from collections.abc import Callable, Sequence
from statistics import median

from loomery_orchestrator.evidence.repository import BuildRecords, TookRecord
from loomery_orchestrator.jobs.expecting import Expectation
from loomery_orchestrator.jobs.model import JobRecord
from loomery_shared.database import EVERY_TENANT

__all__ = ["Estimates"]

_PAST = 20
_FRESH = 10.0
"""Seconds for which the same is told without looking."""
_FRESH_NOTHING = 1.0
"""The same where nothing is known: the first build that succeeds is waited for."""
_KNOWN = 1000


class Estimates:
    """Looks at the last twenty builds that succeeded: of the organisation, else of everybody."""

    def __init__(self, records: BuildRecords, now: Callable[[], float] = time.monotonic) -> None:
        self._records, self._now = records, now
        self._known: dict[tuple[str, bool], tuple[float, Expectation]] = {}

    async def of(self, job: JobRecord) -> Expectation:
        """What is to be expected of a job; nothing when there is no history of its kind."""
        browser = bool(job.request.get("browser", True))
        until, known = self._known.get((job.tenant, browser), (0.0, None))
        if known is not None and self._now() < until:
            return known
        found = await self._look(job.tenant, browser=browser)
        if len(self._known) >= _KNOWN:
            self._known.clear()
        fresh = _FRESH if found.seconds is not None else _FRESH_NOTHING
        self._known[job.tenant, browser] = (self._now() + fresh, found)
        return found

    async def _look(self, tenant: str, *, browser: bool) -> Expectation:
        for whose in (tenant, EVERY_TENANT):
            past = await self._records.took(whose, browser=browser, limit=_PAST)
            if past:
                return _middle(past)
        return Expectation()


def _middle(past: Sequence[TookRecord]) -> Expectation:
    names = dict.fromkeys(name for took in past for name in took.steps)
    return Expectation(
        seconds=round(median(took.seconds for took in past), 1),
        steps={
            name: round(median(took.steps[name] for took in past if name in took.steps), 2) for name in names
        },
    )
