"""Finds the repository of an application for a person."""

import asyncio

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.git.command import Git
from loomery_orchestrator.git.names import app_name
from loomery_orchestrator.settings import GitSettings
from loomery_shared.contracts.builds import BuildEngine
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import NotFoundError

__all__ = ["Repositories"]


class Repositories:
    """Repositories of applications; every method works for the organisation of the principal."""

    def __init__(self, apps: AppRepository, engine: BuildEngine, settings: GitSettings) -> None:
        self._apps, self._engine, self._settings = apps, engine, settings

    async def find(self, who: Principal, app: str, role: Role = Role.VIEWER) -> Git:
        """The repository; raises NotFoundError, also before the first green build, and ForbiddenError."""
        found = await self._apps.get(who.tenant, app_name(app))
        who.require(role)
        project = await asyncio.to_thread(self._engine.project, found.tenant, found.id)
        git = Git(project, self._settings)
        if not await asyncio.to_thread(lambda: git.exists):
            raise NotFoundError(
                "This application has no repository yet.", hint="Its first green build makes one."
            )
        return git
