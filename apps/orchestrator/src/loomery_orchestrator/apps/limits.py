"""Which limits hold for an organisation: those of the settings, unless somebody gave it others."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict
from sqlalchemy import bindparam, delete, select, update

from loomery_orchestrator.apps.tables import QuotaRow
from loomery_orchestrator.settings import QuotaSettings
from loomery_orchestrator.tables import table_of
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import Clock

__all__ = ["GIVEN", "NAMES", "GivenLimits", "Limits"]

NAMES = ("apps", "builds_per_hour", "waiting_builds", "storage_mb")
_QUOTA = table_of(QuotaRow)
GIVEN = select(_QUOTA).where(_QUOTA.c.tenant == bindparam("whose"))
"""What was given to the tenant `whose`."""


class GivenLimits(BaseModel):
    """What was given to an organisation; None: as usual."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    apps: int | None = None
    builds_per_hour: int | None = None
    waiting_builds: int | None = None
    storage_mb: int | None = None
    changed_at: datetime | None = None
    changed_by: str = ""

    @property
    def values(self) -> dict[str, int]:
        """Those that are not as usual."""
        found = {name: getattr(self, name) for name in NAMES}
        return {name: value for name, value in found.items() if value is not None}


class Limits:
    """The limits of organisations."""

    def __init__(self, database: Database, settings: QuotaSettings, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self.usual = settings

    async def of(self, tenant: str) -> QuotaSettings:
        """What holds for an organisation."""
        return self.usual.model_copy(update=(await self.given(tenant)).values)

    async def given(self, tenant: str) -> GivenLimits:
        """What was given to an organisation."""
        async with self._database.brief(tenant, write=False) as brief:
            row = (await brief.execute(GIVEN, {"whose": tenant})).one_or_none()
        return GivenLimits.model_validate(row._asdict()) if row is not None else GivenLimits()

    async def give(self, tenant: str, given: dict[str, int | None], user: str) -> GivenLimits:
        """Give an organisation limits of its own instead of those before; None of all: the usual ones."""
        async with self._database.transaction(tenant) as session:
            await session.execute(delete(QuotaRow).where(QuotaRow.tenant == tenant))
            if any(value is not None for value in given.values()):
                session.add(QuotaRow(tenant=tenant, **given, changed_at=self._clock(), changed_by=user))
        return await self.given(tenant)

    async def erase(self, tenant: str) -> None:
        """Forget an organisation."""
        async with self._database.transaction(tenant) as session:
            await session.execute(delete(QuotaRow).where(QuotaRow.tenant == tenant))

    async def disown(self, user: str, marker: str) -> None:
        """In every organisation, name somebody else as the one who gave."""
        statement = update(QuotaRow).where(QuotaRow.changed_by == user).values(changed_by=marker)
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await session.execute(statement)
