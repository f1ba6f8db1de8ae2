"""Every query about what happened to applications in a week."""

from collections import Counter
from datetime import datetime
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from loomery_orchestrator.evidence.tables import BuildRow
from loomery_orchestrator.jobs.model import JobState
from loomery_orchestrator.monitor.tables import HappeningRow
from loomery_orchestrator.releases.tables import ReleaseRow
from loomery_orchestrator.tables import ApplicationRow
from loomery_orchestrator.weekly.weeks import Week
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["Moments", "NamedApp", "WeeklyRepository"]

_Moment: TypeAlias = InstrumentedAttribute[datetime | None]


class NamedApp(BaseModel):
    """An application, as much as is told of it."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str


class Moments(BaseModel):
    """When something last happened to an application in a week; none: it did not."""

    model_config = ConfigDict(frozen=True)

    broken: datetime | None = None
    healed: datetime | None = None
    release_failed: datetime | None = None
    live: datetime | None = None
    built: datetime | None = None


class WeeklyRepository:
    """Reads builds, releases and happenings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tenants(self) -> list[str]:
        """Organisations that have applications."""
        query = select(ApplicationRow.tenant).where(ApplicationRow.deleted_at.is_(None)).distinct()
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return list(await session.scalars(query.order_by(ApplicationRow.tenant)))

    async def apps(self, tenant: str) -> list[NamedApp]:
        """Applications of an organisation that are not deleted, by name."""
        query = select(ApplicationRow.id, ApplicationRow.name).where(
            ApplicationRow.tenant == tenant, ApplicationRow.deleted_at.is_(None)
        )
        async with self._database.transaction(tenant, write=False) as session:
            rows = await session.execute(query.order_by(ApplicationRow.name, ApplicationRow.id))
            return [NamedApp(id=row.id, name=row.name) for row in rows]

    async def builds(self, tenant: str, week: Week) -> Counter[str]:
        """How many builds of each application were done."""
        return await self._count(
            tenant, week, BuildRow.finished_at, BuildRow.state == JobState.SUCCEEDED.value
        )

    async def releases(self, tenant: str, week: Week) -> Counter[str]:
        """How many versions of each application went live."""
        return await self._count(tenant, week, ReleaseRow.live_at)

    async def moments(self, tenant: str, week: Week) -> dict[str, Moments]:
        """What of each application last went well, and what did not."""
        kinds = {
            "broken": "broken",
            "healed": "healed",
            "failed": "release_failed",
            "stuck": "release_failed",
        }
        found: dict[str, dict[str, datetime]] = {}

        def keep(app: str, name: str, at: datetime) -> None:
            known = found.setdefault(app, {})
            known[name] = max(at, known.get(name, at))

        happenings = select(HappeningRow.app, HappeningRow.kind, HappeningRow.at).where(
            HappeningRow.tenant == tenant, HappeningRow.at >= week.start, HappeningRow.at < week.end
        )
        async with self._database.transaction(tenant, write=False) as session:
            for row in await session.execute(happenings):
                if row.kind in kinds:
                    keep(row.app, kinds[row.kind], row.at)
            for app, at in await session.execute(_last(tenant, week, ReleaseRow.live_at)):
                keep(app, "live", at)
            done = BuildRow.state == JobState.SUCCEEDED.value
            for app, at in await session.execute(_last(tenant, week, BuildRow.finished_at).where(done)):
                keep(app, "built", at)
        return {app: Moments(**moments) for app, moments in found.items()}

    async def _count(
        self, tenant: str, week: Week, moment: _Moment, *which: ColumnElement[bool]
    ) -> Counter[str]:
        table = moment.class_
        query = select(table.app, func.count()).where(*_within(tenant, week, moment), *which)
        async with self._database.transaction(tenant, write=False) as session:
            rows = await session.execute(query.group_by(table.app))
            return Counter({row[0]: row[1] for row in rows})


def _within(tenant: str, week: Week, moment: _Moment) -> tuple[ColumnElement[bool], ...]:
    return moment.class_.tenant == tenant, moment >= week.start, moment < week.end


def _last(tenant: str, week: Week, moment: _Moment) -> Select[Any]:
    table = moment.class_
    return select(table.app, func.max(moment)).where(*_within(tenant, week, moment)).group_by(table.app)
