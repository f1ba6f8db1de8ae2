"""The same builds with PostgreSQL in place of SQLite, and with the state of jobs in DynamoDB."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from apps.orchestrator.tests.api.platform import Platform, serving
from loomery_shared.settings import AwsSettings
from tests.servers import PostgresServer, fresh_database, open_nothing

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def platform(postgres_server: PostgresServer, moto_server: str) -> AsyncIterator[Platform]:
    with pytest.MonkeyPatch.context() as patch, fresh_database(postgres_server) as url:
        open_nothing(patch)
        aws = AwsSettings(endpoint=moto_server)
        async with serving(url, job_store="dynamodb", table_prefix="api-", aws=aws) as made:
            yield made


async def test_an_application_is_built_and_followed(platform: Platform) -> None:
    assert (await platform.http.get("/api/ready")).status_code == 200
    status = await platform.built("pg", "shaky:merge:1")
    assert (await platform.app_says(status["url"])).json() == "1"
    events = await platform.told("pg", status["job"])
    assert [event.id for event in events[:-1]] == [str(number) for number in range(1, len(events))]
    assert await platform.told("pg", status["job"], events[4].id) == events[5:]
    found = await platform.found(f"/jobs/{status['job']}/log", "pg", params={"text": "TRIED again"})
    assert [line["step"] for line in found] == ["merge"]
    assert await platform.mails("pg") == ["build_started", "build_succeeded"]


async def test_the_same_key_is_the_same_job(platform: Platform) -> None:
    body, headers = {"description": "red"}, {"Idempotency-Key": "k"}
    first = await platform.ask("POST", "/createApp", "pg-keys", json=body, headers=headers)
    assert (
        await platform.ask("POST", "/createApp", "pg-keys", json=body, headers=headers)
    ).json() == first.json()
    other = {"description": "other"}
    assert (
        await platform.ask("POST", "/createApp", "pg-keys", json=other, headers=headers)
    ).status_code == 409
    assert (await platform.over("pg-keys", first.json()["job"]))["error"]["code"] == "red_build"
    assert (await platform.found("/usage", "pg-keys"))["builds_last_hour"] == 1


async def test_builds_are_stopped_and_removed(platform: Platform) -> None:
    app, running = await platform.ordered("pg-gone", "slow:compile:60")
    await platform.until_step("pg-gone", running, "compile")
    _, waiting = await platform.ordered("pg-gone", "again", app)
    stopped = await platform.ask("POST", f"/jobs/{waiting}/cancel", "pg-gone")
    assert stopped.json()["state"] == "cancelled"
    assert (await platform.ask("DELETE", f"/apps/{app}?now=true", "pg-gone")).status_code == 204
    for job in (running, waiting):
        assert (await platform.ask("GET", f"/status/{job}", "pg-gone")).status_code == 404
    await platform.until_gone(platform.job_folder("pg-gone", running))
    assert (await platform.found("/jobs", "pg-gone"))["items"] == []
