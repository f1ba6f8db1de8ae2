"""A disk that stands still: who only reads is answered, and readiness says plainly what is the matter."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from loomery_shared import brief, database, sqlite_here
from loomery_shared.database import Database
from loomery_shared.settings import DatabaseSettings, WebServiceSettings
from loomery_shared.web import service_app

ADD = text("insert into note values ('x')")
COUNT = text("select count(*) from note")


class Disk:
    """Every commit waits here, in the midst of its statement, while the disk stands still."""

    def __init__(self) -> None:
        self.turns, self.reached = threading.Event(), threading.Event()
        self.turns.set()

    def wrapped(self, connect: Callable[[str], sqlite3.Connection]) -> Callable[[str], sqlite3.Connection]:
        def wait(statement: str) -> None:
            if statement == "COMMIT" and not self.turns.is_set():
                self.reached.set()
                self.turns.wait()

        def connected(file: str) -> sqlite3.Connection:
            made = connect(file)
            made.set_trace_callback(wait)
            return made

        return connected

    async def stands(self) -> None:
        while not self.reached.is_set():
            await asyncio.sleep(0.001)


@pytest.fixture
async def disk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Disk]:
    made = Disk()
    connected = made.wrapped(sqlite_here.connected_for_writing)
    for module in (sqlite_here, brief):
        monkeypatch.setattr(module, "connected_for_writing", connected)
    yield made
    made.turns.set()


@pytest.fixture
async def kept(disk: Disk, tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(DatabaseSettings(), tmp_path, "sample")
    async with made.transaction("a", slow=True) as session:
        await session.execute(text("create table note (name text)"))
    yield made
    disk.turns.set()
    await made.close()


@asynccontextmanager
async def nothing(_app: FastAPI) -> AsyncIterator[None]:
    yield


async def short(kept: Database) -> None:
    async with kept.brief("a") as writing:
        await writing.execute(ADD)


async def long(kept: Database) -> None:
    async with kept.transaction("a") as session:
        await session.execute(ADD)


async def count(kept: Database) -> int:
    async with kept.brief("a", write=False) as reading:
        return int((await reading.execute(COUNT)).scalar_one())


@pytest.mark.parametrize("write", [short, long])
async def test_health_and_reading_are_answered_and_readiness_says_why_not(
    disk: Disk,
    kept: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[Database], object],
) -> None:
    app = service_app(
        WebServiceSettings(home=tmp_path),
        service="sample",
        title="Sample",
        prefix="/api",
        lifespan=nothing,
        ready=[kept.ping],
    )
    monkeypatch.setattr(database, "ANSWERS_WITHIN", 60.0)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://test") as http:
        assert (await http.get("/api/ready")).status_code == 200
        disk.turns.clear()
        writing = asyncio.ensure_future(write(kept))  # type: ignore[arg-type]
        await disk.stands()
        assert (await http.get("/api/health")).json()["status"] == "ok"
        assert await count(kept) == 0
        monkeypatch.setattr(database, "ANSWERS_WITHIN", 0.05)
        answer = await http.get("/api/ready")
        assert answer.status_code == 503
        assert answer.json()["reason"] == "The database does not answer within 0.05 seconds."
        assert not writing.done()
        monkeypatch.setattr(database, "ANSWERS_WITHIN", 60.0)
        disk.turns.set()
        await writing
        assert (await http.get("/api/ready")).status_code == 200
    assert await count(kept) == 1


@pytest.mark.parametrize("write", [short, long])
async def test_who_is_told_to_end_leaves_nothing_half_done(
    disk: Disk, kept: Database, write: Callable[[Database], object]
) -> None:
    disk.turns.clear()
    writing = asyncio.ensure_future(write(kept))  # type: ignore[arg-type]
    await disk.stands()
    for _ in range(2):
        writing.cancel()
        await asyncio.sleep(0)
    following = asyncio.ensure_future(write(kept))  # type: ignore[arg-type]
    await asyncio.sleep(0.01)
    assert not following.done()
    disk.turns.set()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await following
    assert await count(kept) == 2
