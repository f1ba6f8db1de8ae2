"""Transactions of few statements on PostgreSQL, with as few journeys to the server as there can be.

For whom a transaction works travels with its first statement: `begin`, the tenant and the statement are one message
and one answer. Where nothing is written each statement is a transaction of its own, and there is nothing to begin or
to end. The tenant is set for the transaction alone, so a connection that goes back knows of none.

Connections are kept here and not in a pool of SQLAlchemy's, which asks the server before it lends one whether it is
still there. A first statement that finds its connection cut is sent once more on another: nothing has happened yet.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from psycopg import AsyncConnection as DriverConnection
from psycopg import AsyncCursor
from psycopg.pq import TransactionStatus
from sqlalchemy import URL, CursorResult, Executable, NullPool
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from loomery_shared.brief import Brief, Values

__all__ = ["PostgresBriefs"]

_TENANT = "select set_config('loomery.tenant', %s, true)"
_ONLY_READS = f"{_TENANT}, set_config('transaction_read_only', 'on', true)"


class _Driver(DriverConnection[Any]):
    """A connection on which something may be sent before the next statement, in the same message."""

    before: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def idle(self) -> bool:
        """Whether no transaction is open, and nothing is under way."""
        return not self.closed and self.info.transaction_status == TransactionStatus.IDLE


class _Cursor(AsyncCursor[Any]):
    async def execute(self, query: Any, params: Any = None, **options: Any) -> "_Cursor":
        connection: Any = self.connection
        if not connection.before:
            return await super().execute(query, params, **options)
        async with connection.pipeline():
            await self._send_before(connection)
            return await super().execute(query, params, **options)

    async def executemany(self, query: Any, params_seq: Any, **options: Any) -> None:
        connection: Any = self.connection
        if not connection.before:
            await super().executemany(query, params_seq, **options)
            return
        async with connection.pipeline():
            await self._send_before(connection)
            await super().executemany(query, params_seq, **options)

    async def _send_before(self, connection: _Driver) -> None:
        before, connection.before = connection.before, ()
        for query, values in before:
            await AsyncCursor(connection).execute(query, values)


class _Kept:
    """A connection that is used again."""

    __slots__ = ("connection", "driver", "used")

    def __init__(self, connection: AsyncConnection, driver: _Driver) -> None:
        self.connection, self.driver, self.used = connection, driver, False


class _Brief:
    """A short transaction for one tenant."""

    __slots__ = ("_begun", "_of", "_tenant", "_write", "kept")

    def __init__(self, of: "PostgresBriefs", kept: _Kept, tenant: str, *, write: bool) -> None:
        self._of, self.kept, self._tenant, self._write = of, kept, tenant, write
        self._begun = False

    async def execute(self, statement: Executable, values: Values | None = None) -> CursorResult[Any]:
        """Run a statement with its values; with many of them, once for each."""
        if self._begun:
            return await self.kept.connection.execute(statement, values)
        try:
            return await self._first(statement, values)
        except DBAPIError as error:
            if not (error.connection_invalidated and self.kept.used):
                raise
        await self._of.forget(self.kept)
        self.kept = await self._of.connect()
        return await self._first(statement, values)

    async def _first(self, statement: Executable, values: Values | None) -> CursorResult[Any]:
        if self._write:
            self.kept.driver.before = (("begin", ()), (_TENANT, (self._tenant,)))
            self._begun = True
        else:
            self.kept.driver.before = ((_ONLY_READS, (self._tenant,)),)
        try:
            return await self.kept.connection.execute(statement, values)
        finally:
            self.kept.driver.before = ()

    async def end(self, word: str) -> None:
        """Commit or roll back what was begun."""
        if self._begun and not self.kept.driver.closed:
            await self.kept.connection.exec_driver_sql(word)


class PostgresBriefs:
    """Short transactions on a database of PostgreSQL, at most `at_once` at the same time; the others wait.

    `arguments` are libpq's, for each connection; `options` those of SQLAlchemy's engine.
    """

    def __init__(self, url: URL, at_once: int, arguments: dict[str, Any], options: dict[str, Any]) -> None:
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)

        async def connect() -> _Driver:
            return await _Driver.connect(address, autocommit=True, cursor_factory=_Cursor, **arguments)

        self._engine = create_async_engine(
            url, async_creator=connect, poolclass=NullPool, isolation_level="AUTOCOMMIT", **options
        )
        self._kept: list[_Kept] = []
        self._free = asyncio.Semaphore(at_once)

    @asynccontextmanager
    async def one(self, tenant: str, *, write: bool) -> AsyncIterator[Brief]:
        """A transaction for a tenant: committed at the end, rolled back on any error."""
        async with self._free:
            kept = self._kept.pop() if self._kept else await self.connect()
            brief = _Brief(self, kept, tenant, write=write)
            try:
                try:
                    yield brief
                except BaseException:
                    await brief.end("rollback")
                    raise
                await brief.end("commit")
            finally:
                await self._give_back(brief.kept)

    async def connect(self) -> _Kept:
        """Another connection; raises OperationalError."""
        connection = await self._engine.connect()
        driver: Any = (await connection.get_raw_connection()).driver_connection
        return _Kept(connection, driver)

    async def _give_back(self, kept: _Kept) -> None:
        if kept.driver.idle and not kept.connection.invalidated:
            kept.used = True
            self._kept.append(kept)
        else:
            await self._end(kept)

    async def forget(self, cut: _Kept) -> None:
        """A connection was cut while nobody used it: so will be the others that are kept."""
        idle, self._kept = self._kept, []
        for kept in (cut, *idle):
            await self._end(kept)

    async def _end(self, kept: _Kept) -> None:
        await kept.driver.close()
        if not kept.connection.closed:
            await kept.connection.invalidate()
            await kept.connection.close()

    async def close(self) -> None:
        """Give every connection back."""
        idle, self._kept = self._kept, []
        for kept in idle:
            await self._end(kept)
        await self._engine.dispose()
