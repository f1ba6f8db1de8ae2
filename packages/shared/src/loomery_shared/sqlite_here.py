"""Connections to SQLite that the event loop itself uses.

A statement about a row costs some microseconds; handing it to a thread and back costs many times that, for every
statement, and while the loop is busy each way waits for it. Readers of a database with a write-ahead log wait for
nobody, and whoever writes asks for the lock without waiting, and again a little later: so nothing is held up. What was
written is in memory until it is committed; that waits for the disk, and so a thread does it: while a disk stands
still, everybody who only reads is answered. What is made here looks to SQLAlchemy like a connection of aiosqlite,
whose calls happen to be over at once.
"""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, suppress
from typing import Any, TypeVar

__all__ = [
    "BEGIN",
    "LOG_BYTES",
    "Aside",
    "connected_for_reading",
    "connected_for_writing",
    "keep_log",
    "reading_connection",
    "when_free",
    "writing_connection",
]

BEGIN = "BEGIN IMMEDIATE"
"""A transaction that reads first and writes later can fail with "locked" whatever the timeout; one that says so from
the beginning waits its turn."""
LOG_BYTES = 4_000_000
"""From this length on the write-ahead log is to be written back into the file."""
_MOMENT = 0.02
"""Seconds that the loop itself waits for the disk."""
_PAUSE = 0.005
"""Seconds before the lock of a file that another process writes is asked for again."""
Made = TypeVar("Made")


class Aside:
    """A thread for what waits for the disk, one thing after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="disk")

    async def do(self, work: Callable[[], Made]) -> Made:
        """Have it done; it is over afterwards, also for whoever was told to end meanwhile."""
        begun = self._thread.submit(work)
        # Mostly it takes a fraction of a millisecond, and a round of a busy loop a hundred times that.
        if wait([begun], _MOMENT).done:
            return begun.result()
        doing = asyncio.wrap_future(begun)
        try:
            return await asyncio.shield(doing)
        finally:
            while not doing.done():
                # Whoever uses the connection next would find it in the midst of this.
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([doing])

    def close(self) -> None:
        """Nothing more is to be done."""
        self._thread.shutdown(wait=False)


async def when_free(begin: Callable[[], Made], patience: float) -> Made:
    """Begin to write, as soon as no other process does; raises sqlite3.OperationalError after so many seconds."""
    last = time.monotonic() + patience
    while True:
        try:
            return begin()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > last:
                raise
        await asyncio.sleep(_PAUSE)


async def keep_log(file: str, patience: float) -> None:
    """Have the file kept with a write-ahead log, so that readers wait for nobody, as soon as nobody else has it.

    The change of journal needs the file alone and does not wait for it, whatever the timeout says: of two processes
    that open a new database at once, one is told "locked".
    """
    with closing(connected_for_writing(file)) as connection:
        await when_free(lambda: connection.execute("PRAGMA journal_mode=WAL"), patience)


class _Cursor:
    def __init__(self, cursor: sqlite3.Cursor, patience: float) -> None:
        self._cursor, self._patience = cursor, patience

    async def __aenter__(self) -> "_Cursor":
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> "_Cursor":
        if statement == BEGIN:
            await when_free(lambda: self._cursor.execute(BEGIN), self._patience)
        else:
            self._cursor.execute(statement, parameters)
        return self

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> "_Cursor":
        self._cursor.executemany(statement, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        self._cursor.close()

    @property
    def description(self) -> Any:
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._cursor.lastrowid


class _Connection:
    def __init__(
        self, connection: sqlite3.Connection, patience: float = 0.0, aside: Aside | None = None
    ) -> None:
        self._connection, self._patience, self._aside = connection, patience, aside

    def cursor(self) -> _Cursor:
        return _Cursor(self._connection.cursor(), self._patience)

    async def create_function(self, *given: Any, **options: Any) -> None:
        self._connection.create_function(*given, **options)

    async def commit(self) -> None:
        if self._aside is None:
            self._connection.commit()
        else:
            await self._aside.do(self._connection.commit)

    async def rollback(self) -> None:
        self._connection.rollback()

    async def close(self) -> None:
        self._connection.close()

    def stop(self) -> None:
        self._connection.close()


def reading_connection(file: str) -> Callable[..., Awaitable[_Connection]]:
    """For `create_async_engine(..., async_creator=...)`; transactions are begun by the caller."""

    async def connect(*_given: Any, **_options: Any) -> _Connection:
        return _Connection(connected_for_reading(file))

    return connect


def writing_connection(file: str, patience: float, aside: Aside) -> Callable[..., Awaitable[_Connection]]:
    """The same for one that writes; another process that does so is waited for, so many seconds."""

    async def connect(*_given: Any, **_options: Any) -> _Connection:
        await keep_log(file, patience)
        return _Connection(connected_for_writing(file), patience, aside)

    return connect


def connected_for_reading(file: str) -> sqlite3.Connection:
    """A connection that cannot write."""
    return _connected(file, "query_only=ON")


def connected_for_writing(file: str) -> sqlite3.Connection:
    """A connection that waits for nobody, and leaves the write-ahead log to whoever shortens it."""
    return _connected(
        file,
        "busy_timeout=0",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "wal_autocheckpoint=0",
        f"journal_size_limit={LOG_BYTES // 2}",
    )


def _connected(file: str, *pragmas: str) -> sqlite3.Connection:
    # Collected by another thread than the one that made it, a connection has to be closed there too.
    made = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    for pragma in pragmas:
        made.execute(f"PRAGMA {pragma}")
    return made
