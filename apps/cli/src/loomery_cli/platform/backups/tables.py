"""The tables of PostgreSQL, as of one moment over all services; without programs beside the driver.

Rows travel in the text format of COPY, which every version of PostgreSQL reads. Tables themselves are made by the
migrations of the services when a backup is restored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

import psycopg
from psycopg import sql

from loomery_cli.platform.backups.archive import BackupWriter
from loomery_cli.platform.backups.manifest import Sequence, Table
from loomery_cli.platform.migrating import SERVICES

__all__ = ["SCHEMAS", "WORKFLOWS", "Rows", "copy_rows", "plain_url"]

WORKFLOWS = "dbos"
SCHEMAS = (*SERVICES, WORKFLOWS)
_MADE_BY_MIGRATIONS = ("alembic_version", "dbos_migrations")
_SPOOL = 8 << 20


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What was copied."""

    revisions: dict[str, str]
    tables: list[Table]
    sequences: list[Sequence]


def plain_url(url: str) -> str:
    """The address as the driver itself reads it."""
    scheme, _, rest = url.partition("://")
    return f"{scheme.partition('+')[0]}://{rest}"


def copy_rows(url: str, backup: BackupWriter) -> Rows:
    """Add the rows of every table; one transaction reads all of them, and holds nobody up."""
    with psycopg.connect(plain_url(url), connect_timeout=10) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        connection.execute("select set_config('loomery.tenant', '*', true)")
        return Rows(
            revisions=_revisions(connection),
            tables=[_copy(connection, schema, table, backup) for schema, table in _in_order(connection)],
            sequences=_sequences(connection),
        )


def _revisions(connection: psycopg.Connection) -> dict[str, str]:
    found = {}
    for service in SERVICES:
        if connection.execute("select to_regclass(%s)", [f"{service}.alembic_version"]).fetchone() == (None,):
            continue
        query = sql.SQL("select version_num from {}").format(sql.Identifier(service, "alembic_version"))
        row = connection.execute(query).fetchone()
        if row:
            found[service] = str(row[0])
    return found


def _in_order(connection: psycopg.Connection) -> Iterable[tuple[str, str]]:
    """Schema and name of every table, those that others refer to first."""
    tables = connection.execute(
        "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        "where c.relkind = 'r' and n.nspname = any(%s) and c.relname <> all(%s) order by 1, 2",
        [list(SCHEMAS), list(_MADE_BY_MIGRATIONS)],
    ).fetchall()
    order: TopologicalSorter[tuple[str, str]] = TopologicalSorter({(str(s), str(t)): () for s, t in tables})
    references = connection.execute(
        "select n.nspname, c.relname, fn.nspname, f.relname from pg_constraint k "
        "join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace "
        "join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace "
        "where k.contype = 'f' and k.conrelid <> k.confrelid and n.nspname = any(%s)",
        [list(SCHEMAS)],
    )
    for schema, table, other_schema, other in references:
        order.add((schema, table), (other_schema, other))
    return order.static_order()


def _copy(connection: psycopg.Connection, schema: str, table: str, backup: BackupWriter) -> Table:
    columns = [
        str(name)
        for (name,) in connection.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 "
            "and not attisdropped and attgenerated = '' order by attnum",
            [sql.Identifier(schema, table).as_string(connection)],
        )
    ]
    part = f"postgresql/{schema}/{table}.copy"
    query = sql.SQL("copy {} ({}) to stdout").format(
        sql.Identifier(schema, table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with SpooledTemporaryFile(max_size=_SPOOL, dir=str(backup.scratch)) as spool:
        with connection.cursor() as cursor:
            with cursor.copy(query) as rows:
                for chunk in rows:
                    spool.write(bytes(chunk))
            count = cursor.rowcount
        spool.seek(0)
        backup.add(part, cast(BinaryIO, spool))
    return Table(schema_name=schema, table=table, columns=columns, rows=count, part=part)


def _sequences(connection: psycopg.Connection) -> list[Sequence]:
    rows = connection.execute(
        "select schemaname, sequencename, last_value from pg_sequences "
        "where schemaname = any(%s) and last_value is not null order by 1, 2",
        [list(SCHEMAS)],
    )
    return [Sequence(schema_name=schema, sequence=sequence, value=value) for schema, sequence, value in rows]
