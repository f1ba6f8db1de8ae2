"""Every query about releases."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_orchestrator.releases.schemas import (
    GeneratedFile,
    PlaceName,
    ReleaseOrder,
    ReleaseRecord,
    ReleaseState,
)
from loomery_orchestrator.releases.tables import AppPlaceRow, HostedAppRow, ReleaseRow
from loomery_orchestrator.tables import table_of
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import ConflictError, NotFoundError
from loomery_shared.ids import Clock, new_id

__all__ = ["ReleaseRepository"]

_UNSETTLED = [state.value for state in ReleaseState if not state.settled]

_HOSTED = table_of(HostedAppRow)
_RUNNING = select(_HOSTED.c.app, _HOSTED.c.running).where(
    _HOSTED.c.tenant == bindparam("whose"),
    _HOSTED.c.app.in_(bindparam("apps", expanding=True)),
    _HOSTED.c.live_release != "",
    _HOSTED.c.suspended.is_(False),
)


class ReleaseRepository:
    """Releases and hosted applications in the database."""

    def __init__(self, database: Database, clock: Clock, place: PlaceName = "local") -> None:
        self._database = database
        self._place = place
        self._clock = clock

    async def add(
        self, order: ReleaseOrder, *, back_to: ReleaseRecord | None = None, restores_data: bool = False
    ) -> ReleaseRecord:
        """A new release, or the one that this job ordered before; `back_to` is the earlier one it brings back."""
        async with self._database.transaction(order.tenant) as session:
            known = await session.scalar(
                select(ReleaseRow).where(ReleaseRow.tenant == order.tenant, ReleaseRow.job == order.job)
            )
            if known is not None:
                return _record(known)
            hosted = await self._host(session, order)
            last = await session.scalar(
                select(func.max(ReleaseRow.number)).where(
                    ReleaseRow.tenant == order.tenant, ReleaseRow.app == order.app
                )
            )
            now = self._clock()
            row = ReleaseRow(
                id=new_id("rel"),
                number=(last or 0) + 1,
                returns_to=back_to.id if back_to else "",
                restores_data=restores_data,
                state=ReleaseState.REQUESTED.value,
                reason="",
                notice="",
                table_digest=back_to.table_digest if back_to else "",
                attempts=0,
                requested_at=now,
                changed_at=now,
                live_at=None,
                place=hosted.place,
                generated=[],
                **{**order.model_dump(), "slug": hosted.slug},
            )
            session.add(row)
            await session.flush()
            return _record(row)

    async def _host(self, session: AsyncSession, order: ReleaseOrder) -> HostedAppRow:
        """Have a row for the application, with the place where it runs from its first release on."""
        row = await session.get(HostedAppRow, order.app)
        if row is None:
            row = HostedAppRow(
                app=order.app,
                tenant=order.tenant,
                slug=order.slug,
                live_release="",
                suspended=False,
                granted_hosts=[],
                place=await self._chosen(session, order.tenant, order.app),
            )
            session.add(row)
            await session.flush()
        elif row.tenant != order.tenant:
            raise NotFoundError("There is no such application.")
        return row

    async def _chosen(self, session: AsyncSession, tenant: str, app: str) -> str:
        row = await session.get(AppPlaceRow, app)
        return row.place if row is not None and row.tenant == tenant else self._place

    async def place(self, tenant: str, app: str) -> tuple[str, bool]:
        """Where an application runs or will run, and whether that can still be chosen."""
        async with self._database.transaction(tenant, write=False) as session:
            row = await session.get(HostedAppRow, app)
            if row is not None and row.tenant == tenant:
                return row.place, False
            return await self._chosen(session, tenant, app), True

    async def choose(self, tenant: str, app: str, place: PlaceName) -> None:
        """Say where an application shall run; raises ConflictError once it was released."""
        async with self._database.transaction(tenant) as session:
            hosted = await session.get(HostedAppRow, app)
            if hosted is not None and hosted.place != place:
                raise ConflictError(
                    f"This application runs in its place ({hosted.place}) since its first release.",
                    hint="Its data would have to move. Build it as a new application for another place.",
                )
            await session.merge(AppPlaceRow(app=app, tenant=tenant, place=place))

    async def made(self, release: ReleaseRecord, files: Sequence[GeneratedFile]) -> None:
        """Write down what was made for a release."""
        async with self._database.transaction(release.tenant) as session:
            row = await self._row(session, release)
            row.generated = [file.model_dump() for file in files]

    async def get(self, tenant: str, release: str) -> ReleaseRecord:
        """One release; raises NotFoundError."""
        async with self._database.transaction(tenant, write=False) as session:
            row = await session.get(ReleaseRow, release)
        if row is None or tenant not in (row.tenant, EVERY_TENANT):
            raise NotFoundError("There is no such release.")
        return _record(row)

    async def of_app(self, tenant: str, app: str, *, below: int | None, limit: int) -> list[ReleaseRecord]:
        """Releases of an application of a tenant or of EVERY_TENANT, newest first, with numbers below `below`."""
        wanted = select(ReleaseRow).where(ReleaseRow.app == app)
        if tenant != EVERY_TENANT:
            wanted = wanted.where(ReleaseRow.tenant == tenant)
        if below is not None:
            wanted = wanted.where(ReleaseRow.number < below)
        async with self._database.transaction(tenant, write=False) as session:
            rows = await session.scalars(wanted.order_by(ReleaseRow.number.desc()).limit(limit))
            return [_record(row) for row in rows]

    async def unsettled(self) -> list[ReleaseRecord]:
        """Releases that somebody must work on, oldest first."""
        wanted = select(ReleaseRow).where(ReleaseRow.state.in_(_UNSETTLED)).order_by(ReleaseRow.id)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return [_record(row) for row in await session.scalars(wanted)]

    async def hosted(self) -> list[HostedAppRow]:
        """Every application that is or was hosted."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return list(await session.scalars(select(HostedAppRow)))

    async def attempt(self, release: ReleaseRecord) -> ReleaseRecord | None:
        """Count one more attempt at a release; None when it was settled meanwhile and there is nothing to do."""
        async with self._database.transaction(release.tenant) as session:
            row = await self._row(session, release)
            if ReleaseState(row.state).settled:
                return None
            row.attempts, row.changed_at = row.attempts + 1, self._clock()
            return _record(row)

    async def enter(self, release: ReleaseRecord, state: ReleaseState, **values: str | int) -> ReleaseRecord:
        """Write down that a release is in a state now."""
        async with self._database.transaction(release.tenant) as session:
            row = await self._row(session, release)
            row.state, row.changed_at = state.value, self._clock()
            for name, value in values.items():
                setattr(row, name, value)
            return _record(row)

    async def go_live(self, release: ReleaseRecord, *, table_digest: str, notice: str) -> ReleaseRecord:
        """The moment of a release: it is live, and the one before is not any more. All or nothing."""
        now: datetime = self._clock()
        before = ReleaseState.ROLLED_BACK if release.restores_data else ReleaseState.RETIRED
        async with self._database.transaction(release.tenant) as session:
            await session.execute(
                update(ReleaseRow)
                .where(
                    ReleaseRow.tenant == release.tenant,
                    ReleaseRow.app == release.app,
                    ReleaseRow.state == ReleaseState.LIVE.value,
                )
                .values(state=before.value, changed_at=now)
            )
            row = await self._row(session, release)
            row.state, row.changed_at, row.live_at = ReleaseState.LIVE.value, now, now
            row.table_digest, row.notice, row.reason = table_digest, notice, ""
            await session.execute(
                update(HostedAppRow)
                .where(HostedAppRow.tenant == release.tenant, HostedAppRow.app == release.app)
                .values(
                    live_release=release.id,
                    running="running",
                    running_since=now,
                    restarts=0,
                    last_error="",
                )
            )
            return _record(row)

    async def change_app(
        self,
        tenant: str,
        app: str,
        *,
        suspended: bool | None = None,
        granted_hosts: list[str] | None = None,
    ) -> None:
        """Change how an application is hosted; raises NotFoundError."""
        async with self._database.transaction(tenant) as session:
            row = await session.get(HostedAppRow, app)
            if row is None or row.tenant != tenant:
                raise NotFoundError("There is no such application, or it was never released.")
            if suspended is not None:
                row.suspended = suspended
            if granted_hosts is not None:
                row.granted_hosts = granted_hosts

    async def remove_app(self, tenant: str, app: str) -> None:
        """Forget an application and its releases."""
        async with self._database.transaction(tenant) as session:
            for row in (await session.get(HostedAppRow, app), await session.get(AppPlaceRow, app)):
                if row is not None and row.tenant == tenant:
                    await session.delete(row)

    async def app(self, tenant: str, app: str) -> HostedAppRow | None:
        """How an application is hosted; None when it never was."""
        async with self._database.transaction(tenant, write=False) as session:
            row = await session.get(HostedAppRow, app)
        return row if row is not None and row.tenant == tenant else None

    async def running(self, tenant: str, apps: Sequence[str]) -> dict[str, str]:
        """How those of these applications that have a live release were last seen."""
        async with self._database.brief(tenant, write=False) as brief:
            found = await brief.execute(_RUNNING, {"whose": tenant, "apps": list(apps)})
            return {row.app: row.running for row in found.all()}

    async def seen(self, tenant: str, app: str, **values: Any) -> None:
        """Write down how an application runs."""
        statement = update(HostedAppRow).where(HostedAppRow.tenant == tenant, HostedAppRow.app == app)
        async with self._database.transaction(tenant) as session:
            await session.execute(statement.values(**values))

    async def all_asleep(self) -> None:
        """Nothing runs: what hosts applications has just begun."""
        statement = update(HostedAppRow).where(HostedAppRow.running.in_(("running", "failed")))
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(statement.values(running="asleep", running_since=self._clock()))

    async def ask_restart(self, tenant: str, app: str) -> None:
        """Say that an application shall be started anew."""
        await self.seen(tenant, app, restarts_asked=HostedAppRow.restarts_asked + 1)

    async def of_jobs(self, tenant: str, jobs: Sequence[str]) -> dict[str, ReleaseRecord]:
        """Releases that these jobs ordered, by job."""
        query = select(ReleaseRow).where(ReleaseRow.tenant == tenant, ReleaseRow.job.in_(jobs))
        async with self._database.transaction(tenant, write=False) as session:
            return {row.job: _record(row) for row in await session.scalars(query)}

    async def _row(self, session: AsyncSession, release: ReleaseRecord) -> ReleaseRow:
        row = await session.get(ReleaseRow, release.id)
        if row is None or row.tenant != release.tenant:
            raise NotFoundError("There is no such release.")
        return row


def _record(row: ReleaseRow) -> ReleaseRecord:
    return ReleaseRecord(**{name: getattr(row, name) for name in ReleaseRecord.model_fields})
