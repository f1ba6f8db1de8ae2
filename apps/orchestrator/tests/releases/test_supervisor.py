"""The supervisor and orders that come at inconvenient moments, with a driver that only takes notes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from loomery_orchestrator.releases.driver import Hosted, ReleaseSteps
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import (
    GeneratedFile,
    ReleaseEvent,
    ReleaseOrder,
    ReleaseRecord,
    ReleaseState,
)
from loomery_orchestrator.releases.service import News, ReleaseService
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_orchestrator.releases.supervisor import Supervisor
from loomery_shared.database import Database
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import utc_now
from loomery_shared.migrating import migrate
from loomery_shared.settings import DatabaseSettings


async def nothing_to_keep(_release: ReleaseRecord, name: str, _content: bytes) -> GeneratedFile:
    raise AssertionError(name)


class Notes:
    """A driver for which every release succeeds at once, when it knows the application."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.made: list[str] = []
        self.during_apply: Callable[[], Awaitable[object]] | None = None
        self.at_once = 0
        self.most_at_once = 0
        self.beside: asyncio.Event | None = None
        """Set, the first releases wait until two are made at once."""

    async def open(self, hosted: list[Hosted], unsettled: list[ReleaseRecord]) -> None:
        await self.apply(hosted)

    async def apply(self, hosted: list[Hosted]) -> None:
        self.known = {state.app for state in hosted}
        if self.during_apply is not None:
            work, self.during_apply = self.during_apply, None
            await work()

    async def release(self, release: ReleaseRecord, steps: ReleaseSteps) -> None:
        if release.app not in self.known:
            raise NotFoundError("not hosted here")
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        if self.beside is not None:
            if self.at_once == 2:
                self.beside.set()
            await self.beside.wait()
        await asyncio.sleep(0.05)
        self.at_once -= 1
        self.made.append(release.job)
        await steps.go_live()
        await steps.answers()

    async def undo(self, release: ReleaseRecord) -> None:
        """Nothing was done."""

    async def close(self) -> None:
        """Nothing runs."""


class Place:
    """A database, a driver and what was told."""

    def __init__(self, database: Database) -> None:
        self.news = News()
        self.repository = ReleaseRepository(database, utc_now)
        self.service = ReleaseService(self.repository, self.news, look_every=0.05)
        self.driver = Notes()
        self.deaf = False

    async def tell(self, event: ReleaseEvent) -> None:
        if self.deaf:
            raise RuntimeError("nobody listens")

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        settings = HostingSettings(poll_every=0.05, at_once=2)
        supervisor = Supervisor(
            self.repository, self.driver, self.news, settings, tell=self.tell, keep=nothing_to_keep
        )
        await supervisor.start()
        try:
            yield
        finally:
            await supervisor.stop()


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    database = Database(DatabaseSettings(), tmp_path, "orchestrator")
    await migrate(database, "loomery_orchestrator")
    yield Place(database)
    await database.close()


def order(job: str, app: str = "app_1") -> ReleaseOrder:
    return ReleaseOrder(
        tenant="t1", app=app, slug=app.replace("_", "-"), job=job, bundle_key="b", bundle_sha256="0" * 64
    )


async def test_an_order_in_the_middle_of_a_look_waits_for_the_next(place: Place) -> None:
    async with place.running():
        place.driver.during_apply = lambda: place.service.request(order("j1"))
        async with asyncio.timeout(90):
            while not (page := await place.service.page("t1", "app_1")).items:
                await asyncio.sleep(0.02)
            outcome = await place.service.outcome(page.items[0].id)
    assert (outcome.state, outcome.reason) == (ReleaseState.LIVE, "")


async def test_releases_of_one_application_follow_each_other_and_few_are_made_at_once(place: Place) -> None:
    ordered = [await place.service.request(order(f"a{number}")) for number in range(3)]
    ordered += [await place.service.request(order(f"b{number}", f"app_{number}")) for number in range(2, 6)]
    place.driver.beside = asyncio.Event()
    async with place.running(), asyncio.timeout(90):
        for record in ordered:
            await place.service.outcome(record.id)
    states = [(await place.service.get("t1", record.id)).state for record in ordered[:3]]
    assert states == [ReleaseState.RETIRED, ReleaseState.RETIRED, ReleaseState.LIVE]
    assert [job for job in place.driver.made if job.startswith("a")] == ["a0", "a1", "a2"]
    assert place.driver.most_at_once == 2
    assert len(place.driver.made) == len(set(place.driver.made)) == 7


async def test_who_listens_badly_stops_nothing(place: Place) -> None:
    place.deaf = True
    async with place.running():
        record = await place.service.request(order("j1"))
        assert (await place.service.outcome(record.id)).state is ReleaseState.LIVE
