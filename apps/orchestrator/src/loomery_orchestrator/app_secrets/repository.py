"""Every query about the secrets of applications: only what is sealed is kept."""

from datetime import datetime

from sqlalchemy import delete, select

from loomery_orchestrator.tables import AppSecretRow
from loomery_shared.database import Database

__all__ = ["AppSecretRepository"]


class AppSecretRepository:
    """Sealed values by tenant, application and name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, tenant: str, app: str) -> dict[str, str]:
        """Names and sealed values, by name."""
        query = (
            select(AppSecretRow.name, AppSecretRow.sealed)
            .where(AppSecretRow.tenant == tenant, AppSecretRow.app == app)
            .order_by(AppSecretRow.name)
        )
        async with self._database.transaction(tenant, write=False) as session:
            return dict((await session.execute(query)).all())

    async def put(self, tenant: str, app: str, name: str, sealed: str, now: datetime) -> None:
        """Keep a value in place of the one before."""
        async with self._database.transaction(tenant) as session:
            await session.merge(
                AppSecretRow(tenant=tenant, app=app, name=name, sealed=sealed, changed_at=now)
            )

    async def erase(self, tenant: str, app: str = "", name: str = "") -> None:
        """Forget one value, those of an application, or those of the tenant."""
        statement = delete(AppSecretRow).where(AppSecretRow.tenant == tenant)
        if app:
            statement = statement.where(AppSecretRow.app == app)
        if name:
            statement = statement.where(AppSecretRow.name == name)
        async with self._database.transaction(tenant) as session:
            await session.execute(statement)
