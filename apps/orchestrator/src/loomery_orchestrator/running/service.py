"""Decisions about how applications run, for people."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.data.errors import NotReleasedError
from loomery_orchestrator.jobs.waiting import Look
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.local.journal import AppLogLine, JournalReader
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.service import ReleaseService
from loomery_orchestrator.running.schemas import HealthOut, RunningState
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import UsageError
from loomery_shared.paging import Page, decode_cursor, encode_cursor

__all__ = ["Memory", "RunningService"]

Memory = Callable[[str], int | None]
"""Bytes that an application holds, None where it does not run on this machine. Blocks."""
_BATCH = 500
_LONGEST = 600.0
"""Seconds after which who follows must come again, so that it is asked anew what they may see."""


class RunningService:
    """Shows and steers running applications; every method works for the organisation of the principal."""

    def __init__(
        self,
        *,
        apps: AppRepository,
        releases: ReleaseRepository,
        orders: ReleaseService,
        hosting: Path,
        memory: Memory,
        look: Look,
    ) -> None:
        self._apps, self._releases, self._orders = apps, releases, orders
        self._hosting, self._memory, self._look = hosting, memory, look

    async def health(self, who: Principal, app: str) -> HealthOut:
        """How it is."""
        await self._apps.get(who.tenant, app)
        hosted = await self._releases.app(who.tenant, app)
        if hosted is None or not hosted.live_release or hosted.suspended:
            return HealthOut(state=RunningState.NONE, since=None, restarts=0)
        state = RunningState(hosted.running)
        memory = await asyncio.to_thread(self._memory, app) if state is RunningState.RUNNING else None
        return HealthOut(
            state=state,
            since=hosted.running_since,
            restarts=hosted.restarts,
            memory=memory,
            last_error=hosted.last_error or None,
        )

    async def restart(self, who: Principal, app: str) -> HealthOut:
        """Have it started anew; raises NotReleasedError when nothing can run."""
        await self._apps.get(who.tenant, app)
        who.require(Role.DEVELOPER)
        hosted = await self._releases.app(who.tenant, app)
        if hosted is None or not hosted.live_release or hosted.suspended:
            raise NotReleasedError(
                "This application has no live release to start.", hint="Build it, or make it active, first."
            )
        await self._orders.restart(who.tenant, app)
        return await self.health(who, app)

    async def page(
        self, who: Principal, app: str, cursor: str, limit: int, text: str, levels: list[str]
    ) -> Page[AppLogLine]:
        """Lines of its log, oldest first; the next page is of those before."""
        reader = await self._reader(who, app)
        before = _place(cursor)
        found = await asyncio.to_thread(reader.before, before, limit + 1, text, frozenset(levels))
        shown = found[-limit:]
        return Page(items=shown, next=encode_cursor(shown[0].number) if len(found) > limit else None)

    async def whole(self, who: Principal, app: str) -> AsyncIterator[str]:
        """All that is kept of its log, as text."""
        return self._lines(await self._reader(who, app))

    async def _lines(self, reader: JournalReader) -> AsyncIterator[str]:
        after = -1
        while lines := await asyncio.to_thread(reader.after, after, _BATCH):
            yield "".join(
                f"{line.at.isoformat(timespec='milliseconds')} {line.level} {line.source} {line.message}\n"
                for line in lines
            )
            after = lines[-1].number

    async def follow(self, who: Principal, app: str, after: int | None) -> AsyncIterator[AppLogLine]:
        """Lines as they come, after a number (None: from now on), for ten minutes at most."""
        reader = await self._reader(who, app)
        begin = await asyncio.to_thread(reader.newest) if after is None else after
        return self._follow(reader, begin)

    async def _follow(self, reader: JournalReader, after: int) -> AsyncIterator[AppLogLine]:
        until = time.monotonic() + _LONGEST
        while time.monotonic() < until:
            lines = await asyncio.to_thread(reader.after, after, _BATCH)
            for line in lines:
                after = line.number
                yield line
            if not lines:
                await self._look()

    async def _reader(self, who: Principal, app: str) -> JournalReader:
        await self._apps.get(who.tenant, app)
        who.require(Role.DEVELOPER)
        return JournalReader(AppFolders(self._hosting, app).logs)


def _place(cursor: str) -> int | None:
    found = decode_cursor(cursor)
    if found is None:
        return None
    if len(found) != 1 or not isinstance(found[0], int):
        raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
    return found[0]
