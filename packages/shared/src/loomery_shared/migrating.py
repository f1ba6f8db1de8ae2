"""Schema changes: every service brings Alembic revisions; this runs them, one service after the other.

A service's `migrations/env.py` is two lines that call `run_migrations`; its version is kept in a table of its own.
"""

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, MetaData, inspect, text

from loomery_shared.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["migrate", "pending", "row_level_security", "run_migrations"]

_VERSIONS = "alembic_version"


async def migrate(database: Database, package: str, revision: str = "head") -> None:
    """Bring the service's tables up to its newest revision, or to another; safe to repeat and from many processes."""
    with as_file(files(package)) as folder:
        if revision == "head" and await _version(database) == _newest(folder):
            return
        # Loaded only when there is something to do, which is rare: it takes a good part of a start.
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(folder / "migrations"))
        async with database.engine.connect() as connection:
            await connection.run_sync(_upgrade, config, database, revision)
            await connection.commit()


def _upgrade(connection: Connection, config: "Config", database: Database, revision: str) -> None:
    from alembic import command

    if not database.is_sqlite:
        # Two processes that start together would both make the tables.
        connection.execute(text("select pg_advisory_xact_lock(hashtext(:name))"), {"name": database.service})
        connection.execute(text(f'create schema if not exists "{database.service}"'))
    config.attributes["connection"] = connection
    config.attributes["schema"] = None if database.is_sqlite else database.service
    command.upgrade(config, revision)


async def pending(database: Database, package: str) -> bool:
    """Whether revisions of this service have not been run yet."""
    with as_file(files(package)) as folder:
        return await _version(database) != _newest(folder)


async def _version(database: Database) -> str | None:
    """The revision that the tables are at; None when there are none."""
    async with database.engine.connect() as connection:
        known = await connection.run_sync(lambda plain: inspect(plain).has_table(_VERSIONS))
        return (await connection.scalar(text(f"select version_num from {_VERSIONS}"))) if known else None  # noqa: S608


def _newest(folder: Path) -> str:
    """The last revision: files are called `<revision>_<what it does>.py`, and revisions are counted."""
    return max(file.name.partition("_")[0] for file in (folder / "migrations" / "versions").glob("[0-9]*.py"))


def run_migrations(metadata: MetaData) -> None:
    """What every `env.py` calls."""
    from alembic import context

    config = context.config
    connection: Connection = config.attributes["connection"]
    schema = config.attributes["schema"]
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=schema is None,
        version_table_schema=schema,
        transactional_ddl=True,
    )
    context.run_migrations()


def row_level_security(operations: Any, *tables: str) -> None:
    """In PostgreSQL: rows of other tenants do not exist for a transaction. For revisions that make tables.

    The tables must have a column `tenant`. A role with BYPASSRLS, or a superuser, is not held to it.
    """
    if operations.get_bind().dialect.name != "postgresql":
        return
    for table in tables:
        operations.execute(f"alter table {table} enable row level security")
        operations.execute(f"alter table {table} force row level security")
        operations.execute(
            f"create policy tenant_rows on {table} using "
            "(current_setting('loomery.tenant', true) in (tenant, '*')) with check "
            "(current_setting('loomery.tenant', true) in (tenant, '*'))"
        )
