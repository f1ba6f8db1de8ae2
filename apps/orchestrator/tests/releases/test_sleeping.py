"""What nobody uses sleeps, and wakes for the next request."""

import asyncio

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle, until
from loomery_orchestrator.releases.schemas import ReleaseState


async def test_it_sleeps_when_nobody_uses_it_and_many_wake_it_once(platform: Platform) -> None:
    platform.settings = platform.settings.model_copy(update={"sleep_after": 3.0})
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await until(lambda: "asleep" in platform.kinds())
        platform.told.clear()
        answers = await asyncio.gather(*(browser.get("/api/version") for _ in range(20)))
        assert {answer.json() for answer in answers} == {"one"}
        await until(lambda: "awake" in platform.kinds())
        assert platform.kinds().count("awake") == 1


async def test_it_does_not_sleep_while_somebody_waits(platform: Platform) -> None:
    platform.settings = platform.settings.model_copy(update={"sleep_after": 0.2})
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        assert (await browser.get("/api/slow?1.5")).json() == "one"


async def test_the_least_recently_used_sleeps_when_memory_is_short(platform: Platform) -> None:
    platform.settings = platform.settings.model_copy(update={"memory": 1})
    async with platform.running() as running:
        assert (await platform.release(tiny_bundle("one"))).state is ReleaseState.LIVE
        assert (
            await platform.release(tiny_bundle("two"), app="app_2", slug="other")
        ).state is ReleaseState.LIVE
        found = running.hosting.driver.find("tiny")
        assert found is not None
        assert not found[1].awake
        async with running.browser() as browser:
            assert (await browser.get("/api/version")).json() == "one"


async def test_an_archived_application_is_stopped_and_not_found(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await platform.service.suspend("t1", "app_1")
        await until(lambda: running.hosting.driver.find("tiny") is None)
        archived = await browser.get("/")
        async with running.browser("unknown") as elsewhere:
            unknown = await elsewhere.get("/")
        assert (archived.status_code, archived.text) == (404, unknown.text)
        await platform.service.resume("t1", "app_1")
        await until(lambda: running.hosting.driver.find("tiny") is not None)
        assert (await browser.get("/api/version")).json() == "one"


async def test_a_removed_application_is_gone_with_its_data(platform: Platform) -> None:
    async with platform.running() as running:
        await platform.live(tiny_bundle("one"))
        await platform.service.remove("t1", "app_1")
        await until(lambda: not platform.folders().root.exists())
        assert running.hosting.driver.find("tiny") is None
