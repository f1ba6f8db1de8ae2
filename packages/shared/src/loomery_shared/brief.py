"""Transactions of few statements that are over in moments, at the least cost.

With SQLite they run on the event loop itself: see `loomery_shared.sqlite_here`; with PostgreSQL in as few journeys as
there can be: see `loomery_shared.brief_postgres`. In both there is none of the bookkeeping of sessions.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Connection, CursorResult, Engine, Executable, QueuePool, create_engine, event

from loomery_shared.sqlite_here import (
    BEGIN,
    LOG_BYTES,
    Aside,
    connected_for_reading,
    connected_for_writing,
    keep_log,
    when_free,
)
from loomery_shared.turns import Turn

__all__ = ["Brief", "SqliteBrief", "Values"]

_LOOK_EVERY = 64
"""Writes between two looks at the size of the log."""
Values: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Brief(Protocol):
    """A short transaction; what it answers is to be read before it ends."""

    async def execute(self, statement: Executable, values: Values | None = None) -> CursorResult[Any]:
        """Run a statement with its values; with many of them, once for each."""


class _Here:
    """A `Brief` on a connection that the event loop itself uses."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def execute(self, statement: Executable, values: Values | None = None) -> CursorResult[Any]:
        return self._connection.execute(statement, values)


class SqliteBrief:
    """Short transactions on a file of SQLite; `turn` lets one writer of this process in at a time, and `aside` commits.

    `patience` is how many seconds another process is waited for that writes.
    """

    def __init__(self, file: str, turn: Turn, aside: Aside, patience: float, **options: Any) -> None:
        self._file, self._turn, self._aside, self._patience = file, turn, aside, patience
        self._reader = _engine(lambda: connected_for_reading(file), "BEGIN", options)
        self._writer = _engine(lambda: connected_for_writing(file), BEGIN, options)
        self._writes, self._keeps_log = 0, False
        self._shortening: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Brief]:
        """A transaction that sees one moment and may only read."""
        with self._reader.connect() as connection, connection.begin():
            yield _Here(connection)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Brief]:
        """A transaction that may write, from its beginning on the only one."""
        async with self._turn:
            if not self._keeps_log:
                await keep_log(self._file, self._patience)
                self._keeps_log = True
            with self._writer.connect() as connection:
                transaction = await when_free(connection.begin, self._patience)
                try:
                    yield _Here(connection)
                except BaseException:
                    transaction.rollback()
                    raise
                await self._aside.do(transaction.commit)
            self.wrote()

    def wrote(self) -> None:
        """Something was written: have a thread write the log back into the file when it has become long, because
        that waits for the disk."""
        self._writes += 1
        if self._writes % _LOOK_EVERY or (self._shortening and not self._shortening.done()):
            return
        try:
            if Path(f"{self._file}-wal").stat().st_size < LOG_BYTES:
                return
        except FileNotFoundError:
            return
        self._shortening = asyncio.create_task(self._write_back())

    async def _write_back(self) -> None:
        # Most of it while others write, and the rest when nobody does: only then the log begins anew.
        await asyncio.to_thread(_write_back, self._file)
        async with self._turn:
            await asyncio.to_thread(_write_back, self._file)

    async def close(self) -> None:
        """Give every connection back."""
        if self._shortening is not None:
            await asyncio.wait([self._shortening])
        self._reader.dispose()
        self._writer.dispose()


def _engine(connect: Callable[[], sqlite3.Connection], begin: str, options: dict[str, Any]) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        # Whoever waited for a connection would hold the loop, and with it those who have one.
        max_overflow=-1,
        pool_reset_on_return=None,
        **options,
    )

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        driver: Any = connection.connection.dbapi_connection
        driver.execute(begin)

    return engine


def _write_back(file: str) -> None:
    connection = connected_for_writing(file)
    try:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    except sqlite3.OperationalError:
        return  # somebody else does it just now
    finally:
        connection.close()
