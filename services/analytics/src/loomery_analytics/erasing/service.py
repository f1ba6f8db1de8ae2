"""Giving back and forgetting; each may be asked for again without harm; `scrub` cleans the files."""

from collections.abc import Awaitable, Callable

from loomery_analytics.directory import SqlAppDirectory
from loomery_analytics.erasing.schemas import Forgotten, Person
from loomery_analytics.exports.lake import Lake
from loomery_analytics.exports.layout import app_folder, tenant_folder
from loomery_analytics.stores.port import EventStore
from loomery_analytics.stores.rollups import RollupStore

__all__ = ["Erasing"]


class Erasing:
    """Persons, applications and tenants; all raise UnavailableError."""

    def __init__(
        self,
        store: EventStore,
        rollups: RollupStore,
        directory: SqlAppDirectory,
        lake: Lake,
        scrub: Callable[[], Awaitable[None]],
    ) -> None:
        self._store = store
        self._rollups = rollups
        self._directory = directory
        self._lake = lake
        self._scrub = scrub

    async def person(self, user: str) -> Person:
        """Everything about a person."""
        return Person(
            user=user, events=[event async for page in self._store.of_person(user) for event in page]
        )

    async def forget_person(self, user: str) -> Forgotten:
        """Their events go; counts, in which nobody can be found, stay."""
        deleted = await self._store.forget_person(user)
        await self._scrub()
        return Forgotten(deleted=deleted)

    async def forget_app(self, tenant: str, app: str) -> Forgotten:
        """Its write key goes first, so that nothing new comes."""
        await self._directory.remove(tenant, app)
        deleted = await self._store.forget(tenant, app)
        await self._rollups.forget(tenant, app)
        await self._lake.remove(app_folder(tenant, app))
        await self._scrub()
        return Forgotten(deleted=deleted)

    async def forget_tenant(self, tenant: str) -> Forgotten:
        """Everything of theirs."""
        await self._directory.remove(tenant)
        deleted = await self._store.forget(tenant)
        await self._rollups.forget(tenant)
        await self._lake.remove(tenant_folder(tenant))
        await self._scrub()
        return Forgotten(deleted=deleted)
