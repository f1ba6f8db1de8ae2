"""What an organisation may use, and what it uses."""

from datetime import timedelta

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.apps.schemas import UsageOut
from loomery_orchestrator.artifacts.service import Artifacts
from loomery_orchestrator.jobs.model import JobState
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.settings import QuotaSettings
from loomery_shared.errors import TooManyError
from loomery_shared.ids import Clock

__all__ = ["Quotas"]

_HOUR = timedelta(hours=1)
_LATER = 3600
"""Seconds to wait for what only people can change."""


class Quotas:
    """Checks before something is begun."""

    def __init__(
        self, settings: QuotaSettings, apps: AppRepository, jobs: JobStore, artifacts: Artifacts, clock: Clock
    ) -> None:
        self._settings, self._apps, self._jobs, self._artifacts = settings, apps, jobs, artifacts
        self._clock = clock

    async def usage(self, tenant: str) -> UsageOut:
        """What is used now."""
        return UsageOut(
            apps=await self._apps.count(tenant),
            apps_limit=self._settings.apps,
            builds_last_hour=await self._jobs.count(tenant, [], self._clock() - _HOUR),
            builds_limit=self._settings.builds_per_hour,
            waiting_builds=await self._jobs.count(tenant, [JobState.QUEUED, JobState.RUNNING]),
            storage_mb=round(await self._artifacts.size(tenant) / 1e6, 1),
            storage_limit_mb=self._settings.storage_mb,
        )

    async def room_for_app(self, tenant: str) -> None:
        """Raises TooManyError when there are as many applications as there may be."""
        if self._settings.apps and await self._apps.count(tenant) >= self._settings.apps:
            raise TooManyError(
                f"This organisation has {self._settings.apps} applications, as many as it may.",
                hint="Delete one that is no longer needed.",
                retry_after=_LATER,
            )

    async def room_for_build(self, tenant: str) -> None:
        """Raises TooManyError when no further build may begin now."""
        now = await self.usage(tenant)
        if self._settings.waiting_builds and now.waiting_builds >= self._settings.waiting_builds:
            raise TooManyError(f"{now.waiting_builds} builds are waiting or running already.", retry_after=30)
        if self._settings.builds_per_hour and now.builds_last_hour >= self._settings.builds_per_hour:
            raise TooManyError(f"{now.builds_last_hour} builds were begun within an hour.", retry_after=600)
        if self._settings.storage_mb and now.storage_mb >= self._settings.storage_mb:
            raise TooManyError(
                f"The artifacts of this organisation take {now.storage_mb:.0f} MB, as much as they may.",
                hint="Delete applications that are no longer needed.",
                retry_after=_LATER,
            )
