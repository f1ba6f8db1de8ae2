"""Counts per hour, made from events and kept longer than they are.

Every hour is counted once its events can have arrived: `SETTLED` after its end. Later ones leave a mark, and their
hour is counted anew. Counting replaces what was there, so it may be repeated, and by two processes.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_analytics.stores.port import EPOCH, HOUR, EventStore, Scope, SlotCount, micros, slot_of
from loomery_analytics.tables import late_hours, progress
from loomery_analytics.tables import rollups as table
from loomery_shared.contracts.events import Event
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["SETTLED", "RollupStore", "floor_hour"]

SETTLED = timedelta(hours=26)
"""How long after its end an hour is counted; more than `_LATE`, so that no event is neither counted nor marked."""
_LATE = timedelta(hours=25)
_LAG = timedelta(minutes=1)
"""How long indexes of a store may lag behind what was stored."""
_JOB = "rollups"
_SLOTS = 4


def floor_hour(moment: datetime) -> datetime:
    """The beginning of the hour, in UTC."""
    return EPOCH + (moment - EPOCH) // HOUR * HOUR


class RollupStore:
    """The table of counts per hour and how far it has got."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = sqlite.insert if database.is_sqlite else postgresql.insert

    async def mark_late(self, events: Iterable[Event], now: datetime) -> None:
        """Have the hours of events that came late counted anew. Call after the events are stored."""
        marks = sorted({(event.tenant, _hour(event.at)) for event in events if event.at < now - _LATE})
        if not marks:
            return
        statement = self._insert(late_hours)
        statement = statement.on_conflict_do_update(
            index_elements=["tenant", "hour"], set_={"touched": statement.excluded.touched}
        )
        async with self._database.transaction(EVERY_TENANT) as session:
            for tenant, hour in marks:
                await session.execute(statement.values(tenant=tenant, hour=hour, touched=micros(now)))

    async def counted_until(self) -> datetime | None:
        """Every hour before this one is counted; None at the very beginning."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            hour = await session.scalar(select(progress.c.hour).where(progress.c.job == _JOB))
        return None if hour is None else EPOCH + hour * HOUR

    async def count_hours(self, store: EventStore, start: datetime, end: datetime) -> None:
        """Count the hours from `start` to `end` (whole hours) and note that it is done."""
        tenants = await store.tenants(start, end)
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await self._alone(session)
            within = (table.c.hour >= _hour(start), table.c.hour < _hour(end))
            await session.execute(delete(table).where(*within))
            for tenant in tenants:
                await self._add(session, tenant, await store.slot_counts(Scope(tenant, start, end)))
            done = self._insert(progress).values(job=_JOB, hour=_hour(end))
            await session.execute(
                done.on_conflict_do_update(
                    index_elements=["job"],
                    # Another process may have got further in the meantime.
                    set_={"hour": done.excluded.hour},
                    where=progress.c.hour < done.excluded.hour,
                )
            )

    async def late(self, now: datetime, most: int = 1_000) -> list[tuple[str, datetime]]:
        """Tenants and hours that are to be counted anew; not those marked just now, which some stores cannot show."""
        query = select(late_hours.c.tenant, late_hours.c.hour).where(
            late_hours.c.touched <= micros(now - _LAG)
        )
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            rows = await session.execute(query.order_by(late_hours.c.hour).limit(most))
            return [(row.tenant, EPOCH + row.hour * HOUR) for row in rows]

    async def count_again(self, store: EventStore, tenant: str, hour: datetime, now: datetime) -> None:
        """Count one hour of a tenant and take its mark away.

        The mark goes first, unless it is fresh: an event that is stored while we count leaves one behind.
        """
        mark = (late_hours.c.tenant == tenant, late_hours.c.hour == _hour(hour))
        async with self._database.transaction(tenant, slow=True) as session:
            await self._alone(session)
            await session.execute(delete(late_hours).where(*mark, late_hours.c.touched <= micros(now - _LAG)))
            await session.execute(delete(table).where(table.c.tenant == tenant, table.c.hour == _hour(hour)))
            await self._add(session, tenant, await store.slot_counts(Scope(tenant, hour, hour + HOUR)))

    async def drop_marks(self, before: datetime) -> None:
        """Forget marks of hours whose events are gone: counting them anew would lose what was counted."""
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await session.execute(delete(late_hours).where(late_hours.c.hour < _hour(before)))

    async def slot_counts(self, scope: Scope) -> list[SlotCount]:
        """As `EventStore.slot_counts`, from the counts; `start` and `end` are whole quarters of an hour."""
        query = select(table).where(
            table.c.tenant == scope.tenant,
            table.c.hour >= _hour(scope.start),
            table.c.hour < _hour(scope.end + HOUR - timedelta(microseconds=1)),
        )
        if scope.app is not None:
            query = query.where(table.c.app == scope.app)
        if scope.names:
            query = query.where(table.c.name.in_(scope.names))
        async with self._database.transaction(scope.tenant, write=False) as session:
            rows = (await session.execute(query)).all()
        first, last = slot_of(scope.start), slot_of(scope.end)
        found = (
            SlotCount(row.app, row.name, row.hour * _SLOTS + number, getattr(row, f"quarter{number}"))
            for row in rows
            for number in range(_SLOTS)
        )
        return [one for one in found if one.count and first <= one.slot < last]

    async def forget(self, tenant: str, app: str | None = None) -> None:
        """Remove the counts of a tenant, or of one application; call after their events are gone."""
        query = delete(table).where(table.c.tenant == tenant)
        if app is not None:
            query = query.where(table.c.app == app)
        async with self._database.transaction(tenant, slow=True) as session:
            # A process that counted them just before brings its counts in first.
            await self._alone(session)
            await session.execute(query)

    async def expire(self, before: datetime) -> int:
        """Remove what is older, in every tenant; how many rows that were."""
        query = delete(table).where(table.c.hour < _hour(before)).returning(table.c.hour)
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            return len((await session.execute(query)).all())

    async def _alone(self, session: AsyncSession) -> None:
        """Wait until no other process counts. SQLite has one writer anyway."""
        if not self._database.is_sqlite:
            await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("analytics.rollups"))))

    async def _add(self, session: AsyncSession, tenant: str, counts: Sequence[SlotCount]) -> None:
        rows: dict[tuple[str, str, int], dict[str, str | int]] = {}
        for one in counts:
            hour, quarter = divmod(one.slot, _SLOTS)
            empty = {f"quarter{number}": 0 for number in range(_SLOTS)}
            row = rows.setdefault(
                (one.app, one.name, hour),
                {"tenant": tenant, "app": one.app, "name": one.name, "hour": hour, **empty},
            )
            row[f"quarter{quarter}"] = one.count
        if rows:
            await session.execute(table.insert(), list(rows.values()))


def _hour(moment: datetime) -> int:
    return (moment - EPOCH) // HOUR
