"""One application that is hosted here: awake or asleep, kept alive, and changed from one version to the next."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from loomery_orchestrator.releases.errors import AsleepError, ReleaseFailedError, UndoFailedError
from loomery_orchestrator.releases.local.breaker import Breaker
from loomery_orchestrator.releases.local.instance import Instance
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["Answers", "Change", "HostedApp", "Launch", "Report"]

_log = get_logger("hosting")
Launch: TypeAlias = Callable[[str], Awaitable[Instance]]
"""Starts the version of a release on the live data; raises ReleaseFailedError."""
Change: TypeAlias = Callable[[], Awaitable[Instance]]
"""Makes the next version and says to the database that it is live; undoes its traces when it raises."""
Answers: TypeAlias = Callable[[], Awaitable[None]]
"""Tells that requests reach the next version."""
Report: TypeAlias = Callable[[str, str], Awaitable[None]]
"""Tells what happened: a kind and a sentence."""


class HostedApp:
    """The actor of one application. Requests take a lease on a process; everything else makes sure there is one.

    `live` is the release whose version answers; empty when there is none yet.
    """

    def __init__(
        self, app: str, settings: HostingSettings, launch: Launch, report: Report, live: str = ""
    ) -> None:
        self.app = app
        self.live = live
        self._settings = settings
        self._launch = launch
        self._report = report
        self._instance: Instance | None = None
        self._open = asyncio.Event()
        self._open.set()
        self._changing = asyncio.Lock()
        self._waking: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._background: set[asyncio.Task[None]] = set()
        self._breaker = Breaker(settings, time.monotonic)
        self._closed = False

    @property
    def awake(self) -> bool:
        """Whether a process runs."""
        return self._instance is not None and self._instance.process.alive

    @property
    def broken(self) -> bool:
        """Whether it does not stay up, and is left alone for a while."""
        return self._breaker.opened

    @property
    def instance(self) -> Instance | None:
        """The process that answers."""
        return self._instance

    @property
    def idle_for(self) -> float:
        """Seconds since its last request; 0 while one is worked on or it is asleep."""
        instance = self._instance
        if instance is None or instance.working or self._changing.locked():
            return 0.0
        return time.monotonic() - instance.last_used

    async def lease(self, within: float) -> Instance:
        """A process that answers, with this request entered: the caller must `leave` it.

        Starts one when it is asleep, and waits while versions change. Raises AsleepError after `within` seconds.
        """
        try:
            async with asyncio.timeout(within):
                while True:
                    await self._open.wait()
                    instance = self._instance
                    if instance is not None and instance.process.alive and not instance.leaving.is_set():
                        instance.enter()
                        return instance
                    await self.wake()
        except TimeoutError:
            raise AsleepError("The application is waking up.") from None

    async def wake(self) -> None:
        """Have a process, started once however many ask; raises AsleepError when it does not start."""
        if self._closed or not self.live:
            raise AsleepError("The application is not here.")
        self._refuse_while_broken()
        if self._waking is None or self._waking.done():
            self._waking = asyncio.create_task(self._wake(), name=f"wake-{self.app}")
            # Whoever asked may have gone; a failure was reported and is no surprise to anybody.
            self._waking.add_done_callback(lambda task: task.cancelled() or task.exception())
        await asyncio.shield(self._waking)

    async def sleep(self) -> bool:
        """Stop the process unless somebody uses it; whether it sleeps now."""
        if self._changing.locked():
            return False
        async with self._changing:
            instance = self._instance
            if instance is None or instance.working:
                return instance is None
            self._instance = None
            await self._put_away(instance)
        await self._report("asleep", "Nobody used it for a while; the next request starts it.")
        return True

    def restart(self) -> None:
        """Have a new process soon, whatever became of the ones before; requests wait for it."""
        self._later(self._anew())

    async def _anew(self) -> None:
        async with self._changing:
            self._breaker.forgive()
            instance, self._instance = self._instance, None
            if instance is not None:
                await instance.drained(self._settings.drain_within)
                await self._put_away(instance)
        await self._report("asleep", "Somebody asked for a new start.")
        await self.wake()

    def expect(self, release: str) -> None:
        """In a change: whoever asks for this release from now on waits until it answers.

        The database says a moment earlier than this process that a version is live; the address of the first one
        must be known by then.
        """
        self.live = release

    async def switch_beside(self, release: str, change: Change, answers: Answers) -> None:
        """Change to a version that was started beside the present one; requests go from one to the other.

        `answers` tells that they do.
        """
        async with self._changing:
            new = await change()
            old, self._instance, self.live = self._instance, new, release
            self._watch(new, stop_watching=True)
        await answers()
        if old is not None:
            await old.drained(self._settings.drain_within)
            await old.stop()

    async def switch_instead(self, release: str, change: Change, answers: Answers) -> None:
        """Hold new requests, let the running ones end, stop the version, change to the next, tell that it `answers`.

        When the change fails and was undone, requests go to the version before. When it was not undone or not
        finished, they go nowhere: the version before must not work on data that are half changed.
        """
        async with self._changing:
            self._open.clear()
            old, before = self._instance, self.live
            if old is not None:
                await old.drained(self._settings.drain_within)
                self._instance = None
                await self._put_away(old)
            try:
                self._instance = await change()
            except UndoFailedError:
                self.live = before
                raise
            except Exception:
                self.live = before
                self._open.set()
                if old is not None:
                    self._later(self.wake())
                raise
            self.live = release
            self._watch(self._instance)
            self._open.set()
        await answers()

    def reopen(self) -> None:
        """Let requests in again after a change that could not be undone at once has been undone."""
        self._open.set()

    async def close(self) -> None:
        """Stop it for good."""
        self._closed = True
        for task in (self._waking, self._watching, *self._background):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, LoomeryError):
                    await task
        if self._instance is not None:
            instance, self._instance = self._instance, None
            await instance.stop()

    async def _wake(self) -> None:
        async with self._changing:
            if self._instance is not None and not self._instance.process.alive:
                # A request has noticed before the watch did.
                await self._bury(self._instance, await self._instance.process.wait())
        self._refuse_while_broken()
        await asyncio.sleep(self._breaker.pause())
        async with self._changing:
            if self._instance is not None or self._closed:
                return
            if not self._open.is_set():
                # A change was broken off: nothing may work on its data before they are put back.
                raise AsleepError("The application is being changed.")
            try:
                self._instance = await self._launch(self.live)
            except ReleaseFailedError as error:
                await self._failed(error.message)
                raise AsleepError("The application does not start.", retry_after=5) from error
            except (LoomeryError, OSError) as error:
                # Not the application's fault: it is not held against it.
                _log.warning("an application cannot be started now", app=self.app, reason=str(error))
                raise AsleepError("The application cannot be started now.", retry_after=5) from error
            self._watch(self._instance)
        await self._report("awake", "It was started for a request.")

    def _refuse_while_broken(self) -> None:
        refused = self._breaker.refused_for()
        if refused:
            raise AsleepError("The application does not stay up.", retry_after=max(1, round(refused)))

    async def _bury(self, instance: Instance, why: str) -> None:
        self._instance = None
        await instance.stop()
        await self._failed(why)

    def _watch(self, instance: Instance, *, stop_watching: bool = False) -> None:
        if stop_watching and self._watching is not None:
            self._watching.cancel()
        self._watching = asyncio.create_task(self._keep_alive(instance), name=f"watch-{self.app}")

    async def _put_away(self, instance: Instance) -> None:
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None
        await instance.stop()

    async def _keep_alive(self, instance: Instance) -> None:
        """Look after a process until it must be replaced, and have it replaced."""
        why = await self._trouble(instance)
        async with self._changing:
            if self._instance is not instance:
                return
            await self._bury(instance, why)
        self._later(self.wake())

    async def _trouble(self, instance: Instance) -> str:
        """Wait until a process has died or fails its health checks; which of them, in words."""
        ended = asyncio.create_task(instance.process.wait())
        failures = 0
        try:
            while True:
                await asyncio.wait({ended}, timeout=self._settings.health_every)
                if ended.done():
                    return ended.result()
                if await instance.healthy():
                    failures = 0
                    if self._breaker.well():
                        await self._report("healed", "It stays up again.")
                    continue
                failures += 1
                if failures >= self._settings.health_failures and instance.process.alive:
                    return f"it failed {failures} health checks"
        finally:
            ended.cancel()

    async def _failed(self, why: str) -> None:
        if self._breaker.died():
            await self._report("broken", f"It does not stay up: {why}")
        else:
            await self._report("restarted", f"It is started again: {why}")

    def _later(self, work: Awaitable[None]) -> None:
        async def quietly() -> None:
            with contextlib.suppress(LoomeryError):
                await work

        task = asyncio.create_task(quietly(), name=f"later-{self.app}")
        self._background.add(task)
        task.add_done_callback(self._background.discard)
