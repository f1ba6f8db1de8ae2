"""One worker, many builds of many organisations: nobody waits for somebody else's tenth, and no limit is passed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any

import pytest
import pytest_asyncio

from apps.orchestrator.tests.api.platform import Platform, problem_of, serving
from loomery_orchestrator.settings import QuotaSettings

pytestmark = pytest.mark.asyncio(loop_scope="module")
AT_ONCE = 4
TENANTS = ("a", "b", "c", "d")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def platform() -> AsyncIterator[Platform]:
    """A platform whose worker begins when `begin` is called."""
    quotas = QuotaSettings(apps=8, waiting_builds=7)
    async with serving(builds=False, quotas=quotas) as made, AsyncExitStack() as stack:
        assert (made.orchestrator.settings.builds.at_once, made.orchestrator.settings.builds.per_tenant) == (
            AT_ONCE,
            1,
        )
        earlier = made.orchestrator.worker()
        await earlier.start()  # it makes the tables of the engine, without which nothing can be handed over
        await earlier.stop(0)
        worker = made.orchestrator.worker()
        stack.push_async_callback(worker.stop, 2)
        made.begin = worker.start
        yield made


def span(status: Any) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(status["started_at"]), datetime.fromisoformat(status["finished_at"])


def most_at_once(spans: list[tuple[datetime, datetime]]) -> int:
    moments = sorted([(begin, 1) for begin, _ in spans] + [(end, -1) for _, end in spans])
    now = most = 0
    for _, change in moments:
        now += change
        most = max(most, now)
    return most


async def test_organisations_take_turns(platform: Platform) -> None:
    jobs = {tenant: [] for tenant in TENANTS}  # type: dict[str, list[str]]
    for tenant in TENANTS:  # one after the other: whoever asks for much first must not have everything first
        for _ in range(6):
            jobs[tenant].append((await platform.ordered(tenant, "slow:compile:0.2 red"))[1])
    await platform.until(lambda: platform.orchestrator.jobs.undispatched(1), lambda left: not left)
    assert platform.begin is not None
    await platform.begin()
    ended = {
        tenant: await asyncio.gather(*(platform.over(tenant, job) for job in jobs[tenant]))
        for tenant in TENANTS
    }
    spans = {tenant: sorted(span(status) for status in ended[tenant]) for tenant in TENANTS}
    first_begun = [spans[tenant][0][0] for tenant in TENANTS]
    third_begun = [spans[tenant][2][0] for tenant in TENANTS]
    assert max(first_begun) <= min(third_begun)
    assert [most_at_once(spans[tenant]) for tenant in TENANTS] == [1] * len(TENANTS)
    together = most_at_once([one for some in spans.values() for one in some])
    assert 1 < together <= AT_ONCE
    for tenant in TENANTS:
        begun = [span(status)[0] for status in ended[tenant]]
        assert begun == sorted(begun)  # as they were asked for


async def test_whoever_asks_for_too_much_is_told_when_to_come_back(platform: Platform) -> None:
    jobs = [await platform.ordered("much", "slow:compile:60") for _ in range(7)]
    body = {"description": "one more"}
    refused = await platform.ask("POST", "/createApp", "much", json=body)
    assert (refused.status_code, problem_of(refused)["code"]) == (429, "too_many")
    assert int(refused.headers["Retry-After"]) > 0
    again = await platform.ask("POST", f"/apps/{jobs[0][0]}/builds", "much", json={})
    assert again.status_code == 429
    assert (await platform.found("/usage", "much"))["waiting_builds"] == 7
    for _, job in reversed(jobs):
        await platform.ask("POST", f"/jobs/{job}/cancel", "much")
    await asyncio.gather(*(platform.over("much", job) for _, job in jobs))
    assert (await platform.ask("POST", "/createApp", "much", json=body)).status_code == 202
    full = await platform.ask("POST", "/createApp", "much", json=body)
    assert (full.status_code, "8 applications" in problem_of(full)["detail"]) == (429, True)
    other = await platform.ask("POST", "/createApp", "little", json={"description": "red"})
    assert other.status_code == 202
