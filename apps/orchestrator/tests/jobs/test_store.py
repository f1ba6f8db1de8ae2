"""What every store of jobs does."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from loomery_orchestrator.jobs.dynamo import DynamoJobs
from loomery_orchestrator.jobs.dynamo_items import job_table
from loomery_orchestrator.jobs.model import STEPS, JobState, NewEvent, NewJob, StepRecord, StepState
from loomery_orchestrator.jobs.sql import SqlJobs
from loomery_orchestrator.jobs.store import JobStore
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.dynamo.table import DynamoTable
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import new_id
from loomery_shared.migrating import migrate
from loomery_shared.settings import AwsSettings, DatabaseSettings

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql", "dynamodb"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[JobStore]:
    if request.param == "dynamodb":
        settings = AwsSettings(endpoint=request.getfixturevalue("aws_endpoint"))
        table = DynamoTable(job_table("test-"), settings)
        await table.create_missing()
        yield DynamoJobs(table)
        return
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    database = Database(DatabaseSettings(url=SecretStr(url)), tmp_path, "orchestrator")
    await migrate(database, "loomery_orchestrator")
    yield SqlJobs(database)
    await database.close()


def job(tenant: str = "a", app: str = "app_1", key: str | None = None, at: datetime = NOW) -> NewJob:
    return NewJob(
        id=new_id("job"),
        tenant=tenant,
        app=app,
        request={"text": "ü"},
        key=key,
        created_by="u",
        created_at=at,
    )


def line(message: str) -> NewEvent:
    return NewEvent(kind="line", step="verify", message=message, at=NOW)


async def test_a_job_begins_queued_with_its_steps(store: JobStore) -> None:
    made, new = await store.create(job(), STEPS)
    assert new
    found = await store.get("a", made.id)
    assert (found.state, found.request, found.created_at) == (JobState.QUEUED, {"text": "ü"}, NOW)
    assert [step.name for step in found.steps] == list(STEPS)


async def test_the_same_key_is_the_same_job(store: JobStore) -> None:
    made = await asyncio.gather(*(store.create(job(key="k"), STEPS) for _ in range(8)))
    assert len({record.id for record, _ in made}) == 1
    assert sum(new for _, new in made) == 1
    assert made[0][0].steps
    _, new = await store.create(job(tenant="b", key="k"), STEPS)
    assert new


async def test_others_do_not_see_it(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    await store.tell("a", made.id, [line("hello")])
    with pytest.raises(NotFoundError):
        await store.get("b", made.id)
    with pytest.raises(NotFoundError):
        await store.tell("b", made.id, [line("mine now")])
    assert not await store.change("b", made.id, state=JobState.FAILED.value)
    await store.set_step("b", made.id, StepRecord(name="verify", state=StepState.FAILED))
    assert await store.events("b", made.id, 0, 10) == []
    assert (await store.of_app("b", "", "", 10)).items == []
    assert await store.erase("b") == 0
    found = await store.get("a", made.id)
    assert (found.state, found.steps[4].state) == (JobState.QUEUED, StepState.WAITING)
    assert (await store.get(EVERY_TENANT, made.id)).id == made.id


async def test_what_is_over_stays_over(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    assert await store.change("a", made.id, state="running", started_at=NOW)
    assert await store.change("a", made.id, state="succeeded", url="http://x", finished_at=NOW)
    assert not await store.change("a", made.id, state="cancelled")
    assert (await store.get("a", made.id)).state == JobState.SUCCEEDED


async def test_events_are_numbered_without_gaps(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    await asyncio.gather(*(store.tell("a", made.id, [line(f"{n}a"), line(f"{n}b")]) for n in range(6)))
    events = await store.events("a", made.id, 0, 100)
    assert [event.number for event in events] == list(range(1, 13))
    assert [event.number for event in await store.events("a", made.id, 10, 1)] == [11]
    pairs = [event.message for event in events]
    assert all(pairs[place][0] == pairs[place + 1][0] for place in range(0, 12, 2))


async def test_search_takes_words_as_they_are(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    await store.tell("a", made.id, [line("100% done"), line("1000 done"), line("Fertig: Größe")])
    found = await store.search("a", made.id, "100%", 0, 10, ["line"])
    assert [event.message for event in found] == ["100% done"]
    assert await store.search("a", made.id, "done", 0, 10, ["gate"]) == []


async def test_pages_are_newest_first_and_whole(store: JobStore) -> None:
    made = [(await store.create(job(), STEPS))[0].id for _ in range(5)]
    seen, cursor = [], ""
    while True:
        page = await store.of_app("a", "app_1", cursor, 2)
        seen += [record.id for record in page.items]
        if page.next is None:
            break
        cursor = page.next
    assert seen == sorted(made, reverse=True)


async def test_what_must_be_handed_over_is_found(store: JobStore) -> None:
    first, second = (await store.create(job("a"), STEPS))[0], (await store.create(job("b"), STEPS))[0]
    assert [record.id for record in await store.undispatched(10)] == sorted([first.id, second.id])
    await store.change("a", first.id, dispatched=True)
    assert [record.id for record in await store.undispatched(10)] == [second.id]
    assert [record.id for record in await store.unfinished(10)] == [first.id]
    await store.change("a", first.id, state="failed", error={"code": "x"})
    assert await store.unfinished(10) == []


async def test_counting(store: JobStore) -> None:
    await store.create(job(at=NOW - timedelta(hours=2)), STEPS)
    await store.create(job(), STEPS)
    await store.create(job("b"), STEPS)
    assert await store.count("a", [JobState.QUEUED]) == 2
    assert await store.count("a", [], NOW - timedelta(hours=1)) == 1
    assert await store.count("a", [JobState.FAILED]) == 0
    assert await store.count(EVERY_TENANT, [JobState.QUEUED]) == 3


async def test_erasing_leaves_nothing(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    other, _ = await store.create(job(app="app_2"), STEPS)
    await store.tell("a", made.id, [line("secret")])
    assert await store.erase("a", "app_1") == 1
    assert await store.events("a", made.id, 0, 10) == []
    assert (await store.get("a", other.id)).id == other.id


async def test_whoever_takes_it_later_holds_it(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    assert [await store.claim("a", made.id, owner) for owner in ("one", "two")] == [1, 2]
    found = await store.get("a", made.id)
    assert (found.owner, found.fence) == ("two", 2)
    with pytest.raises(NotFoundError):
        await store.claim("b", made.id, "thief")


async def test_a_key_finds_its_job(store: JobStore) -> None:
    made, _ = await store.create(job(key="k#%"), STEPS)
    found = await store.of_key("a", "k#%")
    assert found is not None
    assert (found.id, [step.name for step in found.steps]) == (made.id, list(STEPS))
    assert await store.of_key("b", "k#%") is None
    await store.erase("a")
    assert await store.of_key("a", "k#%") is None
    again, new = await store.create(job(key="k#%"), STEPS)
    assert (new, again.id == made.id) == (True, False)


async def test_all_that_is_kept_comes_back(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    step = StepRecord(
        name="merge", state=StepState.SUCCEEDED, message="ü", attempts=2, started_at=NOW, seconds=0.25
    )
    await store.set_step("a", made.id, step)
    await store.set_step("a", made.id, StepRecord(name="unheard of"))
    result = {"sizes": [1.5, 2, 1e300], "none": None, "empty": ""}
    await store.change("a", made.id, result=result, error={"code": ""}, url="http://x", cancel_requested=True)
    found = await store.get("a", made.id)
    assert found.steps[STEPS.index("merge")] == step
    assert (found.result, found.error, found.url, found.cancel_requested) == (
        result,
        {"code": ""},
        "http://x",
        True,
    )
    data = {"gate": {"seconds": 0.125, "findings": []}}
    told = NewEvent(kind="gate", step="verify", message="", data=data, at=NOW)
    assert await store.tell("a", made.id, [told]) == 1
    assert (await store.events("a", made.id, 0, 10))[0].model_dump(exclude={"number"}) == told.model_dump()


async def test_many_events_at_once_keep_their_order(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    assert await store.tell("a", made.id, [line(str(number)) for number in range(1, 26)]) == 25
    assert await store.tell("a", made.id, []) == 25
    events = await store.events("a", made.id, 0, 100)
    assert [(event.number, event.message) for event in events] == [(n, str(n)) for n in range(1, 26)]


async def test_what_changes_at_once_is_all_there(store: JobStore) -> None:
    made, _ = await store.create(job(), STEPS)
    fences = await asyncio.gather(
        *(store.claim("a", made.id, f"w{number}") for number in range(5)),
        store.change("a", made.id, url="http://x"),
        store.change(EVERY_TENANT, made.id, cancel_requested=True),
    )
    assert sorted(fences[:5]) == [1, 2, 3, 4, 5]
    found = await store.get("a", made.id)
    assert (found.url, found.cancel_requested, found.fence) == ("http://x", True, 5)


async def test_who_asked_is_forgotten_everywhere(store: JobStore) -> None:
    made = [(await store.create(job(tenant), STEPS))[0] for tenant in ("a", "b")]
    await store.change("b", made[1].id, state="failed")
    await store.disown("u", "somebody")
    assert [(await store.get(EVERY_TENANT, one.id)).created_by for one in made] == ["somebody"] * 2


async def test_what_failed_is_found_over_all_tenants(store: JobStore) -> None:
    made = [
        (await store.create(job(tenant, at=NOW + timedelta(minutes=minute)), STEPS))[0]
        for tenant, minute in (("a", 0), ("b", 1), ("a", 2), ("b", 3), ("a", -60))
    ]
    for one in [*made[:3], made[4]]:
        await store.change(one.tenant, one.id, state=JobState.FAILED.value, error={"code": "gave_up"})
    found = await store.failed(NOW, 10)
    assert [one.id for one in found] == [made[2].id, made[1].id, made[0].id]
    assert found[0].error == {"code": "gave_up"}
    assert [one.id for one in await store.failed(NOW, 1)] == [made[2].id]


async def test_the_newest_of_each_application_is_found_at_once(store: JobStore) -> None:
    expected = {}
    for app in ("app_1", "app_2", "app_1"):
        expected[app] = (await store.create(job(app=app), STEPS))[0].id
    await store.create(job("b"), STEPS)

    async def newest() -> dict[str, str]:
        found = await store.newest("a", ["app_1", "app_2", "app_3"])
        return {app: record.id for app, record in found.items()}

    # Lists of one application may lag behind.
    async with asyncio.timeout(30):
        while await newest() != expected:
            await asyncio.sleep(0.05)
    assert await store.newest("a", []) == {}
