"""Short transactions on PostgreSQL: whose rows are seen, what a kept connection remembers, and what cuts it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import UnavailableError
from loomery_shared.migrating import row_level_security
from loomery_shared.settings import DatabaseSettings
from packages.shared.tests.conftest import Operations
from tests.servers import PostgresServer

ADD = text("insert into note values (:tenant, :name)")
NAMES = text("select name from note order by name")
TOLD = text("select coalesce(current_setting('loomery.tenant', true), '')")
WHO = text("select pg_backend_pid()")
REALLY_HELD = text("select not rolsuper and not rolbypassrls from pg_roles where rolname = current_user")


@pytest.fixture
async def one(postgres_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    """A database with a single connection for short transactions: each is the next user of the same."""
    made = Database(DatabaseSettings(url=SecretStr(postgres_url), pool_size=1), tmp_path, "sample")
    async with made.engine.begin() as connection:
        await connection.execute(text("create schema sample"))
        await connection.execute(text("create table note (tenant text, name text unique)"))
        await connection.run_sync(lambda plain: row_level_security(Operations(plain), "note"))
    for tenant in ("a", "b"):
        async with made.brief(tenant) as brief:
            await brief.execute(ADD, {"tenant": tenant, "name": f"of {tenant}"})
    yield made
    await made.close()


async def seen(database: Database, tenant: str, *, write: bool = False) -> list[str]:
    async with database.brief(tenant, write=write) as brief:
        return list((await brief.execute(NAMES)).scalars().all())


async def backend(database: Database) -> int:
    async with database.brief(EVERY_TENANT, write=False) as brief:
        return int((await brief.execute(WHO)).scalar_one())


@pytest.mark.parametrize("write", [False, True])
async def test_the_next_user_of_a_connection_sees_only_its_own(one: Database, write: bool) -> None:
    async with one.brief("a", write=False) as brief:
        assert (await brief.execute(REALLY_HELD)).scalar_one() is True
    same = await backend(one)
    for _ in range(8):  # often enough for the driver to have its statements prepared
        assert await seen(one, "a", write=write) == ["of a"]
        assert await seen(one, EVERY_TENANT, write=write) == ["of a", "of b"]
        assert await seen(one, "b", write=write) == ["of b"]
        assert await seen(one, "", write=write) == []
    assert await backend(one) == same


@pytest.mark.parametrize("write", [False, True])
async def test_every_statement_of_one_is_held_to_its_tenant(one: Database, write: bool) -> None:
    async with one.brief("a", write=write) as brief:
        for _ in range(3):
            assert (await brief.execute(TOLD)).scalar_one() == "a"
            assert (await brief.execute(NAMES)).scalars().all() == ["of a"]


@pytest.mark.parametrize("how", ["committed", "failed", "refused", "only read", "left unused"])
async def test_a_connection_that_went_back_knows_of_no_tenant(one: Database, how: str) -> None:
    if how == "committed":
        async with one.brief("a") as brief:
            await brief.execute(ADD, {"tenant": "a", "name": "x"})
    elif how == "failed":
        with pytest.raises(ZeroDivisionError):
            async with one.brief("a") as brief:
                await brief.execute(NAMES)
                _ = 1 / 0
    elif how == "refused":
        with pytest.raises(IntegrityError):
            async with one.brief("a") as brief:
                await brief.execute(ADD, {"tenant": "a", "name": "of a"})
    elif how == "only read":
        await seen(one, "a")
    else:
        async with one.brief("a"):
            pass
    kept = one._briefs._kept[0]
    cursor = await kept.driver.execute("select coalesce(current_setting('loomery.tenant', true), '')")
    assert await cursor.fetchone() == ("",)
    cursor = await kept.driver.execute("select name from sample.note")
    assert await cursor.fetchall() == []


async def test_who_only_reads_cannot_write(one: Database) -> None:
    with pytest.raises(DBAPIError, match="read-only"):
        async with one.brief("a", write=False) as brief:
            await brief.execute(ADD, {"tenant": "a", "name": "x"})
    assert await seen(one, "a", write=True) == ["of a"]


async def test_many_rows_are_written_as_one(one: Database) -> None:
    rows = [{"tenant": "a", "name": name} for name in ("x", "y", "x")]
    with pytest.raises(IntegrityError):
        async with one.brief("a") as brief:
            await brief.execute(ADD, rows)
    assert await seen(one, "a") == ["of a"]
    async with one.brief("a") as brief:
        await brief.execute(ADD, rows[:2])
        await brief.execute(ADD, {"tenant": "a", "name": "z"})
    assert await seen(one, "a") == ["of a", "x", "y", "z"]


@pytest.mark.parametrize("write", [False, True])
async def test_a_connection_that_was_cut_is_replaced(one: Database, postgres_url: str, write: bool) -> None:
    cut = await backend(one)
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute("select pg_terminate_backend(%s, 60000)", (cut,))
    assert await seen(one, "a", write=write) == ["of a"]
    assert await backend(one) != cut


@pytest.mark.parametrize("write", [False, True])
async def test_no_other_connection_is_told_plainly_and_had_as_soon_as_there_is_one(
    one: Database, postgres_server: PostgresServer, postgres_url: str, write: bool
) -> None:
    cut, name = await backend(one), postgres_url.rpartition("/")[2]
    with psycopg.connect(postgres_server.url("admin", "postgres"), autocommit=True) as admin:
        admin.execute(f"alter database {name} allow_connections false")
        admin.execute("select pg_terminate_backend(%s, 60000)", (cut,))
        for _ in range(2):
            with pytest.raises(UnavailableError):
                await seen(one, "a", write=write)
        admin.execute(f"alter database {name} allow_connections true")
    assert await seen(one, "a", write=write) == ["of a"]


async def test_what_is_cut_short_gives_its_connection_and_its_place_back(
    one: Database, postgres_url: str
) -> None:
    async def waits() -> None:
        async with one.brief("a") as brief:
            await brief.execute(ADD, {"tenant": "a", "name": "x"})
            await brief.execute(text("select pg_sleep(600)"))

    task = asyncio.create_task(waits())
    asleep = "select 1 from pg_stat_activity where query like 'select pg_sleep%'"
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as other:
        while await (await other.execute(asleep)).fetchone() is None:
            await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await seen(one, "a") == ["of a"]
    assert await seen(one, "b") == ["of b"]
