"""The queue of builds before anybody made its tables: one plain line, and it goes on once they are there."""

import asyncio
from pathlib import Path

import pytest
from dbos import DBOS
from pydantic import SecretStr
from structlog.testing import capture_logs

from apps.orchestrator.tests.building.home import home_at
from loomery_orchestrator.building.engine import workflow_url
from loomery_orchestrator.building.queue import BuildQueue
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.settings import DatabaseSettings


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_missing_tables_are_told_once_and_waited_for(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = str(request.getfixturevalue("postgres_url")) if kind == "postgresql" else ""
    settings = OrchestratorSettings(home=tmp_path, database=DatabaseSettings(url=SecretStr(url)))
    async with home_at(tmp_path, url) as home:
        job = await home.order()
        queue = BuildQueue(settings, home.jobs, look_every=0.05)
        with capture_logs() as logs:
            running = asyncio.create_task(queue.run())
            while not logs:
                await asyncio.sleep(0.02)
            for _ in range(5):
                queue.wake()
                await asyncio.sleep(0.05)
            assert [line["log_level"] for line in logs] == ["warning"], logs
            assert "run `loomery migrate`" in logs[0]["event"]
            await asyncio.to_thread(DBOS.migrate, workflow_url(settings))
            async with asyncio.timeout(60):
                while await home.jobs.undispatched(1):
                    await asyncio.sleep(0.05)
            assert len(logs) == 1, logs
        running.cancel()
        await asyncio.to_thread(queue.close)
    assert job.id
