"""What there is to tell of an organisation's week."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from loomery_orchestrator.jobs.model import JobRecord
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.weekly.repository import Moments, WeeklyRepository
from loomery_orchestrator.weekly.weeks import Week
from loomery_shared.contracts.figures import AppFigures, Figures

__all__ = ["AppWeek", "Attention", "Reports"]

Attention: TypeAlias = Literal["broken", "release_failed", "build_failed"]
_MOST_FAILED = 2_000
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class AppWeek:
    """One application, to which something happened."""

    app: str
    name: str
    visitors: int
    errors: int
    builds: int
    failed_builds: int
    releases: int
    attention: tuple[Attention, ...]

    @property
    def happened(self) -> bool:
        """Whether there is anything to tell."""
        counts = (self.visitors, self.errors, self.builds, self.failed_builds, self.releases)
        return any(counts) or bool(self.attention)


class Reports:
    """Puts weeks together; raises UnavailableError."""

    def __init__(self, repository: WeeklyRepository, jobs: JobStore, figures: Figures) -> None:
        self._repository, self._jobs, self._figures = repository, jobs, figures

    async def of(self, tenant: str, week: Week) -> list[AppWeek]:
        """Applications to which something happened, those that need attention and the busiest first."""
        used = {one.app: one for one in await self._figures.of(tenant, week.start, week.end)}
        builds = await self._repository.builds(tenant, week)
        releases = await self._repository.releases(tenant, week)
        moments = await self._repository.moments(tenant, week)
        failed = [job for job in await self._failed(week) if job.tenant == tenant]
        failures = Counter(job.app for job in failed)
        last_failed = {job.app: _ended(job) for job in sorted(failed, key=_ended)}
        found = []
        for app in await self._repository.apps(tenant):
            figures = used.get(app.id, AppFigures(app=app.id))
            attention = _attention(moments.get(app.id, Moments()), last_failed.get(app.id))
            found.append(
                AppWeek(
                    app=app.id,
                    name=app.name,
                    visitors=figures.visitors,
                    errors=figures.errors,
                    builds=builds[app.id],
                    failed_builds=failures[app.id],
                    releases=releases[app.id],
                    attention=attention,
                )
            )
        told = [one for one in found if one.happened]
        return sorted(told, key=lambda one: (-len(one.attention), -one.visitors, one.name))

    async def _failed(self, week: Week) -> list[JobRecord]:
        return [job for job in await self._jobs.failed(week.start, _MOST_FAILED) if _ended(job) < week.end]


def _ended(job: JobRecord) -> datetime:
    return job.finished_at or job.created_at


def _attention(moments: Moments, build_failed: datetime | None) -> tuple[Attention, ...]:
    """What went wrong, and did not go well afterwards."""
    found: list[Attention] = []
    if _later(moments.broken, moments.healed, moments.live):
        found.append("broken")
    if _later(moments.release_failed, moments.live):
        found.append("release_failed")
    if _later(build_failed, moments.built):
        found.append("build_failed")
    return tuple(found)


def _later(bad: datetime | None, *good: datetime | None) -> bool:
    return bad is not None and all(bad > (one or _LONG_AGO) for one in good)
