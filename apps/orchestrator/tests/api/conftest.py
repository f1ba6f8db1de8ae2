"""A platform for each module: the workflow engine is one per process, and takes a moment to start."""

from collections.abc import AsyncIterator

import pytest_asyncio

from apps.orchestrator.tests.api.platform import Platform, serving


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def platform() -> AsyncIterator[Platform]:
    """A platform on SQLite; tests keep apart by using organisations of their own."""
    async with serving() as made:
        yield made
