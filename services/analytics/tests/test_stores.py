"""What every store of events does."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from loomery_analytics.stores.dynamo import DynamoEventStore
from loomery_analytics.stores.dynamo_items import event_table
from loomery_analytics.stores.port import EventStore, Scope, SlotCount, SlotSum, ValueCount, slot_of
from loomery_analytics.stores.sql import SqlEventStore
from loomery_shared.contracts.events import Event
from loomery_shared.database import Database
from loomery_shared.dynamo.table import DynamoTable
from loomery_shared.ids import new_id
from loomery_shared.migrating import migrate
from loomery_shared.settings import AwsSettings, DatabaseSettings

from .conftest import NOON

DAY = timedelta(days=1)
AROUND = Scope("acme", NOON - DAY, NOON + DAY)


@pytest.fixture(params=["sqlite", "postgresql", "dynamodb"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[EventStore]:
    if request.param == "dynamodb":
        endpoint = request.getfixturevalue("aws_endpoint")
        table = DynamoTable(event_table("test-"), AwsSettings(endpoint=endpoint), lambda: NOON)
        await table.create_missing()
        yield DynamoEventStore(table, timedelta(days=90))
        return
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    database = Database(DatabaseSettings(url=SecretStr(url)), tmp_path, "analytics")
    await migrate(database, "loomery_analytics")
    yield SqlEventStore(database)
    await database.close()


def make(name: str = "app.clicked", at: datetime = NOON, tenant: str = "acme", **more: Any) -> Event:
    return Event(id=more.pop("id", None) or new_id("ev"), name=name, at=at, tenant=tenant, **more)


async def everything(store: EventStore, scope: Scope = AROUND) -> list[Event]:
    return [event async for page in store.read(scope) for event in page]


async def test_each_id_of_a_tenant_is_stored_once(store: EventStore) -> None:
    one, two = make(), make()
    assert await store.add([one, two, one], NOON) == [True, True, False]
    assert await store.add([two, make(id=one.id, tenant="other"), make()], NOON) == [False, True, True]
    assert await store.add([], NOON) == []
    assert len(await everything(store)) == 3


async def test_adding_at_the_same_time_is_new_for_one_only(store: EventStore) -> None:
    events = [make() for _ in range(30)]
    answers = await asyncio.gather(
        store.add(events, NOON), store.add(events[::-1], NOON), store.add(events[10:], NOON)
    )
    assert sum(map(sum, answers)) == 30
    assert len(await everything(store)) == 30


async def test_more_than_one_page_is_read_whole_and_in_order(
    store: EventStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("sql", "dynamo"):
        monkeypatch.setattr(f"loomery_analytics.stores.{module}._PAGE", 7)
    at = [NOON - DAY / 2 + timedelta(hours=number // 3) for number in range(60)]
    events = [make(at=moment) for moment in at]
    await store.add(events[::-1], NOON)
    assert await everything(store) == sorted(events, key=lambda event: (event.at, event.id))


async def test_what_was_stored_is_read_as_it_was(store: EventStore) -> None:
    properties = {"a": None, "b": True, "c": -1.5e-200, "d": "ß✓#%'\"\\", "e": 2**53, "f.g": 0}
    event = make(
        at=NOON + timedelta(microseconds=1), app="shop", user="user_1", visitor="v1", properties=properties
    )
    await store.add([event], NOON)
    assert await everything(store) == [event]


async def test_a_scope_ends_just_before_its_end(store: EventStore) -> None:
    hour, tick = timedelta(hours=1), timedelta(microseconds=1)
    moments = [NOON - tick, NOON, NOON + hour - tick, NOON + hour]
    await store.add([make(at=moment) for moment in moments], NOON)
    found = await everything(store, Scope("acme", NOON, NOON + hour))
    assert [event.at for event in found] == moments[1:3]
    assert await everything(store, Scope("acme", NOON, NOON)) == []
    midnight = datetime(2026, 3, 12, tzinfo=UTC)
    await store.add([make(at=midnight - tick), make(at=midnight)], NOON)
    found = await everything(store, Scope("acme", midnight - hour, midnight + hour))
    assert [event.at for event in found] == [midnight - tick, midnight]


async def test_scopes_choose_tenant_application_and_names(store: EventStore) -> None:
    await store.add([make(app="a"), make(app="b"), make("app.x"), make("app.y"), make(tenant="other")], NOON)
    assert len(await everything(store)) == 4
    assert [e.app for e in await everything(store, Scope("acme", NOON - DAY, NOON + DAY, "a"))] == ["a"]
    names = Scope("acme", NOON - DAY, NOON + DAY, None, ("app.x", "app.y"))
    assert sorted(e.name for e in await everything(store, names)) == ["app.x", "app.y"]
    assert await everything(store, Scope("nobody", NOON - DAY, NOON + DAY)) == []


async def test_counts(store: EventStore) -> None:
    minute = timedelta(minutes=1)
    await store.add(
        [
            make(app="a", at=NOON, visitor="v1"),
            make(app="a", at=NOON + 14 * minute, visitor="v1"),
            make(app="a", at=NOON + 15 * minute, visitor="v2"),
            make("app.x", at=NOON),
            make(tenant="other", visitor="v9"),
        ],
        NOON,
    )
    slot = slot_of(NOON)
    found = await store.slot_counts(AROUND)
    assert sorted(found, key=lambda one: (one.app, one.slot)) == [
        SlotCount("", "app.x", slot, 1),
        SlotCount("a", "app.clicked", slot, 2),
        SlotCount("a", "app.clicked", slot + 1, 1),
    ]
    assert sorted(await store.slot_visitors(AROUND)) == [(slot, "v1"), (slot + 1, "v2")]
    assert await store.tenants(NOON, NOON + minute) == ["acme", "other"]
    assert await store.tenants(NOON - 9 * DAY, NOON - 8 * DAY) == []


async def test_numbers_are_added_up_and_nothing_else(store: EventStore) -> None:
    later = NOON + timedelta(minutes=15)
    carried: list[dict[str, Any]] = [
        {"a": 2, "b": 0.5},
        {"a": 40},
        {"a": True, "b": "7"},
        {"a": None, "b": 1},
        {},
    ]
    await store.add([make(properties=properties) for properties in carried], NOON)
    await store.add([make(at=later, app="shop", properties={"a": 1}), make("app.other")], NOON)
    found = await store.slot_sums(Scope("acme", NOON - DAY, NOON + DAY, None, ("app.clicked",)), ("a", "b"))
    assert sorted(found, key=lambda one: one.slot) == [
        SlotSum("", "app.clicked", slot_of(NOON), (42.0, 1.5)),
        SlotSum("shop", "app.clicked", slot_of(later), (1.0, 0.0)),
    ]
    assert await store.slot_sums(Scope("other", NOON - DAY, NOON + DAY), ("a",)) == []


async def test_values_are_counted_by_what_they_are(store: EventStore) -> None:
    values = ["1", 1, 1.0, True, None, "x", "x", 'a"b', 2.5]
    await store.add(
        [make(properties={"a.b": value}) for value in values] + [make(properties={"b": 1}), make()], NOON
    )
    found = {
        repr((type(one.value) is bool, one.value)): one.count
        for one in await store.value_counts(AROUND, "a.b")
    }
    ones = found.pop(repr((False, 1)), 0) + found.pop(repr((False, 1.0)), 0)
    assert ones == 2
    assert found == {repr((type(v) is bool, v)): values.count(v) for v in ("x", 'a"b', 2.5, None)} | {
        repr((False, "1")): 1,
        repr((True, True)): 1,
    }
    assert await store.value_counts(AROUND, "nothing") == []
    assert await store.value_counts(AROUND, "b") == [ValueCount(1, 1)]


async def test_a_person_is_found_and_forgotten_in_every_tenant(store: EventStore) -> None:
    await store.add([make(user="u1"), make(user="u1", tenant="other"), make(user="u2"), make()], NOON)
    found = [event async for page in store.of_person("u1") for event in page]
    assert sorted(event.tenant for event in found) == ["acme", "other"]
    assert [page async for page in store.of_person("")] == []
    assert (
        await store.forget_person(""),
        await store.forget_person("u1"),
        await store.forget_person("u1"),
    ) == (0, 2, 0)
    assert [page async for page in store.of_person("u1")] == []
    assert sorted(event.user for event in await everything(store)) == ["", "u2"]


async def test_applications_and_tenants_are_forgotten(store: EventStore) -> None:
    await store.add([make(app="a"), make(app="b", at=NOON - DAY / 2), make(app="a", tenant="other")], NOON)
    assert (await store.forget("acme", "a"), await store.forget("acme", "a")) == (1, 0)
    assert [event.app for event in await everything(store)] == ["b"]
    assert await store.forget("acme") == 1
    assert await everything(store) == []
    assert len(await everything(store, Scope("other", NOON - DAY, NOON + DAY))) == 1


async def test_old_events_go(store: EventStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loomery_analytics.stores.sql._DELETED_AT_ONCE", 2)
    await store.add([make(at=NOON - number * DAY, tenant=f"t{number % 2}") for number in range(6)], NOON)
    assert (await store.expire(NOON - 2 * DAY), await store.expire(NOON - 2 * DAY)) == (3, 0)
    left = [await everything(store, Scope(f"t{number}", NOON - 9 * DAY, NOON + DAY)) for number in range(2)]
    assert sorted(event.at for part in left for event in part) == [NOON - 2 * DAY, NOON - DAY, NOON]
