"""Schema changes: every service brings Alembic revisions; this runs them, one service after the other.

A service's `migrations/env.py` is two lines that call `run_migrations`; its version is kept in a table of its own.
"""

from importlib.resources import as_file, files
from typing import Any

from alembic import command, context
from alembic.config import Config
from sqlalchemy import Connection, MetaData, text

from loomery_shared.database import Database

__all__ = ["migrate", "pending", "row_level_security", "run_migrations"]


async def migrate(database: Database, package: str, revision: str = "head") -> None:
    """Bring the service's tables up to its newest revision, or to another; safe to repeat and from many processes."""
    with as_file(files(package)) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder / "migrations"))
        async with database.engine.connect() as connection:
            await connection.run_sync(_upgrade, config, database, revision)
            await connection.commit()


def _upgrade(connection: Connection, config: Config, database: Database, revision: str) -> None:
    if not database.is_sqlite:
        # Two processes that start together would both make the tables.
        connection.execute(text("select pg_advisory_xact_lock(hashtext(:name))"), {"name": database.service})
        connection.execute(text(f'create schema if not exists "{database.service}"'))
    config.attributes["connection"] = connection
    config.attributes["schema"] = None if database.is_sqlite else database.service
    command.upgrade(config, revision)


async def pending(database: Database, package: str) -> bool:
    """Whether revisions of this service have not been run yet."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with as_file(files(package)) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder / "migrations"))
        newest = ScriptDirectory.from_config(config).get_current_head()
    async with database.engine.connect() as connection:
        present = await connection.run_sync(
            lambda plain: MigrationContext.configure(plain).get_current_revision()
        )
    return present != newest


def run_migrations(metadata: MetaData) -> None:
    """What every `env.py` calls."""
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
