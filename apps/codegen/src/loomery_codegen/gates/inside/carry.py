"""Copies the records of one SQLite database into another with a changed schema. Usage: carry.py OLD NEW.

Tables and columns that both have are copied; a new column that must not be empty gets the emptiest value of
its type. All or nothing: exit code 1 and an untouched new database when the result would break a rule.
"""

import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import dataclass

NEVER = frozenset({"alembic_version", "sqlite_sequence"})
EMPTY = (
    (("INT", "NUM", "DEC", "REAL", "FLOA", "DOUB", "BOOL"), "0"),
    (("DATETIME", "TIMESTAMP"), "'1970-01-01 00:00:00.000000'"),
    (("DATE",), "'1970-01-01'"),
    (("TIME",), "'00:00:00.000000'"),
    (("JSON",), "'null'"),
)


@dataclass(frozen=True)
class Column:
    """A column as SQLite describes it."""

    name: str
    type: str
    required: bool
    default: str | None


def columns(connection: sqlite3.Connection, schema: str, table: str) -> list[Column]:
    """The columns of a table."""
    rows = connection.execute(f"PRAGMA {schema}.table_info({quoted(table)})")
    return [Column(name, kind.upper(), bool(notnull), default) for _, name, kind, notnull, default, _ in rows]


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def emptiest(column: Column) -> str:
    """The value for a column that must not be empty and has no default."""
    for beginnings, value in EMPTY:
        if column.type.startswith(beginnings):
            return value
    return "''"


def copy_table(connection: sqlite3.Connection, table: str) -> int:
    """Copy one table; the number of records."""
    before = {column.name: column for column in columns(connection, "before", table)}
    names, values = [], []
    for column in columns(connection, "main", table):
        old = before.get(column.name)
        if old is not None and old.type == column.type:
            names.append(quoted(column.name))
            values.append(
                quoted(column.name)
                if old.required or not column.required
                else f"coalesce({quoted(column.name)}, {column.default or emptiest(column)})"
            )
        elif column.required and column.default is None:
            names.append(quoted(column.name))
            values.append(emptiest(column))
    if not names:
        return 0
    connection.execute(f"DELETE FROM main.{quoted(table)}")  # noqa: S608
    # Names come from the database's own catalogue and are quoted.
    done = connection.execute(
        f"INSERT INTO main.{quoted(table)} ({', '.join(names)}) "  # noqa: S608
        f"SELECT {', '.join(values)} FROM before.{quoted(table)}"
    )
    return done.rowcount


def tables(connection: sqlite3.Connection, schema: str) -> Iterable[str]:
    """Names of the tables that hold records."""
    rows = connection.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name")  # noqa: S608
    return [name for (name,) in rows if name not in NEVER]


def main(old: str, new: str) -> int:
    """Copy everything in one transaction and tell how many records there are."""
    connection = sqlite3.connect(new, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("ATTACH DATABASE ? AS before", (old,))
    connection.execute("BEGIN")
    both = set(tables(connection, "before"))
    try:
        copied = {
            table: copy_table(connection, table) for table in tables(connection, "main") if table in both
        }
        broken = connection.execute("PRAGMA main.foreign_key_check").fetchall()
    except sqlite3.IntegrityError as error:
        broken, copied = [str(error)], {}
    if broken:
        connection.execute("ROLLBACK")
        print(f"{len(broken)} records would break a rule, the first: {broken[0]}")
        return 1
    connection.execute("COMMIT")
    print(f"{sum(copied.values())} records in {len(copied)} tables")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
