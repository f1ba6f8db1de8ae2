"""Typed items in DynamoDB, against a stand-in over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from loomery_shared.dynamo.definition import IndexDefinition, TableDefinition
from loomery_shared.dynamo.items import Item, ItemKey, joined
from loomery_shared.dynamo.queries import Query
from loomery_shared.dynamo.table import DynamoTable
from loomery_shared.dynamo.writes import Add, Put, Remove, Replace
from loomery_shared.errors import (
    ConflictError,
    NotFoundError,
    StaleError,
    TooLargeError,
    UnavailableError,
    UsageError,
)
from loomery_shared.settings import AwsSettings

START = datetime(2030, 1, 1, tzinfo=UTC)
TABLE = TableDefinition(name="jobs", indexes=(IndexDefinition(name="by_state"),))


class Job(Item):
    """An item with everything: nested values, an index, an end."""

    kind: ClassVar[str] = "job"
    app: str
    number: int
    state: str = "queued"
    at: datetime = START
    share: float = 0.5
    price: Decimal = Decimal("1.10")
    runs: int = 0
    notes: dict[str, Any] = Field(default={})
    until: datetime | None = None

    def partition(self) -> str:
        return joined("app", self.app)

    def sort(self) -> str:
        return f"job#{self.number:04}"

    def indexes(self) -> dict[str, tuple[str, str]]:
        return {"by_state": (joined("state", self.state), f"{self.number:04}")}

    def expires(self) -> datetime | None:
        return self.until


class Note(Item):
    """Lies beside jobs."""

    kind: ClassVar[str] = "note"
    app: str
    text: str

    def partition(self) -> str:
        return joined("app", self.app)

    def sort(self) -> str:
        return "note"


class Now:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Now:
    return Now()


@pytest.fixture
async def table(aws_endpoint: str, clock: Now) -> AsyncIterator[DynamoTable]:
    made = DynamoTable(TABLE, AwsSettings(endpoint=aws_endpoint), clock, first_wait=0.001)
    assert await made.create_missing()
    yield made


def job(number: int = 1, tenant: str = "acme", **values: Any) -> Job:
    return Job(tenant=tenant, app="shop", number=number, **values)


async def test_what_is_written_is_read(table: DynamoTable) -> None:
    notes = {"deep": [1, 2.25, None, True, {"x": "ü"}], "empty": "", "big": 12345678901234567890}
    new = job(at=START + timedelta(microseconds=1), share=0.1, price=Decimal("19.99"), notes=notes)
    assert await table.get(Job, new.key) is None
    kept = await table.add(new)
    assert kept == new.model_copy(update={"version": 1})
    assert await table.get(Job, new.key) == kept
    assert await table.get(Note, new.key) is None
    assert await table.get(Job, ItemKey("other", new.partition(), new.sort())) is None
    await table.remove(new.key)
    assert await table.get(Job, new.key) is None
    await table.remove(new.key)


async def test_of_two_who_add_one_is_told(table: DynamoTable) -> None:
    results = await asyncio.gather(*(table.add(job(runs=n)) for n in range(4)), return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["ConflictError"] * 3 + ["Job"]


async def test_what_was_read_before_a_change_is_stale(table: DynamoTable) -> None:
    first = await table.add(job())
    second = await table.replace(first.model_copy(update={"state": "running"}))
    assert second.version == 2
    with pytest.raises(StaleError):
        await table.replace(first.model_copy(update={"state": "failed"}))
    with pytest.raises(StaleError):
        await table.remove(first.key, version=1)
    assert await table.get(Job, first.key) == second
    await table.remove(first.key, version=2)
    with pytest.raises(StaleError):
        await table.replace(second)
    assert (await table.put(second)).version == 3


async def test_some_fields_change(table: DynamoTable) -> None:
    one = await table.add(job(notes={"a": 1}))
    changed = await table.change(Job, one.key, {"runs": 3, "share": 0.25, "notes": {"b": [1.5]}}, version=1)
    assert changed == one.model_copy(update={"runs": 3, "share": 0.25, "notes": {"b": [1.5]}, "version": 2})
    assert (await table.change(Job, one.key, {})).version == 3
    with pytest.raises(StaleError):
        await table.change(Job, one.key, {"runs": 9}, version=1)
    with pytest.raises(NotFoundError):
        await table.change(Job, job(2).key, {"runs": 9})
    with pytest.raises(NotFoundError):
        await table.change(Note, one.key, {"text": "x"})
    for field in ("pk", "_version", "version", "tenant", "nothing"):
        with pytest.raises(UsageError):
            await table.change(Job, one.key, {field: "x"})


async def test_counts_add_up(table: DynamoTable) -> None:
    await asyncio.gather(*(table.count(job(state="s"), {"runs": 2, "share": 0.5}) for _ in range(6)))
    found = await table.get(Job, job().key)
    assert found is not None
    assert (found.runs, found.share, found.state, found.version) == (12, 3.0, "s", 6)


async def test_counting_begins_again_when_it_is_over(table: DynamoTable, clock: Now) -> None:
    def hour() -> Job:
        return job(until=clock.moment + timedelta(hours=1))

    assert (await table.count(hour(), {"runs": 5})).runs == 5
    assert (await table.count(hour(), {})).version == 2
    clock.moment += timedelta(hours=1)
    assert (await table.count(hour(), {"runs": 1})).runs == 1
    assert (await table.get(Job, job().key) or job()).until == clock.moment + timedelta(hours=1)
    with pytest.raises(UsageError):
        await table.count(hour(), {"nothing": 1})


async def test_a_transaction_is_whole_or_nothing(table: DynamoTable) -> None:
    one, two = await table.add(job(1)), await table.add(job(2))
    await table.transact(
        Replace(one.model_copy(update={"runs": 1})), Remove(two.key, 1), Add(job(3)), Put(job(4))
    )
    assert (await table.get(Job, one.key) or one).runs == 1
    for writes, problem in (
        ((Put(job(5)), Add(job(3))), ConflictError),
        ((Put(job(5)), Replace(one)), StaleError),
        ((Put(job(5)), Remove(two.key, 1)), StaleError),
        ([Put(job(5))] * 101, TooLargeError),
    ):
        with pytest.raises(problem):
            await table.transact(*writes)
    assert await table.get(Job, job(5).key) is None


async def numbers(table: DynamoTable, query: Query) -> list[int]:
    seen: list[int] = []
    while True:
        page = await table.query(Job, query)
        assert len(page.items) <= query.limit
        seen += [item.number for item in page.items]
        if page.next is None:
            return seen
        assert page.items
        query = Query(**{**vars(query), "cursor": page.next})


async def test_pages_are_whole(table: DynamoTable, clock: Now) -> None:
    over = clock.moment + timedelta(hours=1)
    jobs = [
        job(n, state="even" if n % 2 == 0 else "odd", until=over if n in {3, 4, 5} else None)
        for n in range(12)
    ]
    await table.put_all(
        [*jobs, *(job(n, tenant="other") for n in range(3)), Note(tenant="acme", app="shop", text="")]
    )
    place = {"tenant": "acme", "partition": joined("app", "shop")}
    assert await numbers(table, Query(**place, limit=5)) == list(range(12))
    assert await numbers(table, Query(**place, limit=12)) == list(range(12))
    clock.moment = over
    rest = [0, 1, 2, 6, 7, 8, 9, 10, 11]
    assert await numbers(table, Query(**place, limit=2)) == rest
    assert await numbers(table, Query(**place, limit=4, newest_first=True)) == rest[::-1]
    assert await numbers(table, Query(**place, begins="job#001", limit=1)) == [10, 11]
    assert await numbers(table, Query(**place, first="job#0002", last="job#0007", limit=2)) == [2, 6, 7]
    assert await numbers(table, Query(**place, first="job#0009")) == [9, 10, 11]
    assert await numbers(table, Query(**place, last="job#0001")) == [0, 1]
    even = Query("acme", joined("state", "even"), index="by_state", limit=2)
    assert await numbers(table, even) == [0, 2, 6, 8, 10]
    assert await numbers(table, Query("other", joined("app", "shop"))) == [0, 1, 2]
    assert [note.text for note in (await table.query(Note, Query(**place))).items] == [""]
    await table.remove_all([item.key for item in jobs])
    assert await numbers(table, Query(**place)) == []


async def test_cursors_of_others_lead_nowhere(table: DynamoTable) -> None:
    await table.put_all([job(n, tenant=tenant) for n in range(3) for tenant in ("acme", "other")])
    theirs = await table.query(Job, Query("other", joined("state", "queued"), index="by_state", limit=1))
    mine = await table.query(Job, Query("acme", joined("app", "shop"), limit=1))
    for cursor in (theirs.next or "", mine.next or "", "nonsense"):
        with pytest.raises(UsageError):
            await table.query(
                Job, Query("acme", joined("state", "queued"), index="by_state", limit=1, cursor=cursor)
            )
    for tenant in ("", "acme#app"):
        with pytest.raises(UsageError):
            await table.query(Job, Query(tenant, "x"))


async def test_what_is_over_is_gone_before_it_is_removed(table: DynamoTable, clock: Now) -> None:
    one = await table.add(job(until=START + timedelta(seconds=60)))
    clock.moment += timedelta(seconds=60)
    assert await table.get(Job, one.key) is None
    with pytest.raises(NotFoundError):
        await table.change(Job, one.key, {"runs": 1})
    await table.add(job(until=START + timedelta(days=1)))
    assert await table.get(Job, one.key) is not None


async def test_what_was_not_processed_is_sent_again(table: DynamoTable) -> None:
    held: list[Any] = []

    def hold_back(params: dict[str, Any], **_: Any) -> None:
        requests = params["RequestItems"]["jobs"]
        held[:] = requests[10:]
        params["RequestItems"] = {"jobs": requests[:10]}

    def tell(parsed: dict[str, Any], **_: Any) -> None:
        parsed["UnprocessedItems"] = {"jobs": list(held)} if held else {}

    events = table.client.meta.events
    events.register("provide-client-params.dynamodb.BatchWriteItem", hold_back)
    events.register("after-call.dynamodb.BatchWriteItem", tell)
    await table.put_all([*(job(n) for n in range(40)), job(7, runs=7)])
    assert await numbers(table, Query("acme", joined("app", "shop"), limit=30)) == list(range(40))
    assert (await table.get(Job, job(7).key) or job()).runs == 7

    def refuse(parsed: dict[str, Any], **_: Any) -> None:
        parsed["UnprocessedItems"] = {"jobs": [{"DeleteRequest": {"Key": job(1).key.attributes()}}]}

    events.unregister("provide-client-params.dynamodb.BatchWriteItem", hold_back)
    events.unregister("after-call.dynamodb.BatchWriteItem", tell)
    events.register("after-call.dynamodb.BatchWriteItem", refuse)
    with pytest.raises(UnavailableError):
        await table.remove_all([job(1).key])


async def test_big_items_are_told_plainly(table: DynamoTable) -> None:
    with pytest.raises(TooLargeError):
        await table.put(job(notes={"x": "y" * 450_000}))


async def test_no_table_is_told_plainly(aws_endpoint: str) -> None:
    with pytest.raises(UnavailableError):
        await DynamoTable(TABLE, AwsSettings(endpoint=aws_endpoint)).ping()
    gone = DynamoTable(TABLE, AwsSettings(endpoint="http://127.0.0.1:1"))
    results = await asyncio.gather(
        gone.get(Job, job().key), gone.add(job()), gone.ping(), return_exceptions=True
    )
    assert [type(result) for result in results] == [UnavailableError] * 3


async def test_a_table_is_made_once_as_defined(table: DynamoTable) -> None:
    assert not await table.create_missing()
    described = table.client.describe_table(TableName="jobs")["Table"]
    assert described["KeySchema"] == TABLE.create_arguments()["KeySchema"]
    assert [index["IndexName"] for index in described["GlobalSecondaryIndexes"]] == ["by_state"]
    ends = table.client.describe_time_to_live(TableName="jobs")["TimeToLiveDescription"]
    assert (ends["TimeToLiveStatus"], ends["AttributeName"]) == ("ENABLED", "_expires")
    backups = table.client.describe_continuous_backups(TableName="jobs")["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
    assert TableDefinition.model_validate_json(TABLE.model_dump_json()) == TABLE


def test_keys_are_no_fields() -> None:
    with pytest.raises(TypeError, match="keys of the table"):

        class Wrong(Note):
            pk: str


@given(one=st.lists(st.text(), min_size=1), other=st.lists(st.text(), min_size=1))
def test_different_parts_are_different_keys(one: list[str], other: list[str]) -> None:
    assert (joined(*one) == joined(*other)) == (one == other)
