"""Applications as they are shown: with a picture, their newest build, and whether they run."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, TypeAlias

from loomery_orchestrator.apps.repository import AppEntry, Application
from loomery_orchestrator.apps.schemas import AppOut, LastBuild
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.releases.repository import ReleaseRepository

__all__ = ["Cards", "PictureAddress"]

PictureAddress: TypeAlias = Callable[[str, str], Awaitable[str]]
"""Where a picture of an application is seen, by their ids."""


class Cards:
    """Shows many at once with as many queries as one; `undo` is how long deletion can be taken back."""

    def __init__(
        self,
        *,
        jobs: JobStore,
        releases: ReleaseRepository,
        picture_address: PictureAddress,
        address: Callable[[str], str],
        undo: timedelta,
    ) -> None:
        self._jobs, self._releases, self._picture_address = jobs, releases, picture_address
        self._address, self._undo = address, undo

    async def one(self, app: Application) -> AppOut:
        """An application."""
        return (await self.all([app]))[0]

    async def all(self, apps: Sequence[Application | AppEntry]) -> list[AppOut]:
        """Applications of one tenant, in the same order."""
        if not apps:
            return []
        tenant, ids = apps[0].tenant, [app.id for app in apps]
        builds = await self._jobs.newest(tenant, ids)
        running: dict[str, Any] = {app.id: app.running for app in apps if isinstance(app, AppEntry)}
        if len(running) < len(apps):
            running |= await self._releases.running(tenant, ids)
        made = []
        for app in apps:
            build = builds.get(app.id)
            up = app.slug and app.built and app.state == "active" and app.deleted_at is None
            made.append(
                AppOut(
                    id=app.id,
                    name=app.name,
                    slug=app.slug,
                    description=app.description,
                    state="deleted" if app.deleted_at else app.state,
                    url=self._address(app.slug or "") if up else None,
                    created_at=app.created_at,
                    updated_at=app.updated_at,
                    deleted_at=app.deleted_at,
                    gone_at=app.deleted_at + self._undo if app.deleted_at else None,
                    picture=await self._picture_address(app.id, app.picture) if app.picture else None,
                    last_build=LastBuild(job=build.id, state=build.state.value, finished_at=build.finished_at)
                    if build
                    else None,
                    running=running.get(app.id, "none"),
                )
            )
        return made
