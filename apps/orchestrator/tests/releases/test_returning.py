"""Earlier versions that do not know the tables of today: refused before anything is touched, or brought back without
a loss."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle
from loomery_orchestrator.releases.errors import OlderTablesError
from loomery_orchestrator.releases.local.returning import Returning, knows_tables, obstacles
from loomery_orchestrator.releases.schemas import ReleaseState

STARS = ("0002", ["ALTER TABLE note ADD COLUMN stars INTEGER", "CREATE TABLE label (id INTEGER PRIMARY KEY)"])


async def test_what_stands_in_the_way_is_named_and_nothing_is_touched(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        first = await platform.live(tiny_bundle("one", as_files=True))
        await browser.post("/api/notes", content="before")
        second = await platform.live(tiny_bundle("two", STARS, as_files=True))
        await browser.post("/api/notes", content="since")
        snapshots = sorted(path.name for path in platform.folders().snapshots.iterdir())
        ordered = await platform.service.promote("t1", "app_1", first.id)
        record = await platform.service.outcome(ordered.id)
        assert record.state is ReleaseState.FAILED
        assert record.reason == (
            "This version knows the tables of an earlier time. What has changed since: the table label (0 records), "
            "note.stars (0 values). Nothing was touched. Roll back with the data of then, or change the present "
            "version by another build."
        )
        assert (await browser.get("/api/version")).json() == "two"
        assert (await browser.get("/api/notes")).json() == [[1, "before"], [2, "since"]]
        assert platform.columns() == ["id", "text", "stars"]
        assert sorted(path.name for path in platform.folders().snapshots.iterdir()) == snapshots
        assert not platform.folders().rehearsal.exists()
        assert "restarted" not in platform.kinds()
        assert (await platform.service.get("t1", second.id)).state is ReleaseState.LIVE

        look = Returning(
            platform.home / "hosting", platform.make()._supervisor._driver._drivers["local"]._place.runner
        )
        with pytest.raises(OlderTablesError, match=r"note\.stars"):
            await look.check(await platform.service.get("t1", first.id))
        await look.check(await platform.service.get("t1", second.id))


async def test_without_a_loss_the_tables_of_then_come_back_by_themselves(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        first = await platform.live(tiny_bundle("one", as_files=True))
        await browser.post("/api/notes", content="before")
        await platform.live(tiny_bundle("two", STARS, as_files=True))
        ordered = await platform.service.promote("t1", "app_1", first.id)
        record = await platform.service.outcome(ordered.id)
        assert (record.state, record.reason) == (ReleaseState.LIVE, "")
        assert "No record was made since" in record.notice
        assert (await browser.get("/api/version")).json() == "one"
        assert (await browser.get("/api/notes")).json() == [[1, "before"]]
        assert platform.columns() == ["id", "text"]


def database(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


BEFORE = ("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)", "INSERT INTO note VALUES (1, 'a')")


@pytest.mark.parametrize(
    ("since", "loses", "named"),
    [
        (["ALTER TABLE note ADD stars INTEGER"], False, "note.stars (0 values)"),
        (["ALTER TABLE note ADD stars INTEGER", "UPDATE note SET stars = 3"], True, "note.stars (1 value)"),
        (["CREATE TABLE label (id INTEGER)"], False, "the table label (0 records)"),
        (
            ["CREATE TABLE label (id INTEGER)", "INSERT INTO label VALUES (1)"],
            True,
            "the table label (1 record)",
        ),
        (["UPDATE note SET text = 'b'"], True, ""),
        (["INSERT INTO note VALUES (2, 'b')"], True, ""),
        (["DELETE FROM note"], True, ""),
        (["ALTER TABLE note DROP COLUMN text"], False, "note.text, which is gone"),
        (["DROP TABLE note"], True, "the table note, which is gone"),
    ],
)
def test_a_loss_is_seen(tmp_path: Path, since: list[str], loses: bool, named: str) -> None:
    then = database(tmp_path / "then.db", *BEFORE)
    now = database(tmp_path / "now.db", *BEFORE, *since)
    found = obstacles(now, then)
    assert (found.loses, ", ".join(found.named)) == (loses, named)


def test_without_a_copy_of_then_it_is_refused_all_the_same(tmp_path: Path) -> None:
    found = obstacles(database(tmp_path / "now.db", *BEFORE), None)
    assert found.loses
    assert (found.error().code, found.error().status) == ("older_tables", 409)


def test_a_version_knows_what_it_brings(tmp_path: Path) -> None:
    stamp = ("CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0002')")
    now = database(tmp_path / "now.db", *BEFORE, *stamp)
    versions = tmp_path / "api/migrations/versions"
    assert knows_tables(tmp_path, now)
    versions.mkdir(parents=True)
    (versions / "0001.py").write_text('"""First."""\n\nrevision: str = "0001"\n')
    assert not knows_tables(tmp_path, now)
    (versions / "0002.py").write_text("down_revision = '0001'\nrevision = '0002'\n")
    assert knows_tables(tmp_path, now)
    assert knows_tables(tmp_path, database(tmp_path / "new.db", *BEFORE))
