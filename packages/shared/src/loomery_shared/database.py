"""One relational database per service: SQLite in a file (WAL), or a schema of its own in PostgreSQL.

Every transaction says for which tenant it works. In PostgreSQL row-level security holds it to that, as a second
wall behind the conditions in the queries; `EVERY_TENANT` is for work of the platform itself.
"""

import asyncio
import json
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from loomery_shared.brief import Brief, SqliteBrief
from loomery_shared.errors import UnavailableError
from loomery_shared.settings import DatabaseSettings
from loomery_shared.sqlite_here import BEGIN, Aside, reading_connection, writing_connection
from loomery_shared.turns import Turn

if TYPE_CHECKING:
    from loomery_shared.brief_postgres import PostgresBriefs

__all__ = [
    "ANSWERS_WITHIN",
    "EVERY_TENANT",
    "NO_IDLING",
    "PATIENCE",
    "Database",
    "is_unique_violation",
    "sync_url",
]

PATIENCE: dict[str, int] = {
    "connect_timeout": 10,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""For libpq: a server that was cut off is noticed within seconds, instead of a quarter of an hour."""
NO_IDLING = "-cidle_in_transaction_session_timeout=15s"
"""For PostgreSQL: what a process that hangs has locked is given free again."""
ANSWERS_WITHIN = 10.0
"""Seconds after which a database that was asked for nothing is said not to answer."""
EVERY_TENANT = "*"
"""The scope of work that is no single tenant's."""

_FOR_TENANT = text("select set_config('loomery.tenant', :tenant, true)")
_BUSY_SECONDS = 10
"""How long SQLite waits for another process that writes."""


def _url(settings: DatabaseSettings, home: Path, service: str) -> str:
    given = settings.url.get_secret_value()
    if not given:
        return f"sqlite+aiosqlite:///{home / 'databases' / f'{service}.db'}"
    url = make_url(given)
    if url.get_backend_name() == "sqlite":
        return url.set(drivername="sqlite+aiosqlite").render_as_string(hide_password=False)
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def sync_url(settings: DatabaseSettings, home: Path, service: str) -> str:
    """The same address for libraries that bring drivers of their own (no asyncio)."""
    url = make_url(_url(settings, home, service))
    drivername = "sqlite" if url.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return url.set(drivername=drivername).render_as_string(hide_password=False)


class Database:
    """A pool of connections to one service's tables.

    PostgreSQL shows `known_as` beside each of them (`application_name`).
    """

    def __init__(
        self, settings: DatabaseSettings, home: Path, service: str, *, known_as: str = "loomery"
    ) -> None:
        self.service = service
        self.url = _url(settings, home, service)
        self.is_sqlite = self.url.startswith("sqlite")
        options: dict[str, Any] = {
            "json_serializer": lambda value: json.dumps(value, ensure_ascii=False),
            # Errors are logged; what people entered is not.
            "hide_parameters": True,
            "pool_size": settings.pool_size,
            "max_overflow": settings.pool_size,
        }
        if self.is_sqlite:
            Path(make_url(self.url).database or "").parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        else:
            options |= {
                "pool_pre_ping": True,
                "connect_args": {
                    "options": f"-csearch_path={service} -ctimezone=UTC {NO_IDLING}",
                    "application_name": known_as,
                    **PATIENCE,
                },
            }
        self.engine: AsyncEngine = create_async_engine(self.url, **options)
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_for_writing)
        self._reader = self._writer = self.engine
        if self.is_sqlite:
            file = make_url(self.url).database or ""
            self._reader = self._make_here(reading_connection(file), "BEGIN", options)
            self._aside = Aside()
            self._writer = self._make_here(
                writing_connection(file, _BUSY_SECONDS, self._aside), BEGIN, options
            )
        self._slow = async_sessionmaker(self.engine, expire_on_commit=False)
        self._sessions = async_sessionmaker(self._writer, expire_on_commit=False)
        self._reading = async_sessionmaker(self._reader, expire_on_commit=False)
        # SQLite lets one write at a time and makes the others sleep and ask again: here they queue instead.
        self._writing = Turn() if self.is_sqlite else None
        self._brief = self._make_brief(self._writing, options) if self._writing else None
        self._briefs = None if self.is_sqlite else self._make_briefs(settings.pool_size, options)

    def _make_here(self, creator: Any, begin: str, options: dict[str, Any]) -> AsyncEngine:
        made = create_async_engine(self.url, async_creator=creator, **options)
        event.listen(made.sync_engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return made

    def _make_briefs(self, at_once: int, options: dict[str, Any]) -> "PostgresBriefs":
        # Its driver is loaded only where there is such a database.
        from loomery_shared.brief_postgres import PostgresBriefs

        kept = {name: options[name] for name in ("json_serializer", "hide_parameters")}
        return PostgresBriefs(make_url(self.url), at_once, options["connect_args"], kept)

    def _make_brief(self, turn: Turn, options: dict[str, Any]) -> SqliteBrief:
        file = make_url(self.url).database or ""
        kept = {name: options[name] for name in ("json_serializer", "hide_parameters", "pool_size")}
        return SqliteBrief(file, turn, self._aside, _BUSY_SECONDS, **kept)

    @asynccontextmanager
    async def transaction(
        self, tenant: str, *, write: bool = True, slow: bool = False
    ) -> AsyncIterator[AsyncSession]:
        """One transaction for one tenant (or EVERY_TENANT): committed at the end, rolled back on any error.

        With `write=False` it may only read, and waits for nobody. What removes or changes many rows says that it is
        `slow`: with SQLite a thread does that, and everything else goes on meanwhile. Raises UnavailableError when
        the database cannot be reached.
        """
        turn: AbstractAsyncContextManager[None] = nullcontext()
        if write and self._writing is not None:
            turn = self._writing
        with _told_plainly():
            sessions = (self._slow if slow else self._sessions) if write else self._reading
            async with turn:
                async with sessions() as session, session.begin():
                    if not self.is_sqlite:
                        await session.execute(_FOR_TENANT, {"tenant": tenant})
                    yield session
                if write and self._brief is not None:
                    self._brief.wrote()

    @asynccontextmanager
    async def brief(self, tenant: str, *, write: bool = True) -> AsyncIterator[Brief]:
        """The same for few statements that are over in moments, at far less cost: see `loomery_shared.brief`.

        Nothing else is to be waited for meanwhile, and rows are read before it ends.
        """
        with _told_plainly():
            if self._briefs is not None:
                async with self._briefs.one(tenant, write=write) as brief:
                    yield brief
            elif self._brief is not None:
                async with self._brief.writing() if write else self._brief.reading() as brief:
                    yield brief

    async def ping(self) -> None:
        """Ask for nothing, as one that writes; raises UnavailableError unless there is a turn and an answer in time."""
        try:
            async with asyncio.timeout(ANSWERS_WITHIN), self.brief(EVERY_TENANT) as brief:
                await brief.execute(text("select 1"))
        except TimeoutError as error:
            raise UnavailableError(
                f"The database does not answer within {ANSWERS_WITHIN:g} seconds.",
                hint="Look at its disk, and at what else writes to it.",
            ) from error

    async def scrub(self) -> None:
        """Have what was deleted leave the files too, as far as nobody reads them just now; for after erasures."""
        if not self.is_sqlite:
            return
        async with self.engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await (await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")).close()

    async def close(self) -> None:
        """Give every connection back."""
        if self._brief is not None:
            await self._brief.close()
            await self._reader.dispose()
            await self._writer.dispose()
            self._aside.close()
        if self._briefs is not None:
            await self._briefs.close()
        await self.engine.dispose()


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except (OperationalError, PoolTimeoutError, sqlite3.OperationalError) as error:
        raise UnavailableError("The database does not answer.", hint="Try again in a moment.") from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise UnavailableError(
                "The connection to the database was lost.", hint="Try again in a moment."
            ) from error
        raise


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin too late (at the first write); ours are begun explicitly below.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    _keep_write_ahead_log(cursor)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _keep_write_ahead_log(cursor: Any) -> None:
    # The change of journal needs the file alone and does not wait for it, whatever the timeout says: of two
    # processes that open a new database at once, one is told "locked".
    last = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except (sqlite3.OperationalError, OperationalError) as error:
            if "locked" not in str(error) or time.monotonic() > last:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_for_writing(connection: Any) -> None:
    connection.exec_driver_sql(BEGIN)


def is_unique_violation(error: BaseException) -> bool:
    """Whether the database refused a second row of the same key."""
    origin = getattr(error, "orig", None)
    if isinstance(getattr(origin, "__cause__", None) or origin, sqlite3.IntegrityError):
        return "UNIQUE" in str(origin)
    return getattr(origin, "sqlstate", "") == "23505"
