"""Transactions and tenants, on each database."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.errors import UnavailableError
from loomery_shared.settings import DatabaseSettings


async def test_a_transaction_is_whole_or_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction("a") as session:
            await session.execute(text("insert into note values ('a', 'x')"))
            _ = 1 / 0
    async with database.transaction(EVERY_TENANT) as session:
        assert (await session.execute(text("select count(*) from note"))).scalar() == 0


async def test_a_second_row_of_one_key_is_told(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        async with database.transaction("a") as session:
            await session.execute(text("insert into note values ('a', 'x'), ('a', 'x')"))
    assert is_unique_violation(caught.value)


def test_a_new_file_that_another_process_is_writing_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "databases").mkdir()
    other = sqlite3.connect(
        tmp_path / "databases" / "sample.db", isolation_level=None, check_same_thread=False
    )
    other.execute("begin immediate")
    release = threading.Timer(0.3, other.commit)
    release.start()

    async def first_use() -> None:
        made = Database(DatabaseSettings(), tmp_path, "sample")
        async with made.transaction(EVERY_TENANT) as session:
            await session.execute(text("select 1"))
        await made.close()

    asyncio.run(first_use())
    release.join()
    assert other.execute("pragma journal_mode").fetchone() == ("wal",)
    other.close()


async def test_rows_of_others_do_not_exist(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite has no row-level security; the queries are the only wall")
    async with database.transaction(EVERY_TENANT) as session:
        await session.execute(text("insert into note values ('a', 'x'), ('b', 'y')"))
    async with database.transaction("a") as session:
        assert (await session.execute(text("select name from note"))).scalars().all() == ["x"]
        assert (await session.execute(text("delete from note"))).rowcount == 1
    async with database.transaction(EVERY_TENANT) as session:
        assert (await session.execute(text("select name from note"))).scalars().all() == ["y"]
    with pytest.raises(DBAPIError):
        async with database.transaction("a") as session:
            await session.execute(text("insert into note values ('b', 'z')"))


async def test_no_server_is_told_plainly(tmp_path: Path) -> None:
    gone = Database(
        DatabaseSettings(url=SecretStr("postgresql://nobody@127.0.0.1:1/nothing")), tmp_path, "sample"
    )
    with pytest.raises(UnavailableError):
        await gone.ping()
    await gone.close()


async def test_readers_wait_for_nobody(database: Database) -> None:
    async with database.transaction("a") as writer:
        await writer.execute(text("insert into note values ('a', 'x')"))
        async with database.transaction("a", write=False) as reader:
            assert (await reader.execute(text("select count(*) from note"))).scalar() == 0


async def test_who_only_reads_cannot_write_and_sees_one_moment(database: Database) -> None:
    async with database.transaction("a") as session:
        await session.execute(text("insert into note values ('a', 'x')"))
    async with database.transaction("a", write=False) as reading:
        assert (await reading.execute(text("select count(*) from note"))).scalar() == 1
        if database.is_sqlite:
            async with database.transaction("a") as session:
                await session.execute(text("insert into note values ('a', 'y')"))
            assert (await reading.execute(text("select count(*) from note"))).scalar() == 1
            with pytest.raises(DBAPIError, match="readonly"):
                await reading.execute(text("delete from note"))
            await reading.rollback()
