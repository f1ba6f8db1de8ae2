"""Every query of the monitor."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Select, delete, select

from loomery_orchestrator.monitor.tables import HappeningRow
from loomery_orchestrator.releases.schemas import ReleaseEvent
from loomery_orchestrator.tables import ApplicationRow
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import new_id

__all__ = ["Happening", "KnownApp", "MonitorRepository"]

_KEPT = timedelta(days=10)
_HEARD = ("restarted", "broken", "healed", "failed", "stuck")
"""Kinds of events that are kept; others only tell how things go on."""


class Happening(BaseModel):
    """Something that happened to an application."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: str
    tenant: str
    app: str
    kind: str
    message: str
    at: datetime


class KnownApp(BaseModel):
    """An application, as much as is shown."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: str
    tenant: str
    name: str
    slug: str | None
    state: str


class MonitorRepository:
    """Happenings, and the names of applications. `tenant` may be EVERY_TENANT for reading."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hear(self, event: ReleaseEvent) -> None:
        """Keep what happened when it is worth knowing, and let go of what is old."""
        if event.kind not in _HEARD:
            return
        async with self._database.transaction(event.tenant) as session:
            session.add(
                HappeningRow(
                    id=new_id("hap"),
                    tenant=event.tenant,
                    app=event.app,
                    kind=event.kind,
                    message=event.message,
                    at=event.at,
                )
            )
            await session.execute(
                delete(HappeningRow).where(
                    HappeningRow.tenant == event.tenant, HappeningRow.at < event.at - _KEPT
                )
            )

    async def happenings(self, tenant: str, since: datetime, limit: int) -> list[Happening]:
        """What happened since then, newest first."""
        query = (
            select(HappeningRow)
            .where(HappeningRow.at >= since)
            .order_by(HappeningRow.at.desc(), HappeningRow.id.desc())
            .limit(limit)
        )
        return [Happening.model_validate(row) for row in await self._rows(tenant, query, HappeningRow.tenant)]

    async def apps(self, tenant: str, limit: int) -> list[KnownApp]:
        """Applications that are not deleted, newest first."""
        query = (
            select(ApplicationRow)
            .where(ApplicationRow.deleted_at.is_(None))
            .order_by(ApplicationRow.created_at.desc(), ApplicationRow.id.desc())
            .limit(limit)
        )
        return [
            KnownApp.model_validate(row) for row in await self._rows(tenant, query, ApplicationRow.tenant)
        ]

    async def erase(self, tenant: str, app: str = "") -> None:
        """Forget what happened to an application, or to all of an organisation."""
        statement = delete(HappeningRow).where(HappeningRow.tenant == tenant)
        if app:
            statement = statement.where(HappeningRow.app == app)
        async with self._database.transaction(tenant, slow=True) as session:
            await session.execute(statement)

    async def _rows(self, tenant: str, query: Select[Any], column: Any) -> Sequence[Any]:
        if tenant != EVERY_TENANT:
            query = query.where(column == tenant)
        async with self._database.transaction(tenant, write=False) as session:
            return (await session.scalars(query)).all()
