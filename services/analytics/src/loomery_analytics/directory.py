"""Which application a write key belongs to. Write keys are public: they only let events in."""

from typing import Protocol

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from loomery_analytics.tables import app_keys as table
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.errors import ConflictError

__all__ = ["AppDirectory", "SqlAppDirectory"]


class AppDirectory(Protocol):
    """Tells whose events a write key lets in."""

    async def find(self, write_key: str) -> tuple[str, str] | None:
        """Tenant and application, None for a key of nobody; raises UnavailableError."""


class SqlAppDirectory:
    """An `AppDirectory` in a table of this service, filled by the service that makes applications."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, write_key: str) -> tuple[str, str] | None:
        """Look the key up in every tenant."""
        query = select(table.c.tenant, table.c.app).where(table.c.write_key == write_key)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            row = (await session.execute(query)).first()
        return (row.tenant, row.app) if row else None

    async def put(self, tenant: str, app: str, write_key: str) -> None:
        """Give an application a key, instead of the one before; raises ConflictError when another has it."""
        try:
            # Of every tenant: a row of another tenant with this key must be seen to be refused.
            async with self._database.transaction(EVERY_TENANT) as session:
                await session.execute(delete(table).where(table.c.tenant == tenant, table.c.app == app))
                await session.execute(table.insert().values(tenant=tenant, app=app, write_key=write_key))
        except IntegrityError as error:
            if is_unique_violation(error):
                raise ConflictError("Another application has this write key.") from error
            raise

    async def remove(self, tenant: str, app: str | None = None) -> None:
        """Take away the key of an application, or all of a tenant."""
        query = delete(table).where(table.c.tenant == tenant)
        if app is not None:
            query = query.where(table.c.app == app)
        async with self._database.transaction(tenant) as session:
            await session.execute(query)
