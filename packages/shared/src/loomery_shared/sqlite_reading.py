"""Connections to SQLite for reading, used by the event loop itself.

A read of a row costs some microseconds; handing it to a thread and back costs many times that, for every statement.
Readers of a database with a write-ahead log wait for nobody, so nothing is held up. What is made here looks to
SQLAlchemy like a connection of aiosqlite, whose calls happen to be over at once.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

__all__ = ["reading_connection"]


class _Cursor:
    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    async def __aenter__(self) -> "_Cursor":
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> "_Cursor":
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
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def cursor(self) -> _Cursor:
        return _Cursor(self._connection.cursor())

    async def create_function(self, *given: Any, **options: Any) -> None:
        self._connection.create_function(*given, **options)

    async def commit(self) -> None:
        self._connection.commit()

    async def rollback(self) -> None:
        self._connection.rollback()

    async def close(self) -> None:
        self._connection.close()

    def stop(self) -> None:
        self._connection.close()


def reading_connection(file: str) -> Callable[..., Awaitable[_Connection]]:
    """For `create_async_engine(..., async_creator=...)`; transactions are begun by the caller."""

    async def connect(*_given: Any, **_options: Any) -> _Connection:
        # Collected by another thread than the one that made it, a connection has to be closed there too.
        made = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        made.execute("PRAGMA query_only=ON")
        return _Connection(made)

    return connect
