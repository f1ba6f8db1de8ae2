"""Whether a migration kept the records is found out by counting, not by believing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from loomery_orchestrator.releases.errors import ReleaseFailedError
from loomery_orchestrator.releases.local.databases import (
    copy_database,
    losses,
    made_since,
    table_digest,
    tally,
)

Made = Callable[..., Path]
NOTES = (
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, done BOOLEAN)",
    "INSERT INTO note VALUES (1, 'a', 0), (2, 'b', 1), (3, NULL, 0)",
)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Makes a database from statements."""

    def make(name: str, *statements: str) -> Path:
        path = tmp_path / name
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA journal_mode = WAL")
            for statement in statements:
                connection.execute(statement)
        return path

    return make


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ("INSERT INTO note VALUES (4, 'c', 0)", []),
        ("ALTER TABLE note ADD COLUMN stars INTEGER NOT NULL DEFAULT 0", []),
        ("ALTER TABLE note RENAME COLUMN text TO words", []),
        ("DROP TABLE note", []),
        ("UPDATE note SET id = id", []),
        ("DELETE FROM note WHERE id = 3", ["note had 3 records and would have 2"]),
        ("UPDATE note SET text = NULL WHERE id = 1", ["note.text had 2 values and would have 1"]),
        ("UPDATE note SET text = 'x' WHERE id = 3", ["values of note.text would change"]),
        (
            "UPDATE note SET text = CASE id WHEN 1 THEN 'b' WHEN 2 THEN 'a' END",
            ["values of note.text would change"],
        ),
    ],
)
def test_losses_are_what_the_tables_do_not_say(made: Made, change: str, lost: list[str]) -> None:
    before, after = made("before.db", *NOTES), made("after.db", *NOTES, change)
    assert losses(tally(before), tally(after)) == lost


def test_a_column_of_another_type_may_hold_other_values_but_not_fewer(made: Made) -> None:
    before = tally(made("before.db", *NOTES))
    table = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, done TEXT)"
    same = made("same.db", table, "INSERT INTO note VALUES (1, 'a', 'no'), (2, 'b', 'yes'), (3, NULL, 'no')")
    fewer = made(
        "fewer.db", table, "INSERT INTO note VALUES (1, 'a', NULL), (2, 'b', 'yes'), (3, NULL, 'no')"
    )
    assert losses(before, tally(same)) == []
    assert losses(before, tally(fewer)) == ["note.done had 3 values and would have 2"]


def test_the_digest_names_tables_and_migrations_and_not_records(made: Made) -> None:
    version = "CREATE TABLE alembic_version (version_num TEXT)"
    one = made("1.db", *NOTES, version, "INSERT INTO alembic_version VALUES ('0001')")
    records = made("2.db", NOTES[0], version, "INSERT INTO alembic_version VALUES ('0001')")
    migrated = made("3.db", *NOTES, version, "INSERT INTO alembic_version VALUES ('0002')")
    other = made("4.db", *NOTES, version, "INSERT INTO alembic_version VALUES ('0001')", "CREATE TABLE x (y)")
    assert table_digest(one) == table_digest(records)
    assert len({table_digest(path) for path in (one, migrated, other)}) == 3


def test_records_made_since_are_found_by_their_keys(made: Made) -> None:
    older = made("older.db", *NOTES, "CREATE TABLE same (id INTEGER PRIMARY KEY)")
    newer = made(
        "newer.db",
        *NOTES,
        "INSERT INTO note VALUES (4, 'c', 0), (5, 'd', 0)",
        "DELETE FROM note WHERE id = 1",
        "CREATE TABLE same (id INTEGER PRIMARY KEY)",
    )
    assert made_since(newer, older) == {"note": 2}


@pytest.mark.parametrize("ending", ["", "-wal", "-journal"])
def test_links_are_not_followed(made: Made, tmp_path: Path, ending: str) -> None:
    elsewhere = made("elsewhere.db", *NOTES)
    path = tmp_path / "app.db"
    if ending:
        made("app.db", *NOTES)
        path.with_name(f"app.db{ending}").unlink(missing_ok=True)
    path.with_name(f"app.db{ending}").symlink_to(elsewhere)
    with pytest.raises(ReleaseFailedError, match="ordinary file"):
        tally(path)
    with pytest.raises(ReleaseFailedError, match="ordinary file"):
        copy_database(path, tmp_path / "copy.db")


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "app.db").write_bytes(b"no database" * 100)
    with pytest.raises(ReleaseFailedError, match="cannot be read"):
        tally(tmp_path / "app.db")
