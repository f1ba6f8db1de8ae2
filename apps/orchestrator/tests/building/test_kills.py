"""The process is killed at every boundary of every step; what was asked for comes about all the same."""

import asyncio
import os
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from loomery_codegen.sandbox.probe import probe
from loomery_orchestrator.apps.repository import Application, AppRepository
from loomery_orchestrator.jobs.model import STEPS, JobRecord, JobState, NewJob, StepState
from loomery_orchestrator.jobs.sql import SqlJobs
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import new_id, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.settings import DatabaseSettings

ROOT = Path(__file__).parents[4]
PATIENCE = 180.0
BOUNDARIES = [f"{moment}:{step}" for step in STEPS for moment in ("before", "after")]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(probe().sandbox is None, reason="no sandbox here: " + probe().problem),
]


class Home:
    """The folder and the databases of a platform whose processes come and go."""

    def __init__(self, path: Path, url: str = "") -> None:
        self.path, self.url = path, url
        settings = DatabaseSettings(url=SecretStr(url))
        self.database = Database(settings, path, "orchestrator")
        self.mail = Database(settings, path, "email")
        self.jobs = SqlJobs(self.database)

    async def order(self, description: str = "something", tenant: str = "t1") -> JobRecord:
        await migrate(self.database, "loomery_orchestrator")
        now, app = utc_now(), new_id("app")
        await AppRepository(self.database).add(
            Application(
                id=app,
                tenant=tenant,
                name="",
                description=description,
                created_by="u1",
                created_at=now,
                updated_at=now,
            )
        )
        job = NewJob(
            id=new_id("job"),
            tenant=tenant,
            app=app,
            request={"description": description},
            created_by="u1",
            created_at=now,
        )
        return (await self.jobs.create(job, STEPS))[0]

    @contextmanager
    def process(self, role: str = "main", boundary: str = "") -> Iterator[subprocess.Popen[bytes]]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(ROOT)])}
        if self.url:
            environment["LOOMERY_DATABASE__URL"] = self.url
        command = [
            sys.executable,
            "-m",
            "apps.orchestrator.tests.building.process",
            str(self.path),
            role,
            boundary,
        ]
        log = (self.path / f"log-{role}").open("ab")
        running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            yield running
        finally:
            running.kill()
            running.wait()
            log.close()

    async def until_over(self, job: JobRecord) -> JobRecord:
        async with asyncio.timeout(PATIENCE):
            while True:
                found = await self.jobs.get(job.tenant, job.id)
                if found.state.over:
                    return found
                await asyncio.sleep(0.1)

    async def mails(self) -> Counter[str]:
        async with self.mail.transaction(EVERY_TENANT, write=False) as session:
            rows = (await session.execute(text("select template from message"))).scalars().all()
        return Counter(str(row) for row in rows)

    async def releases(self) -> list[str]:
        async with self.database.transaction(EVERY_TENANT, write=False) as session:
            rows = await session.execute(text("select state from release order by number"))
            return [str(row) for row in rows.scalars().all()]

    def log(self) -> str:
        return "".join(file.read_text()[-6000:] for file in sorted(self.path.glob("log-*")))


@asynccontextmanager
async def home_at(path: Path, url: str = "") -> AsyncIterator[Home]:
    made = Home(path, url)
    try:
        yield made
    finally:
        await made.database.close()
        await made.mail.close()


async def gone(process: subprocess.Popen[bytes]) -> None:
    async with asyncio.timeout(PATIENCE):
        while process.poll() is None:
            await asyncio.sleep(0.05)


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
