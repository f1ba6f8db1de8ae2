"""Brings about what the database says should be: one task per release, and the same again after every start."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from typing import cast

from loomery_orchestrator.releases.driver import Hosted, ReleaseDriver
from loomery_orchestrator.releases.errors import ReleaseFailedError, UndoFailedError
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import (
    GeneratedFile,
    PlaceName,
    ReleaseEvent,
    ReleaseRecord,
    ReleaseState,
)
from loomery_orchestrator.releases.service import News
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.errors import LoomeryError, NotFoundError, UnavailableError
from loomery_shared.ids import Clock, utc_now
from loomery_shared.logs import get_logger

__all__ = ["KeepFile", "Supervisor", "Tell"]

_log = get_logger("releases")
_MOST_ATTEMPTS = 3
_PATIENCE = (0.2, 1.0, 5.0)
Tell = Callable[[ReleaseEvent], Awaitable[None]]
KeepFile = Callable[[ReleaseRecord, str, bytes], Awaitable[GeneratedFile]]


class Supervisor:
    """Works on releases that are not settled, and keeps the driver told of what should be hosted."""

    def __init__(
        self,
        repository: ReleaseRepository,
        driver: ReleaseDriver,
        news: News,
        settings: HostingSettings,
        *,
        tell: Tell,
        keep: KeepFile,
        clock: Clock = utc_now,
    ) -> None:
        self._keep = keep
        self._repository = repository
        self._driver = driver
        self._news = news
        self._settings = settings
        self._tell = tell
        self._clock = clock
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._loop: asyncio.Task[None] | None = None
        self._room = asyncio.Semaphore(settings.at_once)

    async def start(self) -> None:
        """Begin; raises LoomeryError when it cannot."""
        unsettled = await self._repository.unsettled()
        await self._driver.open(await self._hosted(), unsettled)
        self._loop = asyncio.create_task(self._run(), name="supervise-releases")

    async def stop(self) -> None:
        """Stop working and every application; what is not finished is taken up at the next start."""
        for task in (self._loop, *self._tasks.values()):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        await self._driver.close()

    async def _run(self) -> None:
        while True:
            try:
                # In this order: whoever orders a release writes its application down with it.
                unsettled = await self._repository.unsettled()
                await self._driver.apply(await self._hosted())
                for release in unsettled:
                    if release.app not in self._tasks:
                        self._begin(release)
            except LoomeryError as error:
                _log.warning("releases cannot be worked on now", reason=error.message)
            except Exception:
                _log.exception("the work on releases was interrupted")
            await self._news.wait(self._settings.poll_every)

    def _begin(self, release: ReleaseRecord) -> None:
        """One release of an application at a time, oldest first."""
        task = asyncio.create_task(self._make(release), name=f"release-{release.id}")
        self._tasks[release.app] = task

        def ended(_task: asyncio.Task[None]) -> None:
            self._tasks.pop(release.app, None)
            self._news.tell()

        task.add_done_callback(ended)

    async def _make(self, release: ReleaseRecord) -> None:
        async with self._room:
            try:
                current = await self._repository.attempt(release)
                if current is not None:
                    await self._attempt(current, _Steps(self._repository, current, self._said, self._keep))
            except UndoFailedError as error:
                # Nothing runs on the data until this succeeds: it is tried for as long as it takes.
                _log.error("a release could not be undone", release=release.id, reason=error.message)
                await self._said(release, "stuck", error.message)
                await asyncio.sleep(_PATIENCE[-1])
            except LoomeryError as error:
                _log.warning("a release waits", release=release.id, reason=error.message)
                await asyncio.sleep(_PATIENCE[0])

    async def _attempt(self, release: ReleaseRecord, steps: "_Steps") -> None:
        """Try once; what fails is written down, what cannot be written down or undone is raised."""
        try:
            if release.attempts > _MOST_ATTEMPTS:
                await self._driver.undo(release)
                raise ReleaseFailedError("It was interrupted too often.")
            await self._driver.release(release, steps)
        except UndoFailedError:
            raise
        except (LoomeryError, OSError) as error:
            await steps.fail(_reason(error))
        except Exception as error:
            _log.exception("a release broke", release=release.id)
            await steps.fail(f"Something broke on our side ({type(error).__name__}).")

    async def _said(self, release: ReleaseRecord, kind: str, message: str) -> None:
        self._news.tell()
        event = ReleaseEvent(
            tenant=release.tenant,
            app=release.app,
            release=release.id,
            job=release.job,
            kind=kind,
            message=message,
            at=self._clock(),
        )
        try:
            await self._tell(event)
        except Exception:
            _log.exception("an event could not be told", release=release.id)

    async def _hosted(self) -> list[Hosted]:
        return [
            Hosted(
                app=row.app,
                tenant=row.tenant,
                slug=row.slug,
                live_release=row.live_release,
                suspended=row.suspended,
                granted_hosts=tuple(row.granted_hosts),
                restarts_asked=row.restarts_asked,
                place=cast("PlaceName", row.place),
            )
            for row in await self._repository.hosted()
        ]


class _Steps:
    """Writes down where a release is, then tells it."""

    def __init__(
        self,
        repository: ReleaseRepository,
        release: ReleaseRecord,
        said: Callable[[ReleaseRecord, str, str], Awaitable[None]],
        keep: KeepFile,
    ) -> None:
        self._keep = keep
        self._repository = repository
        self._release = release
        self._said = said
        self._notice = ""

    async def enter(self, state: ReleaseState, message: str) -> None:
        """The release is in this state now."""
        await self._repository.enter(self._release, state)
        await self._said(self._release, state.value, message)

    async def generated(self, files: Mapping[str, bytes]) -> None:
        """Keep what was made for the release."""
        kept = [await self._keep(self._release, name, content) for name, content in sorted(files.items())]
        await self._repository.made(self._release, kept)

    async def go_live(self, *, table_digest: str = "", notice: str = "") -> None:
        """The release is live now. Asked again when the database went away: it may have heard us."""
        for pause in (*_PATIENCE, None):
            try:
                await self._repository.go_live(self._release, table_digest=table_digest, notice=notice)
                break
            except UnavailableError:
                if pause is None:
                    raise
                await asyncio.sleep(pause)
        self._notice = notice

    async def answers(self) -> None:
        """Tell that the release is live."""
        await self._said(self._release, "live", self._notice or "The new version answers.")

    async def fail(self, reason: str) -> None:
        """The release is given up."""
        try:
            await self._repository.enter(self._release, ReleaseState.FAILED, reason=reason)
        except NotFoundError:
            return  # its application was removed meanwhile
        await self._said(self._release, "failed", reason)


def _reason(error: Exception) -> str:
    if isinstance(error, LoomeryError):
        return f"{error.message}{f' {error.hint}' if error.hint else ''}"
    if isinstance(error, OSError) and error.errno == 28:
        return "There is no room left on the disk. Nothing was changed."
    return f"The machine refused: {error}"
