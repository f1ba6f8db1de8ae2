"""What an organisation may use, and what it uses."""

from datetime import timedelta

from loomery_orchestrator.apps.limits import Limits
from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.apps.schemas import UsageOut
from loomery_orchestrator.artifacts.service import Artifacts
from loomery_orchestrator.jobs.model import JobState
from loomery_orchestrator.jobs.store import JobStore
from loomery_shared.errors import TooManyError
from loomery_shared.ids import Clock

__all__ = ["AHEAD", "HOUR", "Quotas", "check_apps", "check_builds"]

HOUR = timedelta(hours=1)
AHEAD = timedelta(minutes=1)
"""What seems to lie further ahead was begun before a clock was set back, and blocks nobody until it catches up."""
_LATER = 3600
"""Seconds to wait for what only people can change."""


class Quotas:
    """Checks before something is begun."""

    def __init__(
        self, limits: Limits, apps: AppRepository, jobs: JobStore, artifacts: Artifacts, clock: Clock
    ) -> None:
        self._limits, self._apps, self._jobs, self._artifacts = limits, apps, jobs, artifacts
        self._clock = clock

    async def usage(self, tenant: str) -> UsageOut:
        """What is used now, and the limits that hold."""
        limits, now = await self._limits.of(tenant), self._clock()
        ahead = await self._jobs.count(tenant, [], now + AHEAD)
        return UsageOut(
            apps=await self._apps.count(tenant),
            apps_limit=limits.apps,
            builds_last_hour=await self._jobs.count(tenant, [], now - HOUR) - ahead,
            builds_limit=limits.builds_per_hour,
            waiting_builds=await self._jobs.count(tenant, [JobState.QUEUED, JobState.RUNNING]),
            waiting_limit=limits.waiting_builds,
            storage_mb=round(await self._artifacts.size(tenant) / 1e6, 1),
            storage_limit_mb=limits.storage_mb,
        )

    async def room_for_app(self, tenant: str) -> None:
        """Raises TooManyError when there are as many applications as there may be."""
        check_apps(await self.usage(tenant))

    async def room_for_build(self, tenant: str) -> None:
        """Raises TooManyError when no further build may begin now."""
        check_builds(await self.usage(tenant))


def check_apps(now: UsageOut) -> None:
    """Raises TooManyError when there are as many applications as there may be."""
    if now.apps_limit and now.apps >= now.apps_limit:
        raise TooManyError(
            f"This organisation has {now.apps_limit} applications, as many as it may.",
            hint="Delete one that is no longer needed.",
            retry_after=_LATER,
        )


def check_builds(now: UsageOut) -> None:
    """Raises TooManyError when no further build may begin now."""
    if now.waiting_limit and now.waiting_builds >= now.waiting_limit:
        raise TooManyError(f"{now.waiting_builds} builds are waiting or running already.", retry_after=30)
    if now.builds_limit and now.builds_last_hour >= now.builds_limit:
        raise TooManyError(f"{now.builds_last_hour} builds were begun within an hour.", retry_after=600)
    if now.storage_limit_mb and now.storage_mb >= now.storage_limit_mb:
        raise TooManyError(
            f"The artifacts of this organisation take {now.storage_mb:.0f} MB, as much as they may.",
            hint="Delete applications that are no longer needed.",
            retry_after=_LATER,
        )
