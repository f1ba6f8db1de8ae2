"""Records are carried into a changed schema, or kept where they are."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from loomery_codegen.app_data import Schema
from loomery_codegen.gates.inside import inside_script

OLD = """
CREATE TABLE alembic_version (version_num VARCHAR(32));
CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL);
CREATE TABLE books (id INTEGER PRIMARY KEY, title VARCHAR(50), author_id INTEGER REFERENCES authors(id),
                    shelf VARCHAR(9));
INSERT INTO authors VALUES (1, 'Ada'), (2, 'Bo');
INSERT INTO books VALUES (7, 'Rain', 1, 'A1'), (8, NULL, 2, NULL);
"""
NEW = """
CREATE TABLE alembic_version (version_num VARCHAR(32));
CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, born DATE NOT NULL);
CREATE TABLE books (id INTEGER PRIMARY KEY, title VARCHAR(50) NOT NULL,
                    author_id INTEGER REFERENCES authors(id),
                    pages INTEGER NOT NULL, shelf INTEGER, note TEXT);
CREATE TABLE loans (id INTEGER PRIMARY KEY);
INSERT INTO authors VALUES (1, 'made at the start', '2000-01-01');
"""


def carry(tmp_path: Path, new: str) -> "subprocess.CompletedProcess[str]":
    for name, script in (("old.db", OLD), ("new.db", new)):
        with sqlite3.connect(tmp_path / name) as connection:
            connection.executescript(script)
        connection.close()
    argv = [sys.executable, str(inside_script("carry")), str(tmp_path / "old.db"), str(tmp_path / "new.db")]
    return subprocess.run(argv, capture_output=True, text=True, check=False)


def rows(tmp_path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(tmp_path / "new.db")
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_what_both_have_is_copied_and_what_is_new_and_required_is_empty(tmp_path: Path) -> None:
    done = carry(tmp_path, NEW)
    assert (done.returncode, done.stdout) == (0, "4 records in 2 tables\n")
    assert rows(tmp_path, "SELECT * FROM authors") == [(1, "Ada", "1970-01-01"), (2, "Bo", "1970-01-01")]
    assert rows(tmp_path, "SELECT * FROM books") == [(7, "Rain", 1, 0, None, None), (8, "", 2, 0, None, None)]


def test_nothing_is_copied_when_a_record_would_break_a_rule(tmp_path: Path) -> None:
    done = carry(
        tmp_path, NEW.replace("title VARCHAR(50) NOT NULL", "title VARCHAR(50) NOT NULL CHECK (title != '')")
    )
    assert done.returncode == 1
    assert "CHECK" in done.stdout
    assert rows(tmp_path, "SELECT count(*) FROM authors") == [(1,)]


def test_a_changed_migration_is_noticed_and_the_database_set_aside(tmp_path: Path) -> None:
    versions = tmp_path / "project" / "api" / "migrations" / "versions"
    versions.mkdir(parents=True)
    (versions / "0001.py").write_text("one")
    data = tmp_path / "data"
    data.mkdir()
    schema = Schema(tmp_path / "project", data)
    assert not schema.broken
    schema.remember()
    (data / "app.db").write_text("records")
    (versions / "0002.py").write_text("one more")
    assert not schema.broken
    (versions / "0001.py").write_text("two")
    assert schema.broken
    kept = schema.set_aside()
    assert kept.read_text() == "records"
    assert not (data / "app.db").exists()
