"""Deletion that can be taken back for a while, and what makes it final."""

import asyncio
from datetime import timedelta

from loomery_orchestrator.apps.admission import Admission
from loomery_orchestrator.apps.repository import Application, AppRepository
from loomery_orchestrator.apps.service import AppService
from loomery_orchestrator.releases.service import ReleaseService
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import ConflictError, LoomeryError, NotFoundError
from loomery_shared.ids import Clock
from loomery_shared.logs import get_logger

__all__ = ["Removal"]

_log = get_logger("apps")
_AT_ONCE = 20


class Removal:
    """Hides applications, brings them back, and removes for good what was hidden for longer than `undo`.

    `look_every` is in seconds.
    """

    def __init__(
        self,
        *,
        apps: AppRepository,
        service: AppService,
        releases: ReleaseService,
        admission: Admission,
        clock: Clock,
        undo: timedelta,
        look_every: float,
    ) -> None:
        self._apps, self._service, self._releases = apps, service, releases
        self._admission, self._clock = admission, clock
        self._undo, self._look_every = undo, look_every

    async def delete(self, who: Principal, app: str, *, now: bool) -> None:
        """Take it off its address and hide it; with `now`, remove it for good, also when it was hidden before.

        Raises NotFoundError, and UnavailableError when a build does not stop for what shall go now.
        """
        found = await self._apps.get(who.tenant, app, deleted=now)
        who.require(Role.ADMIN)
        if now:
            await self._service.erase(who.tenant, app)
            return
        await self._apps.change(found, self._clock(), deleted_at=self._clock())
        await self._hide(who.tenant, app)

    async def restore(self, who: Principal, app: str) -> Application:
        """Have it as it was before it was deleted; raises ConflictError when it is not, TooManyError, NotFoundError."""
        found = await self._apps.get(who.tenant, app, deleted=True)
        who.require(Role.ADMIN)
        if found.deleted_at is None:
            raise ConflictError("This application is not deleted.")
        restored = await self._admission.restore(found)
        if restored.state == "active":
            await self._service.suspend(who.tenant, app, suspended=False)
        return restored

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            try:
                await self.round()
            except LoomeryError as error:
                _log.warning("deleted applications wait", code=error.code)
            except Exception as error:
                _log.error("deleted applications wait", exc_info=error)
            await asyncio.sleep(self._look_every)

    async def round(self) -> int:
        """Remove for good what is due; how many."""
        removed = 0
        for app in await self._apps.deleted(self._clock() - self._undo, _AT_ONCE):
            try:
                await self._service.erase(app.tenant, app.id)
                removed += 1
            except LoomeryError as error:
                # One that cannot go yet keeps none of the others.
                _log.warning("a deleted application waits", app=app.id, code=error.code)
        return removed

    async def _hide(self, tenant: str, app: str) -> None:
        """Off its address at once; a build that was about to be released finds it gone."""
        await self._service.suspend(tenant, app, suspended=True)
        await self._service.cancel_builds(tenant, app)
        try:
            await self._releases.suspend(tenant, app)
        except NotFoundError:
            return  # it was never released
