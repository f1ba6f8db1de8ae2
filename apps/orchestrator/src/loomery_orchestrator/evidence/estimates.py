"""How long builds take here, from those that are over: medians, which a single slow one does not move."""

from collections.abc import Sequence
from statistics import median

from loomery_orchestrator.evidence.repository import BuildRecords, TookRecord
from loomery_orchestrator.jobs.expecting import Expectation
from loomery_orchestrator.jobs.model import JobRecord
from loomery_shared.database import EVERY_TENANT

__all__ = ["Estimates"]

_PAST = 20


class Estimates:
    """Looks at the last twenty builds that succeeded: of the organisation, else of everybody."""

    def __init__(self, records: BuildRecords) -> None:
        self._records = records

    async def of(self, job: JobRecord) -> Expectation:
        """What is to be expected of a job; nothing when there is no history of its kind."""
        browser = bool(job.request.get("browser", True))
        for tenant in (job.tenant, EVERY_TENANT):
            past = await self._records.took(tenant, browser=browser, limit=_PAST)
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
