"""What is done with applications' SQLite files: consistent copies, and whether a migration kept the records.

The files belong to code that nobody has read: links are not followed, what the files define is not run, and
nothing may take forever. While an application runs, its files are only touched from inside a sandbox.
"""

import hashlib
import os
import sqlite3
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from loomery_orchestrator.releases.errors import ReleaseFailedError

__all__ = ["Tally", "copy_database", "count", "losses", "made_since", "table_digest", "tally"]

_NEVER = frozenset({"alembic_version", "sqlite_sequence", "sqlite_stat1"})
_PATIENCE = 300.0
_MASK = (1 << 64) - 1


@dataclass(frozen=True)
class ColumnTally:
    """What a column holds: its declared type, whether it must have values, how many it has, and their sum."""

    type: str
    required: bool
    values: int
    checksum: int


@dataclass(frozen=True)
class TableTally:
    """What a table holds."""

    rows: int
    columns: Mapping[str, ColumnTally]


Tally = Mapping[str, TableTally]
"""What a database holds, by table."""


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """A careful connection to a database that no application uses now.

    Raises ReleaseFailedError for what is no ordinary file or no database.
    """
    for ending in ("", "-wal", "-shm", "-journal"):
        file = path.with_name(path.name + ending)
        if file.is_symlink() or (file.exists() and not stat.S_ISREG(file.lstat().st_mode)):
            raise ReleaseFailedError("The application's database is not an ordinary file.")
    if not write and not path.exists():
        raise ReleaseFailedError("The application's database is not there.")
    until = time.monotonic() + _PATIENCE
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.text_factory = bytes
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.set_progress_handler(lambda: time.monotonic() > until, 100_000)
            yield connection
    except sqlite3.Error as error:
        if _disk_is_full(error):
            raise OSError(28, "No space left on device", str(path)) from error
        raise ReleaseFailedError(f"The application's database cannot be read: {error}.") from error


def copy_database(source: Path, target: Path) -> None:
    """A copy of a database that no application uses now. Raises OSError when the disk is full."""
    with opened(source) as old, opened(target, write=True) as new:
        old.backup(new)
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def table_digest(path: Path) -> str:
    """Names the tables and the migrations that made them; equal exactly when both are."""
    with opened(path) as connection:
        made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
        lines = [bytes(sql) for (sql,) in made]
        if b"alembic_version" in b" ".join(lines):
            lines += sorted(_bytes(row[0]) for row in connection.execute("SELECT * FROM alembic_version"))
    return hashlib.sha256(b"\0".join(lines)).hexdigest()


def count(path: Path, table: str, column: str = "") -> int | None:
    """Rows of a table, or those with a value in a column; None when there is no such table or column."""
    with opened(path) as connection:
        if table not in _tables(connection):
            return None
        if column and column not in {name for name, *_ in _columns(connection, table)}:
            return None
        what = _quoted(column) if column else "*"
        # Names come from the database's own catalogue and are quoted.
        found = connection.execute(f"SELECT count({what}) FROM {_quoted(table)}")  # noqa: S608
        return int(found.fetchone()[0])


def tally(path: Path) -> Tally:
    """Count every table and add up every column."""
    with opened(path) as connection:
        return {table: _table(connection, table) for table in _tables(connection)}


def losses(before: Tally, after: Tally) -> list[str]:
    """What a migration lost without its tables saying so, in sentences; empty when nothing.

    A table or column that is no longer declared was given up on purpose. A column of another type or strictness
    may hold other values, but not fewer.
    """
    found = []
    for name, old in before.items():
        new = after.get(name)
        if new is None:
            continue
        if new.rows < old.rows:
            found.append(f"{name} had {old.rows} records and would have {new.rows}")
            continue
        for column, was in old.columns.items():
            now = new.columns.get(column)
            if now is None:
                continue
            if now.values < was.values:
                found.append(f"{name}.{column} had {was.values} values and would have {now.values}")
            elif new.rows == old.rows and _changed(was, now):
                found.append(f"values of {name}.{column} would change")
    return found


def _changed(was: ColumnTally, now: ColumnTally) -> bool:
    """Whether a column of the same declaration holds other values."""
    return (now.type, now.required) == (was.type, was.required) and now.checksum != was.checksum


def made_since(newer: Path, older: Path) -> dict[str, int]:
    """Per table that both have: how many records of `newer`, by their keys, are not in `older`."""
    found = {}
    with opened(newer) as new, opened(older) as old:
        common = set(_tables(old))
        for table in _tables(new):
            if table not in common:
                continue
            keys = _keys(new, table)
            if not keys or keys != _keys(old, table):
                continue
            known = set(old.execute(_select(keys, table)))
            more = sum(row not in known for row in new.execute(_select(keys, table)))
            if more:
                found[table] = more
    return found


def _tables(connection: sqlite3.Connection) -> list[str]:
    listed = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    names = sorted(_bytes(name).decode("utf-8", "replace") for (name,) in listed)
    return [name for name in names if name not in _NEVER and not name.startswith("sqlite_")]


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[str, str, bool, int]]:
    rows = connection.execute(f"PRAGMA table_info({_quoted(table)})")
    return [
        (_bytes(name).decode(), _bytes(kind).decode().upper(), bool(required), int(key))
        for _, name, kind, required, _, key in rows
    ]


def _keys(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for name, _, _, key in _columns(connection, table) if key]


def _mixed(key: tuple[object, ...], value: object) -> int:
    """A number for a value at its place. It has to be mixed well: sums of Python's own hashes of pairs stay the same
    when two records swap their values, for many seeds."""
    return int.from_bytes(hashlib.blake2b(repr((key, value)).encode(), digest_size=8).digest())


def _table(connection: sqlite3.Connection, table: str) -> TableTally:
    columns = _columns(connection, table)
    keys = [at for at, (_, _, _, key) in enumerate(columns) if key]
    sums, values, rows = [0] * len(columns), [0] * len(columns), 0
    for row in connection.execute(_select([name for name, *_ in columns], table)):
        rows += 1
        key = tuple(row[at] for at in keys)
        for at, value in enumerate(row):
            if value is not None:
                values[at] += 1
                sums[at] = (sums[at] + _mixed(key, value)) & _MASK
    return TableTally(
        rows=rows,
        columns={
            name: ColumnTally(type=kind, required=required, values=values[at], checksum=sums[at])
            for at, (name, kind, required, _) in enumerate(columns)
        },
    )


def _select(columns: list[str], table: str) -> str:
    # Names come from the database's own catalogue and are quoted.
    return f"SELECT {', '.join(_quoted(name) for name in columns)} FROM {_quoted(table)}"  # noqa: S608


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _disk_is_full(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
