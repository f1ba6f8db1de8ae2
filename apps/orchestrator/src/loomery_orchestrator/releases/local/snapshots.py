"""Copies of an application's data: taken before a release changes them, put back when it fails."""

import os
import shutil
import stat
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from loomery_orchestrator.releases.local.databases import copy_database, table_digest
from loomery_orchestrator.releases.local.folders import AppFolders, sync_folder

__all__ = ["Snapshot", "find_snapshot", "put_back", "take_snapshot", "thin_out"]

_META = "snapshot.json"
_DATABASE = ("app.db", "app.db-wal", "app.db-shm", "app.db-journal")


class Snapshot(BaseModel):
    """What a copy is a copy of."""

    model_config = ConfigDict(frozen=True)

    release: str
    """Taken just before this release took over."""
    table_digest: str
    taken_at: datetime
    """For people; a clock that was set would put copies in a wrong order."""
    number: int = 0
    """Counts the copies of an application: a later one has a higher number. Without one: earlier than all that have."""
    kept_for_good: bool = False
    """It holds records that nothing else holds."""

    @property
    def place(self) -> tuple[int, datetime]:
        """Sorts copies by when they were taken."""
        return self.number, self.taken_at


def take_snapshot(folders: AppFolders, release: str, now: datetime, *, for_good: bool) -> Snapshot:
    """Copy the live data of a stopped application; raises OSError when the disk is full."""
    target = folders.snapshot(release)
    part = target.with_name(f"{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True, mode=0o700)
        _copy_data(folders.data, part / "data")
        database = part / "data" / "app.db"
        snapshot = Snapshot(
            release=release,
            table_digest=table_digest(database) if database.is_file() else "",
            taken_at=now,
            number=1 + max((found.number for found in _all(folders)), default=0),
            kept_for_good=for_good,
        )
        (part / _META).write_text(snapshot.model_dump_json(), encoding="utf-8")
        sync_folder(part)
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync_folder(folders.snapshots)
    return snapshot


def put_back(folders: AppFolders, release: str, *, keep: bool) -> None:
    """Make a snapshot the live data; safe to repeat, and nothing happens when there is none.

    With `keep` the snapshot stays as well; without, it takes no room on the disk and is gone.
    """
    snapshot = folders.snapshot(release)
    if not (snapshot / "data").is_dir():
        return
    if keep:
        part = folders.root / "data.next.part"
        shutil.rmtree(part, ignore_errors=True)
        _copy_data(snapshot / "data", part)
        part.rename(folders.next)
    else:
        (snapshot / "data").rename(folders.next)
    folders.swap_in_next()
    if not keep:
        shutil.rmtree(snapshot, ignore_errors=True)


def find_snapshot(folders: AppFolders, digest: str) -> Snapshot | None:
    """The newest copy of data with these tables."""
    fitting = [found for found in _all(folders) if found.table_digest == digest]
    return max(fitting, key=lambda found: found.place, default=None)


def thin_out(folders: AppFolders, keep: int) -> None:
    """Remove the oldest copies beyond `keep`; those that hold the only copy of records stay."""
    ordinary = [found for found in _all(folders) if not found.kept_for_good]
    ordinary.sort(key=lambda found: found.place, reverse=True)
    for found in ordinary[keep:]:
        shutil.rmtree(folders.snapshot(found.release), ignore_errors=True)


def _all(folders: AppFolders) -> list[Snapshot]:
    return [
        Snapshot.model_validate_json(meta.read_text(encoding="utf-8"))
        for meta in folders.snapshots.glob(f"*/{_META}")
        if not meta.parent.name.endswith(".part")
    ]


def _copy_data(source: Path, target: Path) -> None:
    """The database as of one moment, and every ordinary file beside it; links of the file system are passed
    over, because they could lead anywhere."""
    target.mkdir(parents=True, mode=0o700)
    if (source / "app.db").exists():
        copy_database(source / "app.db", target / "app.db")
    for folder, names, files in os.walk(source):
        here = target / Path(folder).relative_to(source)
        for name in names:
            if not (Path(folder) / name).is_symlink():
                (here / name).mkdir(mode=0o700)
        for name in files:
            file = Path(folder) / name
            if folder == str(source) and name.startswith(_DATABASE):
                continue
            if stat.S_ISREG(file.lstat().st_mode):
                _keep(file, here / name)


def _keep(file: Path, target: Path) -> None:
    """A second name for the file, or a copy where there can be none."""
    try:
        os.link(file, target, follow_symlinks=False)
    except OSError:
        shutil.copyfile(file, target, follow_symlinks=False)
