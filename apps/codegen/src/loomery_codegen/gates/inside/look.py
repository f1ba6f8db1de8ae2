"""Answers a question about a SQLite database, read-only. Usage: look.py DATABASE QUESTION ANSWER.

QUESTION is JSON, ANSWER the file to write. The database belongs to an application, which may be writing to it: its
schema is not trusted, and names of tables and columns are taken from its own catalogue only, never from the question.
"""

import json
import re
import sqlite3
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

PATIENCE = 10.0
LONGEST = 500
"""Characters of a text that are shown."""
SAFE = 2**53
"""Larger numbers would be others in a browser."""
HIDDEN = "•••"
NEVER = frozenset({"alembic_version"})


def main(database: str, question: dict[str, Any], answer: Path) -> None:
    """Ask and write the answer."""
    until = time.monotonic() + PATIENCE
    with closing(sqlite3.connect(f"file:{quote(database)}?mode=ro", uri=True, timeout=5)) as connection:
        for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.text_factory = lambda value: value.decode("utf-8", "replace")
        connection.set_progress_handler(lambda: time.monotonic() > until, 10_000)
        # Of one moment, however many questions it takes.
        connection.execute("BEGIN")
        found = tables(connection) if question["ask"] == "tables" else rows(connection, question)
    answer.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def names(connection: sqlite3.Connection) -> list[str]:
    """Ordinary tables, by name."""
    listed = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    )
    return [name for (name,) in listed if name not in NEVER and not name.startswith("sqlite_")]


def tables(connection: sqlite3.Connection) -> dict[str, Any]:
    """Every table and how many rows it has."""
    return {"tables": [{"name": name, "rows": count(connection, name)} for name in names(connection)]}


def count(connection: sqlite3.Connection, table: str, where: str = "", values: Sequence[str] = ()) -> int:
    """Rows of a table."""
    # Names come from the database's own catalogue and are quoted.
    found = connection.execute(f"SELECT count(*) FROM {quoted(table)}{where}", values)  # noqa: S608
    return int(found.fetchone()[0])


def rows(connection: sqlite3.Connection, question: dict[str, Any]) -> dict[str, Any]:
    """Some rows of a table."""
    table = next((name for name in names(connection) if name == question["table"]), None)
    if table is None:
        return {"fault": "no_table"}
    secret = re.compile(question["masked"])
    listed = connection.execute("SELECT name, type, pk FROM pragma_table_xinfo(?)", (table,)).fetchall()
    columns = [
        {"name": name, "type": kind.upper(), "masked": bool(secret.search(name))} for name, kind, _ in listed
    ]
    shown = [column["name"] for column in columns if not column["masked"]]
    sort = question["sort"]
    if sort and sort not in shown:
        return {"fault": "no_column"}
    where, values = matching(shown, question["text"])
    keys = [name for name, _, key in sorted(listed, key=lambda row: row[2]) if key]
    order = [f"{quoted(sort)} {'DESC' if question['descending'] else 'ASC'}"] if sort else []
    turned = " DESC" if question["descending"] and not sort else ""
    order += [f"{quoted(key)}{turned}" for key in keys if key != sort]
    ordered = f" ORDER BY {', '.join(order)}" if order else ""
    picked = ", ".join(picture(column) for column in columns)
    found = connection.execute(
        f"SELECT {picked} FROM {quoted(table)}{where}{ordered} LIMIT ? OFFSET ?",  # noqa: S608
        (*values, question["limit"], question["offset"]),
    ).fetchall()
    return {
        "columns": columns,
        "rows": [[shortened(value) for value in row] for row in found],
        "total": count(connection, table, where, values),
    }


def matching(columns: Sequence[str], text: str) -> tuple[str, tuple[str, ...]]:
    """The condition that some of these columns hold a text; what is not shown is not searched either."""
    if not text:
        return "", ()
    if not columns:
        return " WHERE 0", ()
    plain = re.sub(r"([\\%_])", r"\\\1", text)
    conditions = [f"CAST({quoted(name)} AS TEXT) LIKE ? ESCAPE '\\'" for name in columns]
    return f" WHERE ({' OR '.join(conditions)})", tuple(f"%{plain}%" for _ in columns)


def picture(column: dict[str, Any]) -> str:
    """What is read of a column: of one that is not shown only whether there is a value."""
    name = quoted(column["name"])
    if column["masked"]:
        return f"CASE WHEN {name} IS NULL THEN NULL ELSE '{HIDDEN}' END"
    length = LONGEST + 1
    return (
        f"CASE typeof({name}) WHEN 'blob' THEN '<' || length({name}) || ' bytes>' "
        f"WHEN 'text' THEN substr({name}, 1, {length}) ELSE {name} END"
    )


def shortened(value: object) -> object:
    """A value as JSON shows it."""
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{value[:LONGEST]}…"
    if isinstance(value, int) and abs(value) >= SAFE:
        return str(value)
    if isinstance(value, float) and not abs(value) < float("inf"):
        return str(value)
    return value


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]), Path(sys.argv[3]))
