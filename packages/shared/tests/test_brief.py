"""Short transactions, on each database."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import bindparam, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from loomery_shared import brief as module
from loomery_shared.database import Database, is_unique_violation
from loomery_shared.errors import UnavailableError
from loomery_shared.settings import DatabaseSettings

ADD = text("insert into note values (:tenant, :name)")
COUNT = text("select count(*) from note")
NAMED = text("select name from note where name in :names order by name").bindparams(
    bindparam("names", expanding=True)
)


async def count(database: Database, tenant: str = "a") -> int:
    async with database.brief(tenant, write=False) as brief:
        return (await brief.execute(COUNT)).scalar_one()


async def test_it_is_whole_or_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.brief("a") as brief:
            await brief.execute(ADD, {"tenant": "a", "name": "x"})
            _ = 1 / 0
    assert await count(database) == 0
    async with database.brief("a") as brief:
        await brief.execute(ADD, [{"tenant": "a", "name": name} for name in ("x", "y")])
    async with database.brief("a", write=False) as brief:
        found = (await brief.execute(NAMED, {"names": ["y", "x", "z"]})).scalars().all()
    assert found == ["x", "y"]


async def test_a_second_row_of_one_key_is_told(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        async with database.brief("a") as brief:
            await brief.execute(ADD, [{"tenant": "a", "name": "x"}] * 2)
    assert is_unique_violation(caught.value)
    async with database.brief("a") as brief:  # nobody holds the turn
        await brief.execute(ADD, {"tenant": "a", "name": "x"})


async def test_long_and_short_ones_write_in_turn(database: Database) -> None:
    async def long(number: int) -> None:
        async with database.transaction("a") as session:
            await session.execute(ADD, {"tenant": "a", "name": f"long {number}"})
            await asyncio.sleep(0.001)

    async def short(number: int) -> None:
        async with database.brief("a") as brief:
            await brief.execute(ADD, {"tenant": "a", "name": f"short {number}"})

    await asyncio.gather(*(work(number) for number in range(10) for work in (long, short)))
    assert await count(database) == 20


async def test_rows_of_others_do_not_exist(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite has no row-level security; the queries are the only wall")
    async with database.brief("b") as brief:
        await brief.execute(ADD, {"tenant": "b", "name": "y"})
    assert (await count(database, "a"), await count(database, "b")) == (0, 1)
    with pytest.raises(DBAPIError):
        async with database.brief("a") as brief:
            await brief.execute(ADD, {"tenant": "b", "name": "z"})


async def test_no_server_is_told_plainly() -> None:
    url = SecretStr("postgresql://nobody@127.0.0.1:1/nothing")
    gone = Database(DatabaseSettings(url=url), Path("/nowhere"), "sample")
    with pytest.raises(UnavailableError):
        async with gone.brief("a", write=False):
            pass
    await gone.close()


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[tuple[Database, Path]]:
    made = Database(DatabaseSettings(), tmp_path, "sample")
    async with made.transaction("a") as session:
        await session.execute(text("create table note (tenant text, name text unique)"))
    yield made, tmp_path / "databases" / "sample.db"
    await made.close()


async def test_another_process_that_writes_is_waited_for_and_the_loop_goes_on(
    file: tuple[Database, Path],
) -> None:
    database, path = file
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")

    async def write() -> None:
        async with database.brief("a") as brief:
            await brief.execute(ADD, {"tenant": "a", "name": "x"})

    writing = asyncio.create_task(write())
    for _ in range(10):
        await asyncio.sleep(0.002)
        assert await count(database) == 0
    assert not writing.done()
    other.execute("rollback")
    await writing
    assert await count(database) == 1
    other.close()


async def test_who_only_reads_cannot_write_and_sees_one_moment(file: tuple[Database, Path]) -> None:
    database, _ = file
    async with database.brief("a", write=False) as reading:
        assert (await reading.execute(COUNT)).scalar_one() == 0
        async with database.brief("a") as brief:
            await brief.execute(ADD, {"tenant": "a", "name": "x"})
        assert (await reading.execute(COUNT)).scalar_one() == 0
        with pytest.raises(DBAPIError, match="readonly"):
            await reading.execute(text("delete from note"))


def begun_anew(log: Path) -> int:
    """How often a log of SQLite has begun anew: https://www.sqlite.org/fileformat2.html#the_write_ahead_log."""
    with log.open("rb") as file:
        return int.from_bytes(file.read(16)[12:], "big")


async def test_the_log_is_written_back_while_others_work(
    file: tuple[Database, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    database, path = file
    log, number = Path(f"{path}-wal"), 0
    monkeypatch.setattr(module, "LOG_BYTES", 100_000)
    before = begun_anew(log)
    async with asyncio.timeout(60):
        while begun_anew(log) == before:
            async with database.brief("a") as brief:
                await brief.execute(ADD, {"tenant": "a", "name": f"{number} {'x' * 500}"})
            number += 1
            await asyncio.sleep(0.001)
    assert await count(database) == number


async def test_short_ones_open_no_more_connections_than_are_kept(postgres_url: str, tmp_path: Path) -> None:
    database = Database(DatabaseSettings(url=SecretStr(postgres_url), pool_size=2), tmp_path, "sample")
    opened = text("select count(*) from pg_stat_activity where usename = current_user")

    async def count_connections() -> int:
        async with database.brief("a", write=False) as brief:
            await asyncio.sleep(0.001)
            return int((await brief.execute(opened)).scalar_one())

    assert max(await asyncio.gather(*(count_connections() for _ in range(12)))) <= 2
    await database.close()
