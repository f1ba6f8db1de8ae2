"""Looking at the records of applications, and hearing what they print, through the sandbox."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from apps.codegen.tests.running.test_hosting import begun, make_runner, order, sandbox
from loomery_codegen.errors import ServeError
from loomery_codegen.sandbox.hearing import Hearing
from loomery_codegen.sandbox.model import Sandbox
from loomery_shared.contracts.running import AppRunner, RunOrder

__all__ = ["order", "sandbox"]

ROWS = {
    "ask": "rows",
    "table": "note",
    "offset": 0,
    "limit": 10,
    "sort": "",
    "descending": False,
    "text": "",
    "masked": "secret",
}


@pytest.fixture
async def runner(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[AppRunner]:
    made = make_runner(sandbox, tmp_path)
    yield made
    await made.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "app.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, secret TEXT)")
        connection.executemany(
            "INSERT INTO note (text, secret) VALUES (?, 'hush')", [("one",), ("x" * 900,), (None,)]
        )
    return folder


async def test_records_are_read_while_they_are_written_to(runner: AppRunner, data: Path) -> None:
    with closing(sqlite3.connect(data / "app.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO note (text) VALUES ('not yet')")
        assert await runner.look(data, {"ask": "tables"}) == {"tables": [{"name": "note", "rows": 3}]}
        found = await runner.look(data, ROWS)
        writer.execute("COMMIT")
    assert found["total"] == 3
    assert found["rows"] == [[1, "one", "•••"], [2, "x" * 500 + "…", "•••"], [3, None, "•••"]]
    assert (await runner.look(data, {**ROWS, "descending": True, "limit": 1}))["rows"] == [
        [4, "not yet", None]
    ]
    assert await runner.look(data, {**ROWS, "table": "other"}) == {"fault": "no_table"}
    assert await runner.look(data, {**ROWS, "sort": "secret"}) == {"fault": "no_column"}
    assert (await runner.look(data, {**ROWS, "text": "hush"}))["total"] == 0


async def test_what_is_no_database_is_told(runner: AppRunner, data: Path) -> None:
    (data / "app.db").write_bytes(b"no database" * 1000)
    with pytest.raises(ServeError, match="not a database"):
        await runner.look(data, {"ask": "tables"})
    (data / "app.db").unlink()
    (data / "app.db").symlink_to("/etc/passwd")
    with pytest.raises(ServeError):
        await runner.look(data, {"ask": "tables"})


async def test_looking_changes_nothing(runner: AppRunner, data: Path) -> None:
    before = (data / "app.db").read_bytes()
    await runner.look(data, ROWS)
    assert (data / "app.db").read_bytes() == before


async def test_what_an_application_prints_is_heard_to_its_last_word(
    runner: AppRunner, order: RunOrder
) -> None:
    heard: list[bytes] = []
    ended = threading.Event()

    def hear(piece: bytes) -> None:
        heard.append(piece)
        if not piece:
            ended.set()

    process = await begun(await runner.start(order, hear), order)
    async with asyncio.timeout(30):
        while b"begun\n" not in b"".join(heard):
            await asyncio.sleep(0.02)
    assert process.output() == "begun\n"
    await process.stop()
    assert await asyncio.to_thread(ended.wait, 30)
    assert b"".join(heard) == b"begun\n"


def test_of_much_the_beginning_and_the_end_are_remembered() -> None:
    told: list[int] = []

    def hear(piece: bytes) -> Any:
        told.append(len(piece))
        raise RuntimeError("whoever listens breaks nothing")

    hearing = Hearing(hear)
    mouth = os.dup(hearing.mouth)
    hearing.begin()
    for number in range(20_000):
        os.write(mouth, f"{number:09}\n".encode())
    os.close(mouth)
    hearing.end()
    text = hearing.text()
    assert sum(told) == 200_000
    assert text.startswith("000000000\n000000001\n")
    assert text.endswith("000019999\n")
    assert "[... 120000 bytes left out ...]" in text
    assert len(text) < 81_000
