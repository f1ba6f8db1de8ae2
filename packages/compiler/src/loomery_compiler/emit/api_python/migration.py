"""The first migration: every table, written out, so that it stays true when the models go on."""

from collections.abc import Iterable
from textwrap import dedent

from loomery_compiler.emit.api_python.plan import AppPlan
from loomery_compiler.emit.api_python.source import WIDTH, call, imports
from loomery_compiler.emit.api_python.tables import Column, Table, tables_of
from loomery_compiler.emit.names import names_in, pyrepr

FIRST = "0001_initial"
HELPERS = ("convert", "fill", "give", "keep_known", "make", "make_distinct")
"""What migrations may need of `app.core.migrating`."""


def migration_file(app: AppPlan) -> str:
    """The source of `migrations/versions/0001_initial.py`."""
    tables = tables_of(app)
    ups = [line for table in tables for line in create_table(table)]
    downs = [drop_table(table) for table in reversed(tables)]
    return revision_file("Create all tables", "Drop all tables", FIRST, "None", ups, downs)


def revision_file(
    up: str, down: str, revision: str, before: str, ups: Iterable[str], downs: Iterable[str]
) -> str:
    """A migration; `up` and `down` say what it does, `before` is the source of `down_revision`."""
    body, undone = _block(ups), _block(downs)
    parts = [
        f'"""{up}."""',
        *([_imports(f"{body}\n{undone}")] if body else []),
        f'revision = "{revision}"\ndown_revision = {before}\nbranch_labels = None\ndepends_on = None',
        f'\ndef upgrade() -> None:\n    """{up}."""\n{body}'.rstrip(),
        f'\ndef downgrade() -> None:\n    """{down}."""\n{undone}'.rstrip(),
    ]
    return "\n\n".join(parts) + "\n"


def _block(steps: Iterable[str]) -> str:
    return "\n".join(f"    {line}" for step in steps for line in step.splitlines())


def _imports(body: str) -> str:
    wanted = {
        "dt": "import datetime as dt",
        "Decimal": "from decimal import Decimal",
        "sa": "import sqlalchemy as sa",
        "op": "from alembic import op",
        "Exact": "from app.core.types import Exact",
        "UtcDateTime": "from app.core.types import UtcDateTime",
        **{name: f"from app.core.migrating import {name}" for name in HELPERS},
    }
    used = names_in(dedent(body))
    return imports(line for name, line in wanted.items() if name in used)


def create_table(table: Table) -> list[str]:
    """Make a table with its indexes."""
    parts = [column_source(column, column.nullable) for column in table.columns]
    parts += [_foreign_key(table.name, column) for column in table.columns if column.target]
    keys = ", ".join(pyrepr(name) for name in table.primary)
    parts.append(f'sa.PrimaryKeyConstraint({keys}, name="pk_{table.name}")')
    parts += [_unique(table.name, names) for names in table.uniques]
    made = call("op.create_table", [pyrepr(table.name), *parts])
    return [made, *(create_index(table.name, name) for name in table.indexes)]


def drop_table(table: Table) -> str:
    """Remove a table."""
    return f'op.drop_table("{table.name}")'


def column_source(column: Column, nullable: bool) -> str:
    """A column as a table or an added column needs it."""
    return f"sa.Column({pyrepr(column.name)}, {column.type}, nullable={nullable})"


def create_index(table: str, column: str) -> str:
    """Make the index of a column."""
    return call("op.create_index", [f'"ix_{table}_{column}"', f'"{table}"', f'["{column}"]'], width=WIDTH - 4)


def unique_name(table: str, columns: Iterable[str]) -> str:
    """How a constraint over these columns is called."""
    return f"uq_{table}_{'_'.join(columns)}"


def _unique(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(pyrepr(name) for name in names)
    return f'sa.UniqueConstraint({columns}, name="{unique_name(table, names)}")'


def _foreign_key(table: str, column: Column) -> str:
    arguments = [
        f'["{column.name}"]',
        f'["{column.target}.id"]',
        f'name="fk_{table}_{column.name}"',
        f'ondelete="{column.on_delete}"',
    ]
    return call("sa.ForeignKeyConstraint", arguments, indent=4, width=WIDTH - 4)
