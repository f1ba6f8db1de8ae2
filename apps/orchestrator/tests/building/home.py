"""The folder and the databases of a platform whose processes come and go."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import text

from apps.orchestrator.tests.building.starting import Started, started
from loomery_orchestrator.apps.repository import Application, AppRepository
from loomery_orchestrator.jobs.model import STEPS, JobRecord, NewJob
from loomery_orchestrator.jobs.sql import SqlJobs
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import new_id, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.settings import DatabaseSettings

PATIENCE = 180.0


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
    def process(
        self, role: str = "main", boundary: str = "", port: int = 0, **given: str
    ) -> Iterator[Started]:
        environment = {**os.environ, **given}
        if self.url:
            environment.setdefault("LOOMERY_DATABASE__URL", self.url)
        running = started(environment, self.path / f"log-{role}", self.path, role, boundary, port)
        try:
            yield running
        finally:
            running.kill()
            running.wait()

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


async def gone(process: Started) -> None:
    async with asyncio.timeout(PATIENCE):
        while process.poll() is None:
            await asyncio.sleep(0.05)
