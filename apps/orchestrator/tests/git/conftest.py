"""Fixtures of repositories."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from apps.orchestrator.tests.git.place import Place, placed


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    """A server with the usual settings."""
    async with placed(tmp_path) as made:
        yield made
