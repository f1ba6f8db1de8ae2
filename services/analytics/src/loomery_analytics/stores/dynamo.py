"""Events in DynamoDB. Its indexes lag behind by moments, so what was just added may be missed by a question."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from loomery_analytics.stores.dynamo_items import (
    ACROSS,
    BY_TIME,
    BY_USER,
    ActiveDay,
    EventItem,
    PersonTenant,
    day_of,
    moment,
)
from loomery_analytics.stores.port import (
    Scope,
    SlotCount,
    SlotSum,
    Value,
    ValueCount,
    first_of_each,
    micros,
    slot_of,
)
from loomery_shared.contracts.events import Event
from loomery_shared.dynamo.items import Item, joined
from loomery_shared.dynamo.queries import Query
from loomery_shared.dynamo.table import DynamoTable
from loomery_shared.dynamo.writes import Add
from loomery_shared.errors import ConflictError

__all__ = ["DynamoEventStore"]

_TRANSACTION = 100
_AT_ONCE = 8
_PAGE = 1_000
_AFTER = "~"
"""Sorts after everything that keys are made of."""
_MICROSECOND = timedelta(microseconds=1)
Kind = TypeVar("Kind", bound=Item)


class DynamoEventStore:
    """An `EventStore` on one table; `keep` is how long the table holds events at least."""

    def __init__(self, table: DynamoTable, keep: timedelta) -> None:
        self._table = table
        self._keep = keep

    async def add(self, events: Sequence[Event], _received: datetime) -> list[bool]:
        """In transactions of many; where one holds what is known already, one by one."""
        different, firsts = first_of_each(events)
        # What finds events comes before them: the other way round, a crash would leave some that nobody finds.
        await self._table.put_all(_traces(different))
        limit = asyncio.Semaphore(_AT_ONCE)
        parts = [different[begin : begin + _TRANSACTION] for begin in range(0, len(different), _TRANSACTION)]
        added = await asyncio.gather(*(self._add_together(part, limit) for part in parts))
        new = {key for part in added for key in part}
        return [
            is_first and (event.tenant, event.id) in new
            for event, is_first in zip(events, firsts, strict=True)
        ]

    async def read(self, scope: Scope) -> AsyncIterator[Sequence[Event]]:
        """Day by day."""
        if scope.start >= scope.end:
            return
        last = scope.end - _MICROSECOND
        day = scope.start
        while day_of(day) <= day_of(last):
            query = Query(
                tenant=scope.tenant,
                partition=joined("day", day_of(day)),
                first=moment(scope.start),
                last=moment(last) + _AFTER,
                index=BY_TIME,
                limit=_PAGE,
            )
            async for items in self._pages(EventItem, query):
                found = [item.event() for item in items if _wanted(item, scope)]
                if found:
                    yield found
            day += timedelta(days=1)

    async def slot_counts(self, scope: Scope) -> list[SlotCount]:
        """Counted here."""
        found: dict[tuple[str, str, int], int] = {}
        async for page in self.read(scope):
            for event in page:
                key = (event.app, event.name, slot_of(event.at))
                found[key] = found.get(key, 0) + 1
        return [SlotCount(*key, count) for key, count in found.items()]

    async def slot_sums(self, scope: Scope, keys: Sequence[str]) -> list[SlotSum]:
        """Added up here."""
        found: dict[tuple[str, str, int], list[float]] = {}
        async for page in self.read(scope):
            for event in page:
                sums = found.setdefault((event.app, event.name, slot_of(event.at)), [0.0] * len(keys))
                for place, key in enumerate(keys):
                    value = event.properties.get(key)
                    if isinstance(value, int | float) and not isinstance(value, bool):
                        sums[place] += value
        return [SlotSum(*key, tuple(sums)) for key, sums in found.items()]

    async def slot_visitors(self, scope: Scope) -> list[tuple[int, str]]:
        """Made distinct here."""
        return list(
            {
                (slot_of(event.at), event.visitor)
                async for page in self.read(scope)
                for event in page
                if event.visitor
            }
        )

    async def value_counts(self, scope: Scope, key: str) -> list[ValueCount]:
        """Counted here; numbers that are equal count as one value."""
        totals: dict[tuple[bool, Value], int] = {}
        async for page in self.read(scope):
            for event in page:
                if key in event.properties:
                    value = event.properties[key]
                    same = (isinstance(value, bool), value)
                    totals[same] = totals.get(same, 0) + 1
        return [ValueCount(value, number) for (_, value), number in totals.items()]

    async def tenants(self, start: datetime, end: datetime) -> list[str]:
        """Whose days these are: by whole days, so there may be some too many."""
        query = Query(
            tenant=ACROSS, partition="days", first=day_of(start), last=day_of(end) + _AFTER, limit=_PAGE
        )
        return sorted({item.whose async for page in self._pages(ActiveDay, query) for item in page})

    async def of_person(self, user: str) -> AsyncIterator[Sequence[Event]]:
        """Tenant by tenant."""
        if not user:
            return
        async for items in self._items_of_person(user):
            yield [item.event() for item in items]

    async def forget_person(self, user: str) -> int:
        """In every tenant."""
        if not user:
            return 0
        items = [item async for page in self._items_of_person(user) for item in page]
        tenants = {item.tenant for item in items}
        await self._table.remove_all(item.key for item in items)
        await self._table.remove_all(
            PersonTenant(tenant=ACROSS, user=user, whose=tenant).key for tenant in tenants
        )
        return len(items)

    async def forget(self, tenant: str, app: str | None = None) -> int:
        """Day by day."""
        gone = 0
        async for page in self._pages(ActiveDay, Query(tenant=ACROSS, partition="days", limit=_PAGE)):
            for active in page:
                if active.whose == tenant:
                    gone += await self._remove_from_day(active, app=app)
                    if app is None:
                        await self._table.remove(active.key)
        return gone

    async def expire(self, before: datetime) -> int:
        """Day by day, every tenant."""
        gone = 0
        until = day_of(before)
        async for page in self._pages(
            ActiveDay, Query(tenant=ACROSS, partition="days", last=until + _AFTER, limit=_PAGE)
        ):
            for active in page:
                gone += await self._remove_from_day(active, before=before)
                if active.day < until:
                    await self._table.remove(active.key)
        return gone

    async def ping(self) -> None:
        """Whether the table answers."""
        await self._table.ping()

    async def _add_together(self, events: Sequence[Event], limit: asyncio.Semaphore) -> list[tuple[str, str]]:
        async with limit:
            items = [EventItem.of(event, self._keep) for event in events]
            try:
                await self._table.transact(*(Add(item) for item in items))
            except ConflictError:
                return [(item.tenant, item.id) for item in items if await self._add_alone(item)]
            return [(item.tenant, item.id) for item in items]

    async def _add_alone(self, item: EventItem) -> bool:
        try:
            await self._table.add(item)
        except ConflictError:
            return False
        return True

    async def _pages(self, kind: type[Kind], query: Query) -> AsyncIterator[Sequence[Kind]]:
        cursor: str | None = ""
        while cursor is not None:
            page = await self._table.query(kind, replace(query, cursor=cursor))
            if page.items:
                yield page.items
            cursor = page.next

    async def _items_of_person(self, user: str) -> AsyncIterator[Sequence[EventItem]]:
        whose = Query(tenant=ACROSS, partition=joined("person", user), limit=_PAGE)
        async for tenants in self._pages(PersonTenant, whose):
            for one in tenants:
                query = Query(tenant=one.whose, partition=joined("user", user), index=BY_USER, limit=_PAGE)
                async for items in self._pages(EventItem, query):
                    yield items

    async def _remove_from_day(
        self, active: ActiveDay, *, app: str | None = None, before: datetime | None = None
    ) -> int:
        query = Query(tenant=active.whose, partition=joined("day", active.day), index=BY_TIME, limit=_PAGE)
        items = [
            item
            async for page in self._pages(EventItem, query)
            for item in page
            if (app is None or item.app == app) and (before is None or item.at < micros(before))
        ]
        await self._table.remove_all(item.key for item in items)
        return len(items)


def _traces(events: Sequence[Event]) -> list[Item]:
    days = {(day_of(event.at), event.tenant) for event in events}
    persons = {(event.user, event.tenant) for event in events if event.user}
    return [
        *(ActiveDay(tenant=ACROSS, day=day, whose=tenant) for day, tenant in days),
        *(PersonTenant(tenant=ACROSS, user=user, whose=tenant) for user, tenant in persons),
    ]


def _wanted(item: EventItem, scope: Scope) -> bool:
    return (scope.app is None or item.app == scope.app) and (not scope.names or item.name in scope.names)
