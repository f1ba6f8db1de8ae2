"""Fixtures of the proxy."""

from collections.abc import AsyncIterator

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, Running, platform, tiny_bundle

__all__ = ["platform", "tiny"]


@pytest.fixture
async def tiny(platform: Platform) -> AsyncIterator[Running]:
    """A serving process that hosts the tiny application; limits are small."""
    platform.proxy = platform.proxy.model_copy(
        update={"max_body": 200_000, "max_headers": 4_000, "concurrency": 3, "answer_within": 5.0}
    )
    async with platform.running() as running:
        await platform.live(tiny_bundle("one"))
        yield running
