"""Every query about suppressed addresses."""

from collections.abc import Sequence

from sqlalchemy import delete, select, tuple_

from loomery_email.tables import Suppression
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["SuppressionRepository"]


class SuppressionRepository:
    """Suppressed addresses. They hold for every tenant: an address belongs to a person, not to an organisation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, suppression: Suppression) -> None:
        """Suppress an address in a scope; once more changes its reason."""
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.merge(suppression)

    async def remove(self, address: str, *, reason: str | None = None) -> bool:
        """Let mail through again, in every scope, or what was held back for one reason; False when nothing was."""
        which = [Suppression.address == address]
        if reason is not None:
            which.append(Suppression.reason == reason)
        gone = delete(Suppression).where(*which).returning(Suppression.scope)
        async with self._database.transaction(EVERY_TENANT) as session:
            return (await session.execute(gone)).first() is not None

    async def page(self, after: tuple[str, str], limit: int) -> Sequence[Suppression]:
        """Suppressions in order of address, at most `limit`, after an address and scope."""
        key = tuple_(Suppression.address, Suppression.scope)
        found = select(Suppression).where(key > after)
        ordered = found.order_by(Suppression.address, Suppression.scope).limit(limit)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return (await session.execute(ordered)).scalars().all()
