"""Versions follow each other; nobody notices but for what is new."""

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle
from loomery_orchestrator.releases.schemas import ReleaseState


async def test_a_released_application_answers_at_its_address(platform: Platform) -> None:
    async with platform.running() as running:
        record = await platform.live(tiny_bundle("one"))
        assert (record.state, record.reason) == (ReleaseState.LIVE, "")
        async with running.browser() as browser:
            assert (await browser.get("/api/version")).json() == "one"
