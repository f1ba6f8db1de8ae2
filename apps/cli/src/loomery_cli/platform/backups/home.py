"""The files under LOOMERY_HOME: which of them are kept, and how each is read while the platform runs."""

import asyncio
import os
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cached_property
from pathlib import Path, PurePosixPath

from loomery_cli.platform.backups.archive import BackupWriter
from loomery_codegen.errors import ServeError
from loomery_codegen.hosting import SandboxedRunner
from loomery_codegen.sandbox.probe import choose_sandbox

__all__ = ["HOME", "MADE_AGAIN", "HomeFiles", "Tell"]

Tell = Callable[[str], None]
HOME = "home"
"""Where the files of LOOMERY_HOME are in the archive."""
MADE_AGAIN = frozenset({"cache", "tmp", "toolchains"})
"""Folders below LOOMERY_HOME, or below a tenant's own, whose content can be made again."""
_DATABASES = "databases"
# Whoever refers to something is copied before what it refers to, so that it is there in the copy.
_ORDER = ("orchestrator.db", "workflows.db", "email.db", "analytics.db", "auth.db")
_PASSED_OVER = frozenset({"lock", "processes"})
_SIDE_FILES = ("-wal", "-shm", "-journal")


class HomeFiles:
    """Adds what is under LOOMERY_HOME to an archive.

    The platform's databases are copied as of one moment each. Databases of applications are written by code that
    nobody has read: they are copied in a sandbox, and no link in their folders is followed.
    """

    def __init__(self, home: Path, backup: BackupWriter, tell: Tell, *, unsafe: bool) -> None:
        self._home = home
        self._backup = backup
        self._tell = tell
        self._unsafe = unsafe
        self._bytes = 0
        self.skipped: list[str] = []

    def add_databases(self) -> None:
        """Add the platform's own SQLite files."""
        folder = self._home / _DATABASES
        names = sorted(path.name for path in folder.glob("*.db")) if folder.is_dir() else []
        for name in sorted(names, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER)):
            self._tell(f"database {name.removesuffix('.db')}")
            with tempfile.TemporaryDirectory(dir=self._backup.scratch) as scratch:
                copy = Path(scratch) / name
                with (
                    closing(sqlite3.connect(folder / name, timeout=60)) as source,
                    closing(sqlite3.connect(copy)) as target,
                ):
                    source.backup(target)
                with copy.open("rb") as content:
                    self._backup.add(f"{HOME}/{_DATABASES}/{name}", content)

    def add_files(self) -> None:
        """Add everything else."""
        for place, folders, names, folder in os.fwalk(self._home, follow_symlinks=False):
            here = PurePosixPath(Path(place).relative_to(self._home))
            folders[:] = sorted(
                (name for name in folders if self._goes_in(here / name, folder)),
                # Git's references before what they lead to: that was there first.
                key=lambda name: (name == "objects", name),
            )
            if here.parts:
                self._backup.add_folder(f"{HOME}/{here}", stat.S_IMODE(os.fstat(folder).st_mode))
            for name in sorted(names):
                self._add(here / name, folder)

    def _goes_in(self, path: PurePosixPath, folder: int) -> bool:
        parts = path.parts
        own = parts[2:] if parts[0] == "tenants" and len(parts) > 2 else parts
        if own[0] in MADE_AGAIN or parts == (_DATABASES,) or parts == ("hosting", "processes"):
            return False
        try:
            is_link = stat.S_ISLNK(os.lstat(path.name, dir_fd=folder).st_mode)
        except FileNotFoundError:
            return False
        if is_link:
            self._add(path, folder)
        return not is_link

    def _add(self, path: PurePosixPath, folder: int) -> None:
        name = path.name
        if name.endswith((".part", ".lock")) or name in _PASSED_OVER:
            return
        is_app_data = path.parent.name == "data"
        if is_app_data and name.startswith("app.db") and name.removeprefix("app.db") in _SIDE_FILES:
            return
        try:
            found = os.lstat(name, dir_fd=folder)
            if stat.S_ISLNK(found.st_mode):
                self._add_link(path, os.readlink(name, dir_fd=folder))
            elif not stat.S_ISREG(found.st_mode):
                self.skipped.append(str(path))
            elif is_app_data and name == "app.db" and self._add_app_database(path, found):
                self._count(found.st_size)
            else:
                with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder), "rb") as content:
                    self._backup.add(f"{HOME}/{path}", content, stat.S_IMODE(found.st_mode))
                self._count(found.st_size)
        except FileNotFoundError:
            # It was removed since its folder was read: then it is no part of the backup.
            return

    def _add_link(self, path: PurePosixPath, target: str) -> None:
        leads = os.path.normpath(path.parent / target)
        if leads.startswith(("..", "/")):
            self.skipped.append(str(path))
        else:
            self._backup.add_link(f"{HOME}/{path}", target)

    def _add_app_database(self, path: PurePosixPath, found: os.stat_result) -> bool:
        """Whether it could be copied as a database; what an application calls one may be anything."""
        runner = self._runner
        with tempfile.TemporaryDirectory(dir=self._backup.scratch) as scratch:
            target = Path(scratch)
            try:
                asyncio.run(runner.copy_database(self._home / path.parent, target))
            except ServeError:
                self.skipped.append(f"{path} (no database: copied as it is)")
                return False
            copied = os.open(target / "app.db", os.O_RDONLY | os.O_NOFOLLOW)
            with os.fdopen(copied, "rb") as content:
                self._backup.add(f"{HOME}/{path}", content, stat.S_IMODE(found.st_mode))
        return True

    @cached_property
    def _runner(self) -> SandboxedRunner:
        base = Path(sys.base_prefix)
        python = base / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
        return SandboxedRunner(
            choose_sandbox(unsafe=self._unsafe),
            python=python,
            read_only=(base,),
            records=self._backup.scratch / "processes",
        )

    def _count(self, size: int) -> None:
        self._bytes += size
        self._tell(f"{len(self._backup.parts)} files, {self._bytes / 1e6:.1f} MB")
