"""The process is killed at every boundary of every step; what was asked for comes about all the same."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from apps.orchestrator.tests.building.home import PATIENCE, Home, gone, home_at
from loomery_codegen.sandbox.probe import probe
from loomery_orchestrator.jobs.model import STEPS, JobRecord, JobState, StepState

BOUNDARIES = [f"{moment}:{step}" for step in STEPS for moment in ("before", "after")]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(probe().sandbox is None, reason="no sandbox here: " + probe().problem),
]


async def test_kills_at_every_boundary_lose_and_repeat_nothing(tmp_path: Path) -> None:
    async with home_at(tmp_path) as home:
        job = await home.order()
        for boundary in BOUNDARIES:
            with home.process(boundary=boundary) as process:
                await gone(process)
            assert (tmp_path / "killed").read_text() == boundary, home.log()
            (tmp_path / "killed").unlink()
        with home.process():
            ended = await home.until_over(job)
        assert ended.state is JobState.SUCCEEDED, ended.error
        assert [step.state for step in ended.steps] == [StepState.SUCCEEDED] * len(STEPS)
        assert ended.url == "http://tiny.localhost:8400"
        assert await home.mails() == {"build_started": 1, "build_succeeded": 1}
        assert await home.releases() == ["live"]
        events = Counter((tmp_path / "events").read_text().split("\n")[:-1])
        assert {line.split()[0] for line in events} == {"build.started", "build.finished"}
        assert len(events) == 2  # told again perhaps, but under the same id
        assert not (tmp_path / "tenants/t1/jobs" / job.id).exists()
        numbers = [event.number for event in await home.jobs.events("t1", job.id, 0, 1000)]
        assert numbers == list(range(1, len(numbers) + 1))


async def test_another_worker_finishes_what_a_killed_one_began(tmp_path: Path, postgres_url: str) -> None:
    async with home_at(tmp_path, postgres_url) as home:
        jobs = [await home.order(f"slow:verify:3 {number}", tenant=f"t{number}") for number in range(6)]
        with home.process("main") as kept, home.process("second") as killed:
            async with asyncio.timeout(PATIENCE):
                while not await _working(home, "second", jobs):
                    await asyncio.sleep(0.1)
            killed.kill()
            await gone(killed)
            ended = [await home.until_over(job) for job in jobs]
            assert kept.poll() is None
        assert [job.state for job in ended] == [JobState.SUCCEEDED] * 6, home.log()
        assert await home.mails() == {"build_started": 6, "build_succeeded": 6}
        assert await home.releases() == ["live"] * 6


async def _working(home: Home, worker: str, jobs: list[JobRecord]) -> bool:
    found = [await home.jobs.get(job.tenant, job.id) for job in jobs]
    return any(job.owner == worker and job.steps[4].state is StepState.RUNNING for job in found)
