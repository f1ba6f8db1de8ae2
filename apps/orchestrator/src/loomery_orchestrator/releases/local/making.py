"""One release on this machine, step by step. Any step may be the last one before a crash.

Until the database says that a release is live, `data` can be put back to what it was: either it was not touched,
or the snapshot of this release is whole. No request reaches a version before that moment, so nothing that
somebody entered is lost by putting it back.
"""

import asyncio
import shutil
from pathlib import Path

from loomery_orchestrator.releases.driver import Hosted, ReleaseSteps
from loomery_orchestrator.releases.errors import ReleaseFailedError, UndoFailedError
from loomery_orchestrator.releases.local.databases import copy_database, made_since, table_digest
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.local.hosted import HostedApp
from loomery_orchestrator.releases.local.instance import Instance
from loomery_orchestrator.releases.local.place import Place
from loomery_orchestrator.releases.local.rehearsal import Rehearsed, rehearse
from loomery_orchestrator.releases.local.returning import knows_tables, obstacles
from loomery_orchestrator.releases.local.snapshots import Snapshot, find_snapshot, put_back, take_snapshot
from loomery_orchestrator.releases.schemas import ReleaseRecord, ReleaseState
from loomery_shared.errors import LoomeryError
from loomery_shared.ids import Clock

__all__ = ["Making", "undo"]


class Making:
    """Makes one release live on one application."""

    def __init__(
        self,
        place: Place,
        hosted: Hosted,
        app: HostedApp,
        release: ReleaseRecord,
        steps: ReleaseSteps,
        clock: Clock,
    ) -> None:
        self._place = place
        self._hosted = hosted
        self._app = app
        self._release = release
        self._steps = steps
        self._clock = clock
        self._folders: AppFolders = place.folders(release.app)

    async def run(self) -> None:
        """All of it; raises LoomeryError or OSError, and then the version before is live as it was."""
        await undo(self._folders, self._app, self._release.id)
        await self._place.unpacked(self._release)
        if not self._app.live or not self._folders.has_data():
            await self._first()
            return
        await self._steps.enter(ReleaseState.REHEARSING, "Trying the new version on a copy of the data.")
        older = await self._older_data()
        rehearsed = await self._rehearse(older)
        if older is None and not rehearsed.changes_tables:
            await self._steps.enter(ReleaseState.STARTING, "Starting the new version beside the present one.")
            change = self._app.switch_beside(
                self._release.id, lambda: self._beside(rehearsed), self._steps.answers
            )
        else:
            await self._steps.enter(ReleaseState.STARTING, "The tables change: requests wait for a moment.")
            change = self._app.switch_instead(
                self._release.id, lambda: self._instead(rehearsed, older), self._steps.answers
            )
        await change

    async def _first(self) -> None:
        """There is nothing yet that could be lost."""
        await self._steps.enter(ReleaseState.STARTING, "Starting it for the first time.")
        if not self._app.live:
            await asyncio.to_thread(shutil.rmtree, self._folders.data, ignore_errors=True)
        await self._app.switch_instead(self._release.id, self._start_first, self._steps.answers)

    async def _start_first(self) -> Instance:
        instance = await self._start(demo=self._release.demo)
        async with _stopped_on_failure(instance):
            await instance.smoke()
            digest = ""
            if self._folders.has_data():
                digest = (await self._look())[0]
            self._app.expect(self._release.id)
            await self._steps.go_live(table_digest=digest)
        return instance

    async def _look(self) -> tuple[str, Path]:
        """A copy of the live database and the digest of its tables."""
        copy = self._folders.rehearsal
        await asyncio.to_thread(shutil.rmtree, copy, ignore_errors=True)
        copy.mkdir(parents=True, mode=0o700)
        await self._place.runner.copy_database(self._folders.data, copy)
        return await asyncio.to_thread(table_digest, copy / "app.db"), copy

    async def _older_data(self) -> Snapshot | None:
        """The copy of data to go back to, only when the tables are others now: when it was asked for, or when the
        version cannot work on those of today and nothing is lost by it. Raises ReleaseFailedError."""
        if not self._release.returns_to:
            return None
        digest, copy = await self._look()
        if digest == self._release.table_digest:
            return None
        found = await asyncio.to_thread(find_snapshot, self._folders, self._release.table_digest)
        if not self._release.restores_data:
            return await asyncio.to_thread(self._without_loss, copy / "app.db", found)
        if found is None:
            raise ReleaseFailedError(
                "The tables have changed since, and the data of that version are no longer kept.",
                hint="Change the present version by another build instead.",
            )
        return found

    def _without_loss(self, today: Path, found: Snapshot | None) -> Snapshot | None:
        if knows_tables(self._folders.release(self._release.id), today):
            return None
        then = self._folders.snapshot(found.release) / "data" / "app.db" if found else None
        between = obstacles(today, then)
        if between.loses:
            shutil.rmtree(today.parent, ignore_errors=True)
            raise between.error()
        return found

    async def _rehearse(self, older: Snapshot | None) -> Rehearsed:
        _, copy = await self._look()
        if older is not None:
            (copy / "app.db").unlink()
            source = self._folders.snapshot(older.release) / "data" / "app.db"
            await asyncio.to_thread(copy_database, source, copy / "app.db")
        return await rehearse(
            copy,
            lambda data: self._place.start(self._release, self._hosted, data),
            accept_loss=self._release.accept_loss,
        )

    async def _beside(self, rehearsed: Rehearsed) -> Instance:
        instance = await self._start()
        async with _stopped_on_failure(instance):
            await instance.smoke()
            await self._steps.go_live(table_digest=rehearsed.after)
        return instance

    async def _instead(self, rehearsed: Rehearsed, older: Snapshot | None) -> Instance:
        """Only called while nothing runs on the data."""
        release, folders = self._release, self._folders
        try:
            await asyncio.to_thread(
                take_snapshot, folders, release.id, self._clock(), for_good=older is not None
            )
            notice = (
                f"The tables changed; {rehearsed.records} records in {rehearsed.tables} tables are there."
            )
            if older is not None:
                await asyncio.to_thread(put_back, folders, older.release, keep=True)
                notice = await asyncio.to_thread(self._kept_aside, older)
            instance = await self._start()
            async with _stopped_on_failure(instance):
                await instance.smoke()
                await self._steps.go_live(table_digest=rehearsed.after, notice=notice)
        except Exception:
            await _data_as_before(folders, release.id)
            raise
        return instance

    def _kept_aside(self, older: Snapshot) -> str:
        """What is in the copy of today's data and not in the ones that came back, in words."""
        kept = self._folders.snapshot(self._release.id) / "data" / "app.db"
        since = made_since(kept, self._folders.database)
        listed = ", ".join(f"{count} of {table}" for table, count in sorted(since.items()))
        when = f"{older.taken_at:%Y-%m-%d %H:%M} UTC"
        what = f"Records made since: {listed}" if listed else "No record was made since"
        return f"The data of {when} are back. {what}; everything of today is kept in {kept.parent}."

    async def _start(self, *, demo: bool = False) -> Instance:
        return await self._place.start(self._release, self._hosted, demo=demo)


async def undo(folders: AppFolders, app: HostedApp, release: str) -> None:
    """Have the data as they were before a release, and requests let in; raises UndoFailedError."""
    await _data_as_before(folders, release)
    app.reopen()


async def _data_as_before(folders: AppFolders, release: str) -> None:
    try:
        await asyncio.to_thread(put_back, folders, release, keep=False)
    except (OSError, LoomeryError) as error:
        raise UndoFailedError(f"The data before the release could not be put back: {error}") from error


class _stopped_on_failure:  # noqa: N801 - reads as a statement
    """Stops an instance when the block raises."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            await self._instance.stop()
