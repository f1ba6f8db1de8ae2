"""Whether an earlier version can work on the data of today, and what stands in its way when it cannot."""

import asyncio
import contextlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from loomery_orchestrator.releases.errors import OlderTablesError
from loomery_orchestrator.releases.local.databases import Tally, opened, tally
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.local.snapshots import find_snapshot
from loomery_orchestrator.releases.schemas import ReleaseRecord
from loomery_shared.contracts.running import AppRunner
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["Obstacles", "Returning", "knows_tables", "obstacles"]

_log = get_logger("releases")
_MIGRATIONS = Path("api", "migrations", "versions")
_REVISION = re.compile(rb"^revision(?:\s*:\s*str)?\s*=\s*[\"']([\w.-]{1,200})[\"']", re.MULTILINE)
_LARGEST_FILE = 1_000_000
_LARGEST_DATABASE = 500_000_000
_TOLD = 6


@dataclass(frozen=True)
class Obstacles:
    """What tables have now and had not then, in words; `loses` when going back to the data of then loses something."""

    named: tuple[str, ...]
    loses: bool

    def error(self) -> OlderTablesError:
        """The refusal."""
        shown = ", ".join(self.named[:_TOLD]) or "its tables"
        more = f" and {len(self.named) - _TOLD} more" if len(self.named) > _TOLD else ""
        return OlderTablesError(
            f"This version knows the tables of an earlier time. What has changed since: {shown}{more}. "
            "Nothing was touched.",
            hint="Roll back with the data of then, or change the present version by another build.",
        )


def knows_tables(project: Path, database: Path) -> bool:
    """Whether a version brings the migrations that a database has been through.

    One that brings none as files decides for itself, when it is tried on a copy.
    """
    brought = _revisions(project)
    return not brought or _stamps(database) <= brought


def obstacles(now: Path, then: Path | None) -> Obstacles:
    """Compare the data of today with a copy of the data of then; none is known of without one."""
    if then is None:
        return Obstacles((), loses=True)
    today, before = tally(now), tally(then)
    named = [*_new(today, before), *_gone(today, before)]
    return Obstacles(tuple(named), loses=_loses(today, before))


class Returning:
    """Looks before a return is ordered, where the data are on this machine: so that it is refused at once."""

    def __init__(self, hosting: Path, runner: AppRunner) -> None:
        self._hosting = hosting
        self._runner = runner

    async def check(self, release: ReleaseRecord) -> None:
        """Raises OlderTablesError; what cannot be seen from here is decided when the release is tried."""
        folders = AppFolders(self._hosting, release.app)
        if not await asyncio.to_thread(_can_look, folders, release.id):
            return
        with tempfile.TemporaryDirectory(prefix="return-") as scratch:
            copy = Path(scratch) / "app.db"
            try:
                await self._runner.copy_database(folders.data, Path(scratch))
                found = await asyncio.to_thread(_between, folders, release, copy)
            except (LoomeryError, OSError) as error:
                _log.warning("a return could not be looked at before", app=release.app, reason=str(error))
                return
        if found is not None and found.loses:
            raise found.error()


def _can_look(folders: AppFolders, release: str) -> bool:
    with contextlib.suppress(OSError):
        fits = folders.has_data() and folders.database.stat().st_size <= _LARGEST_DATABASE
        return fits and folders.release(release).is_dir()
    return False


def _between(folders: AppFolders, release: ReleaseRecord, copy: Path) -> Obstacles | None:
    if knows_tables(folders.release(release.id), copy):
        return None
    kept = find_snapshot(folders, release.table_digest)
    return obstacles(copy, folders.snapshot(kept.release) / "data" / "app.db" if kept else None)


def _revisions(project: Path) -> frozenset[str]:
    """Names of the migrations that a version brings."""
    found = set()
    for file in sorted((project / _MIGRATIONS).glob("*.py")):
        if file.is_file() and not file.is_symlink() and file.stat().st_size <= _LARGEST_FILE:
            named = _REVISION.search(file.read_bytes())
            if named:
                found.add(named[1].decode("ascii", "replace"))
    return frozenset(found)


def _stamps(database: Path) -> frozenset[str]:
    """Names of the migrations that a database has been through last."""
    with opened(database) as connection:
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall() if there else []
    return frozenset(bytes(row[0]).decode("utf-8", "replace") for row in rows)


def _new(today: Tally, before: Tally) -> list[str]:
    found = []
    for name, table in today.items():
        old = before.get(name)
        if old is None:
            found.append(f"the table {name} ({_counted(table.rows, 'record')})")
            continue
        for column, now in table.columns.items():
            was = old.columns.get(column)
            if was is None:
                found.append(f"{name}.{column} ({_counted(now.values, 'value')})")
            elif (was.type, was.required) != (now.type, now.required):
                found.append(f"{name}.{column}, which was {_kind(was.type, was.required)}")
    return found


def _gone(today: Tally, before: Tally) -> list[str]:
    found = []
    for name, old in before.items():
        table = today.get(name)
        if table is None:
            found.append(f"the table {name}, which is gone")
        else:
            found += [
                f"{name}.{column}, which is gone" for column in old.columns if column not in table.columns
            ]
    return found


def _loses(today: Tally, before: Tally) -> bool:
    """Whether anything of today is not in the data of then: a record, a value, or one that was changed."""
    for name, table in today.items():
        old = before.get(name)
        if old is None:
            if table.rows:
                return True
            continue
        if table.rows != old.rows:
            return True
        for column, now in table.columns.items():
            was = old.columns.get(column)
            if now.values if was is None else (now.values, now.checksum) != (was.values, was.checksum):
                return True
    return any(name not in today and old.rows for name, old in before.items())


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _kind(kind: str, required: bool) -> str:
    return f"{kind.lower() or 'of any type'}{', required' if required else ''}"
