"""Events in a relational database: SQLite or PostgreSQL."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Numeric,
    Row,
    Text,
    case,
    cast,
    delete,
    func,
    or_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.dialects import postgresql, sqlite

from loomery_analytics.stores.port import (
    SLOT,
    Scope,
    SlotCount,
    SlotSum,
    Value,
    ValueCount,
    first_of_each,
    from_micros,
    micros,
)
from loomery_analytics.tables import events as table
from loomery_shared.contracts.events import Event
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["SqlEventStore"]

_PAGE = 5_000
_DELETED_AT_ONCE = 5_000
_MOMENTS = 50
"""Events that are written in moments."""
_SLOT_MICROS = int(SLOT.total_seconds()) * 1_000_000


class SqlEventStore:
    """An `EventStore` on the service's relational database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = sqlite.insert if database.is_sqlite else postgresql.insert

    async def add(self, events: Sequence[Event], received: datetime) -> list[bool]:
        """Store events in one transaction, whoever's they are."""
        different, firsts = first_of_each(events)
        # In one order always: two transactions that add the same events wait for each other, and never in a ring.
        rows = [_row(event, received) for event in sorted(different, key=lambda one: (one.tenant, one.id))]
        if not rows:
            return []
        statement = self._insert(table).on_conflict_do_nothing().returning(table.c.tenant, table.c.id)
        async with self._database.transaction(EVERY_TENANT, slow=len(rows) > _MOMENTS) as session:
            new = {(row.tenant, row.id) for row in await session.execute(statement, rows)}
        return [
            is_first and (event.tenant, event.id) in new
            for event, is_first in zip(events, firsts, strict=True)
        ]

    async def read(self, scope: Scope) -> AsyncIterator[Sequence[Event]]:
        """Events by (time, id); each page is a transaction of its own, so that nothing is held up."""
        after: tuple[int, str] | None = None
        while True:
            query = select(table).where(*_conditions(scope)).order_by(table.c.at, table.c.id).limit(_PAGE)
            if after is not None:
                query = query.where(tuple_(table.c.at, table.c.id) > after)
            async with self._database.transaction(scope.tenant, write=False) as session:
                rows = (await session.execute(query)).all()
            if rows:
                yield [_event(row) for row in rows]
            if len(rows) < _PAGE:
                return
            after = (rows[-1].at, rows[-1].id)

    async def slot_counts(self, scope: Scope) -> list[SlotCount]:
        """Counted by the database."""
        slot = (table.c.at // _SLOT_MICROS).label("slot")
        query = (
            select(table.c.app, table.c.name, slot, func.count().label("number"))
            .where(*_conditions(scope))
            .group_by(table.c.app, table.c.name, "slot")
        )
        async with self._database.transaction(scope.tenant, write=False) as session:
            return [SlotCount(*row) for row in await session.execute(query)]

    async def slot_sums(self, scope: Scope, keys: Sequence[str]) -> list[SlotSum]:
        """Added up by the database."""
        slot = (table.c.at // _SLOT_MICROS).label("slot")
        query = (
            select(table.c.app, table.c.name, slot, *(self._sum(key) for key in keys))
            .where(*_conditions(scope))
            .group_by(table.c.app, table.c.name, "slot")
        )
        async with self._database.transaction(scope.tenant, write=False) as session:
            return [
                SlotSum(row[0], row[1], row[2], tuple(float(value) for value in row[3:]))
                for row in await session.execute(query)
            ]

    def _sum(self, key: str) -> ColumnElement[Any]:
        """Of a property, where it is a number."""
        if self._database.is_sqlite:
            path = f'$."{key}"'
            kind = func.json_type(table.c.properties, path)
            number = case(
                (kind.in_(("integer", "real")), func.json_extract(table.c.properties, path)), else_=0
            )
        else:
            value = table.c.properties[key]
            number = case((func.jsonb_typeof(value) == "number", cast(cast(value, Text), Numeric)), else_=0)
        return func.coalesce(func.sum(number), 0)

    async def slot_visitors(self, scope: Scope) -> list[tuple[int, str]]:
        """Made distinct by the database."""
        slot = (table.c.at // _SLOT_MICROS).label("slot")
        query = select(slot, table.c.visitor).where(*_conditions(scope), table.c.visitor != "").distinct()
        async with self._database.transaction(scope.tenant, write=False) as session:
            return [(row.slot, row.visitor) for row in await session.execute(query)]

    async def value_counts(self, scope: Scope, key: str) -> list[ValueCount]:
        """Counted by the database; numbers that are equal count as one value."""
        found: ColumnElement[Any]
        if self._database.is_sqlite:
            found = type_coerce(table.c.properties, Text).op("->")(f'$."{key}"')
        else:
            found = cast(table.c.properties[key], Text)
        query = (
            select(found.label("found"), func.count().label("number"))
            .where(*_conditions(scope))
            .group_by("found")
        )
        totals: dict[tuple[bool, Value], int] = {}
        async with self._database.transaction(scope.tenant, write=False) as session:
            for text, number in await session.execute(query):
                if text is not None:
                    value = json.loads(text)
                    same = (isinstance(value, bool), value)
                    totals[same] = totals.get(same, 0) + number
        return [ValueCount(value, number) for (_, value), number in totals.items()]

    async def tenants(self, start: datetime, end: datetime) -> list[str]:
        """Who has events in this time."""
        within = (table.c.at >= micros(start), table.c.at < micros(end))
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return sorted((await session.execute(select(table.c.tenant).where(*within).distinct())).scalars())

    async def of_person(self, user: str) -> AsyncIterator[Sequence[Event]]:
        """By (tenant, id)."""
        after = ("", "")
        while True:
            query = (
                select(table)
                .where(table.c.user == user, table.c.user != "", tuple_(table.c.tenant, table.c.id) > after)
                .order_by(table.c.tenant, table.c.id)
                .limit(_PAGE)
            )
            async with self._database.transaction(EVERY_TENANT, write=False) as session:
                rows = (await session.execute(query)).all()
            if rows:
                yield [_event(row) for row in rows]
            if len(rows) < _PAGE:
                return
            after = (rows[-1].tenant, rows[-1].id)

    async def forget_person(self, user: str) -> int:
        """In every tenant."""
        return await self._delete(EVERY_TENANT, table.c.user == user, table.c.user != "")

    async def forget(self, tenant: str, app: str | None = None) -> int:
        """A tenant, or one application."""
        of_app = () if app is None else (table.c.app == app,)
        return await self._delete(tenant, table.c.tenant == tenant, *of_app)

    async def expire(self, before: datetime) -> int:
        """In every tenant."""
        return await self._delete(EVERY_TENANT, table.c.at < micros(before))

    async def ping(self) -> None:
        """Ask for nothing."""
        await self._database.ping()

    async def _delete(self, tenant: str, *conditions: ColumnElement[bool]) -> int:
        """In small transactions: those who write wait for a part only."""
        total = 0
        while True:
            some = select(table.c.tenant, table.c.id).where(*conditions).limit(_DELETED_AT_ONCE)
            async with self._database.transaction(tenant, slow=True) as session:
                query = (
                    delete(table).where(tuple_(table.c.tenant, table.c.id).in_(some)).returning(table.c.id)
                )
                gone = len((await session.execute(query)).all())
                left = gone < _DELETED_AT_ONCE and await session.scalar(
                    select(table.c.id).where(*conditions).limit(1)
                )
            total += gone
            # Fewer than asked for can also mean that somebody else deleted the same ones at the same time.
            if gone < _DELETED_AT_ONCE and left is None:
                return total


def _conditions(scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        table.c.tenant == scope.tenant,
        table.c.at >= micros(scope.start),
        table.c.at < micros(scope.end),
    ]
    if scope.app is not None:
        found.append(table.c.app == scope.app)
    if scope.names:
        found.append(or_(*(table.c.name == name for name in scope.names)))
    return found


def _row(event: Event, received: datetime) -> dict[str, Any]:
    return {
        "tenant": event.tenant,
        "id": event.id,
        "app": event.app,
        "name": event.name,
        "at": micros(event.at),
        "received": micros(received),
        "user": event.user,
        "visitor": event.visitor,
        "properties": event.properties,
    }


def _event(row: Row[Any]) -> Event:
    # What is stored was checked when it came; checking it again would be most of the time of a long read.
    return Event.model_construct(
        id=row.id,
        name=row.name,
        at=from_micros(row.at),
        tenant=row.tenant,
        app=row.app,
        user=row.user,
        visitor=row.visitor,
        properties=row.properties,
    )
