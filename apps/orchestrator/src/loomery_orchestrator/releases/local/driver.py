"""The driver of this machine: what is hosted here, awake or asleep."""

import asyncio
import contextlib
import fcntl
import itertools
import os
import shutil
from collections.abc import Awaitable, Callable
from hashlib import sha256
from pathlib import Path
from typing import IO, TypeAlias

from loomery_orchestrator.releases.driver import Hosted, ReleaseSteps
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.local.hosted import HostedApp
from loomery_orchestrator.releases.local.instance import Instance
from loomery_orchestrator.releases.local.making import Making, undo
from loomery_orchestrator.releases.local.place import Place
from loomery_orchestrator.releases.local.snapshots import put_back, thin_out
from loomery_orchestrator.releases.schemas import ReleaseRecord
from loomery_shared.errors import ConflictError, NotFoundError
from loomery_shared.ids import Clock, utc_now

__all__ = ["LocalDriver", "run_folder"]

_APP = "app_"
_MIB = 1 << 20
_TEND_EVERY = 1.0
_MEASURE_EVERY = 10
Find: TypeAlias = Callable[[str], Awaitable[ReleaseRecord]]
Told: TypeAlias = Callable[[Hosted, str, str], Awaitable[None]]


class LocalDriver:
    """Hosts applications as processes of this machine. One process at a time may be the one that does.

    `find` reads a release by its id; `told` hears what happens to running applications.
    """

    def __init__(self, place: Place, *, find: Find, told: Told, clock: Clock = utc_now) -> None:
        self._place = place
        self._find = find
        self._told = told
        self._clock = clock
        self._apps: dict[str, HostedApp] = {}
        self._hosted: dict[str, Hosted] = {}
        self._slugs: dict[str, str] = {}
        self._stale: set[str] = set()
        self._lock: IO[bytes] | None = None
        self._tending: asyncio.Task[None] | None = None

    async def open(self, hosted: list[Hosted], unsettled: list[ReleaseRecord]) -> None:
        """Take this machine, end what a killed process left, and put every folder in order.

        Raises ConflictError when another process hosts here.
        """
        self._take()
        await self._place.runner.sweep()
        await asyncio.to_thread(self._settle, hosted, unsettled)
        await self.apply(hosted)
        self._tending = asyncio.create_task(self._tend(), name="tend-apps")

    async def apply(self, hosted: list[Hosted]) -> None:
        """Host these, and nothing else."""
        for state in hosted:
            known = self._hosted.get(state.app)
            self._hosted[state.app] = state
            if state.app not in self._apps:
                self._apps[state.app] = self._actor(state)
            elif known is not None and known.restarts_asked != state.restarts_asked:
                self._apps[state.app].restart()
            elif known is not None and _started_otherwise(known, state):
                self.renew(state.app)
        # No request finds what is about to go.
        self._slugs = {state.slug: state.app for state in hosted if not state.suspended}
        for app in set(self._apps) - {state.app for state in hosted}:
            await self._apps.pop(app).close()
            self._hosted.pop(app)
            self._place.journals.forget(app)
            await asyncio.to_thread(self._place.folders(app).remove)

    def find(self, slug: str) -> tuple[Hosted, HostedApp] | None:
        """The application at an address; None also for one that is archived or has no live version."""
        app = self._slugs.get(slug)
        if app is None or not self._apps[app].live:
            return None
        return self._hosted[app], self._apps[app]

    def running(self) -> int:
        """How many applications run now; others sleep."""
        return sum(app.awake for app in self._apps.values())

    def actor(self, app: str) -> HostedApp | None:
        """An application that may answer; None for one that is archived or has no live version."""
        hosted, found = self._hosted.get(app), self._apps.get(app)
        return found if found and found.live and hosted and not hosted.suspended else None

    def memory(self, app: str) -> int | None:
        """Bytes that an application holds; None when it does not run here. Blocks."""
        found = self._apps.get(app)
        return self._memory(found) if found is not None and found.awake else None

    def renew(self, app: str) -> None:
        """Have an application started anew as soon as nobody uses it: what it is started with has changed."""
        self._stale.add(app)

    async def release(self, release: ReleaseRecord, steps: ReleaseSteps) -> None:
        """Make a release live; raises LoomeryError or OSError, and then the one before is live as it was."""
        hosted, app = self._known(release)
        await self._make_room()
        try:
            await Making(self._place, hosted, app, release, steps, self._clock).run()
        finally:
            folders = self._place.folders(release.app)
            await asyncio.to_thread(self._thin_out, folders, {release.id, app.live})

    async def undo(self, release: ReleaseRecord) -> None:
        """Have the data as they were before a release that is given up; raises UndoFailedError."""
        _, app = self._known(release)
        await undo(self._place.folders(release.app), app, release.id)

    def _known(self, release: ReleaseRecord) -> tuple[Hosted, HostedApp]:
        app, hosted = self._apps.get(release.app), self._hosted.get(release.app)
        if app is None or hosted is None:
            raise NotFoundError("The application is no longer hosted here.")
        return hosted, app

    async def close(self) -> None:
        """Stop every application and leave the machine to others."""
        if self._tending is not None:
            self._tending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._tending
        await asyncio.gather(*(app.close() for app in self._apps.values()))
        await self._place.runner.close()
        shutil.rmtree(self._place.run, ignore_errors=True)
        if self._lock is not None:
            self._lock.close()

    def _actor(self, state: Hosted) -> HostedApp:
        async def launch(release: str) -> Instance:
            return await self._place.start(await self._find(release), self._hosted[state.app])

        async def report(kind: str, message: str) -> None:
            await self._told(self._hosted.get(state.app, state), kind, message)

        return HostedApp(state.app, self._place.settings, launch, report, state.live_release)

    def _take(self) -> None:
        self._place.hosting.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (self._place.hosting / "lock").open("wb")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise ConflictError("Another process hosts applications on this machine already.") from None
        self._lock = lock
        run = self._place.run
        run.mkdir(parents=True, exist_ok=True, mode=0o700)
        if run.is_symlink() or run.stat().st_uid != os.getuid():
            raise ConflictError(f"{run} belongs to somebody else.", hint="Remove it, or choose another.")
        run.chmod(0o700)
        for left in run.iterdir():
            shutil.rmtree(left, ignore_errors=True)

    def _settle(self, hosted: list[Hosted], unsettled: list[ReleaseRecord]) -> None:
        known = {state.app for state in hosted}
        for left in self._place.hosting.iterdir():
            # Removed while nobody hosted here, or by a process that was killed before it could.
            if left.is_dir() and left.name not in known and left.name.startswith(_APP):
                self._place.folders(left.name).remove()
        for state in hosted:
            self._place.folders(state.app).settle()
        for release in unsettled:
            # Before anything runs: the version that is live knows the data as they were before this release.
            put_back(self._place.folders(release.app), release.id, keep=False)

    def _thin_out(self, folders: AppFolders, needed: set[str]) -> None:
        keep = self._place.settings.keep
        thin_out(folders, keep)
        if not folders.releases.is_dir():
            return
        # Identifiers sort by time.
        for folder in sorted(folders.releases.iterdir(), reverse=True)[keep:]:
            if folder.name not in needed:
                shutil.rmtree(folder, ignore_errors=True)

    async def _tend(self) -> None:
        """Put to sleep what nobody uses, and what is too much for the machine."""
        settings = self._place.settings
        for turn in itertools.count(1):
            await asyncio.sleep(min(_TEND_EVERY, settings.sleep_after / 2))
            for app in tuple(self._apps.values()):
                if app.idle_for > settings.sleep_after or app.app in self._stale:
                    self._stale -= {app.app} if await app.sleep() else set()
            if turn % _MEASURE_EVERY == 0:
                await self._make_room()

    async def _make_room(self) -> None:
        """Sleep the least recently used applications until all together hold less than they may."""
        awake = [app for app in self._apps.values() if app.awake]
        used = {app.app: await asyncio.to_thread(self._memory, app) for app in awake}
        total = sum(used.values())
        for app in sorted(awake, key=lambda app: app.idle_for, reverse=True):
            if total <= self._place.settings.memory * _MIB or not app.idle_for:
                return
            if await app.sleep():
                total -= used[app.app]

    @staticmethod
    def _memory(app: HostedApp) -> int:
        instance = app.instance
        return instance.process.usage().memory if instance else 0


def _started_otherwise(before: Hosted, now: Hosted) -> bool:
    """Whether a process that was started before must not go on."""
    return now.suspended != before.suspended or now.granted_hosts != before.granted_hosts


def run_folder(home: Path, temporary: Path) -> Path:
    """A short folder for sockets that is always the same for the same home."""
    return temporary / f"loomery-{os.getuid()}-{sha256(str(home.resolve()).encode()).hexdigest()[:8]}"
