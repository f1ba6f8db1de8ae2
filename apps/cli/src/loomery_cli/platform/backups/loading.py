"""Brings rows back into PostgreSQL: beside what is there, then in its place, in one transaction."""

import asyncio
from datetime import datetime
from pathlib import Path

import psycopg
from dbos import DBOS
from psycopg import sql
from sqlalchemy import make_url

from loomery_cli.platform.backups.errors import DamagedBackupError
from loomery_cli.platform.backups.home import Tell
from loomery_cli.platform.backups.manifest import Manifest, Table
from loomery_cli.platform.backups.tables import SCHEMAS, WORKFLOWS, plain_url
from loomery_cli.platform.migrating import SERVICES
from loomery_cli.platform.settings import PlatformSettings
from loomery_shared.database import Database
from loomery_shared.errors import ConflictError
from loomery_shared.migrating import migrate

__all__ = ["drop_tables", "holds_rows", "in_use", "load_rows", "make_tables"]

_BESIDE = "loomery_restoring_"
_CHUNK = 1 << 20


def in_use(url: str) -> bool:
    """Whether anybody else is connected with the same name; they would write into what is replaced."""
    with psycopg.connect(plain_url(url), connect_timeout=10) as connection:
        found = connection.execute(
            "select 1 from pg_stat_activity where datname = current_database() and usename = current_user "
            "and pid <> pg_backend_pid() and backend_type = 'client backend' limit 1"
        ).fetchone()
        return found is not None


def holds_rows(url: str) -> bool:
    """Whether accounts or applications are there already."""
    with psycopg.connect(plain_url(url), connect_timeout=10) as connection:
        connection.execute("select set_config('loomery.tenant', '*', true)")
        tables = connection.execute(
            "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where c.relkind = 'r' and n.nspname = any(%s) and c.relname not in "
            "('alembic_version', 'dbos_migrations')",
            [list(SCHEMAS)],
        ).fetchall()
        return any(_has_rows(connection, schema, table) for schema, table in tables)


def _has_rows(connection: psycopg.Connection, schema: str, table: str) -> bool:
    query = sql.SQL("select 1 from {} limit 1").format(sql.Identifier(schema, table))
    return connection.execute(query).fetchone() is not None


async def make_tables(settings: PlatformSettings, manifest: Manifest, tell: Tell) -> None:
    """Empty tables as they were when the backup was made, in schemas beside the real ones."""
    shared = settings.orchestrator
    url = shared.database.url.get_secret_value()
    drop_tables(url)
    for service, revision in manifest.revisions.items():
        tell(f"tables of {service}")
        database = Database(shared.database, shared.home, f"{_BESIDE}{service}")
        try:
            await migrate(database, SERVICES[service], revision)
        finally:
            await database.close()
    tell("tables of the workflow engine")
    driver = make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    await asyncio.to_thread(DBOS.migrate, driver, schema=f"{_BESIDE}{WORKFLOWS}")


def drop_tables(url: str) -> None:
    """Remove what an interrupted restore left beside the real tables."""
    with psycopg.connect(plain_url(url), connect_timeout=10) as connection:
        for schema in SCHEMAS:
            name = sql.Identifier(f"{_BESIDE}{schema}")
            connection.execute(sql.SQL("drop schema if exists {} cascade").format(name))


def load_rows(url: str, manifest: Manifest, folder: Path, now: datetime, tell: Tell) -> list[str]:
    """Fill the tables and put them in the place of what was there; the names that the old schemas have now.

    All of it happens, or nothing. Raises ConflictError when what is there was set aside in the same second before.
    """
    with psycopg.connect(plain_url(url), connect_timeout=10) as connection:
        connection.execute("select set_config('loomery.tenant', '*', true)")
        for table in manifest.tables:
            tell(f"rows of {table.schema_name}.{table.table}")
            _fill(connection, table, folder / table.part)
        for counted in manifest.sequences:
            name = sql.Identifier(f"{_BESIDE}{counted.schema_name}", counted.sequence).as_string(connection)
            connection.execute("select setval(%s::regclass, %s)", [name, counted.value])
        aside = []
        for schema in dict.fromkeys([*manifest.revisions, WORKFLOWS]):
            aside += _swap(connection, schema, f"{schema}_before_{now:%Y%m%d%H%M%S}")
        return aside


def _fill(connection: psycopg.Connection, table: Table, rows: Path) -> None:
    schema = f"{_BESIDE}{table.schema_name}"
    name = sql.Identifier(schema, table.table)
    row = connection.execute(
        "select relforcerowsecurity from pg_class where oid = %s::regclass", [name.as_string(connection)]
    ).fetchone()
    held = bool(row and row[0])
    if held:
        # COPY cannot write where row-level security holds its owner as well.
        connection.execute(sql.SQL("alter table {} no force row level security").format(name))
    columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    with connection.cursor() as cursor:
        with (
            rows.open("rb") as content,
            cursor.copy(sql.SQL("copy {} ({}) from stdin").format(name, columns)) as copy,
        ):
            while chunk := content.read(_CHUNK):
                copy.write(chunk)
        if cursor.rowcount != table.rows:
            raise DamagedBackupError(
                f"{table.schema_name}.{table.table} has {cursor.rowcount} rows instead of {table.rows}."
            )
    if held:
        connection.execute(sql.SQL("alter table {} force row level security").format(name))


def _swap(connection: psycopg.Connection, schema: str, aside: str) -> list[str]:
    moved = []
    beside = f"{_BESIDE}{schema}"
    if connection.execute("select 1 from pg_namespace where nspname = %s", [schema]).fetchone():
        if connection.execute("select 1 from pg_namespace where nspname = %s", [aside]).fetchone():
            raise ConflictError(f"The schema {aside} exists already.", hint="Try again in a second.")
        _rename(connection, schema, aside)
        moved.append(aside)
    _rename(connection, beside, schema)
    functions = connection.execute(
        "select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace "
        "where n.nspname = %s and p.prokind in ('f', 'p')",
        [schema],
    ).fetchall()
    for (definition,) in functions:
        # A function is kept as text, which still has the name that its tables had while they were filled.
        connection.execute(definition.replace(beside, schema).encode())
    return moved


def _rename(connection: psycopg.Connection, old: str, new: str) -> None:
    query = sql.SQL("alter schema {} rename to {}").format(sql.Identifier(old), sql.Identifier(new))
    connection.execute(query)
