"""The serving process ends at any moment: the next one finds everything in order and goes on."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle, until
from loomery_orchestrator.releases.driver import Hosted
from loomery_orchestrator.releases.schemas import ReleaseState
from loomery_shared.errors import ConflictError

SECOND = ("0002", ["ALTER TABLE note ADD COLUMN stars INTEGER"])


async def test_applications_come_back_with_the_first_request(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a")
    async with platform.running() as running, running.browser() as browser:
        assert (await browser.get("/api/notes")).json() == [[1, "a"]]


@pytest.mark.parametrize("moment", ["rehearsing", "starting", "live"])
async def test_a_release_that_was_interrupted_goes_on(platform: Platform, moment: str) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a")
        platform.told.clear()
        platform.freeze_at = moment
        ordered = await platform.service.request(platform.order(tiny_bundle("two", SECOND)))
        await until(lambda: moment in platform.kinds())
    platform.freeze_at = ""
    async with platform.running() as running, running.browser() as browser:
        assert (await platform.service.outcome(ordered.id)).state is ReleaseState.LIVE
        assert (await browser.get("/api/version")).json() == "two"
        assert (await browser.get("/api/notes")).json() == [[1, "a"]]


async def test_a_release_interrupted_after_its_migration_is_undone_before_anything_runs(
    platform: Platform,
) -> None:
    folders = platform.folders()
    async with platform.running() as running, running.browser() as browser:
        first = await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a")
        ordered = await platform.service.request(
            platform.order(tiny_bundle("two", SECOND, hang_on_live=True))
        )
        await until(lambda: (folders.data / "migrated-two").exists())
    assert platform.columns() == ["id", "text", "stars"]
    driver = platform.make().driver
    hosted = Hosted(app="app_1", tenant="t1", slug="tiny", live_release=first.id)
    await driver.open([hosted], await platform.repository.unsettled())
    await driver.close()
    assert platform.columns() == ["id", "text"]
    platform.settings = platform.settings.model_copy(update={"start_within": 5.0})
    async with platform.running() as running, running.browser() as browser:
        assert (await browser.get("/api/version")).json() == "one"
        assert (await browser.get("/api/notes")).json() == [[1, "a"]]
        record = await platform.service.outcome(ordered.id)
        assert record.state is ReleaseState.FAILED
        assert (await platform.service.get("t1", first.id)).state is ReleaseState.LIVE
        assert (await browser.get("/api/notes")).json() == [[1, "a"]]
    assert platform.columns() == ["id", "text"]


async def test_a_release_that_always_kills_the_process_is_given_up(platform: Platform) -> None:
    platform.freeze_at = "starting"
    ordered = await platform.service.request(platform.order(tiny_bundle("one")))
    for _ in range(3):
        platform.told.clear()
        async with platform.running():
            await until(lambda: "starting" in platform.kinds())
    async with platform.running():
        record = await platform.service.outcome(ordered.id)
    assert (record.state, record.reason) == (ReleaseState.FAILED, "It was interrupted too often.")


async def test_two_processes_do_not_host_on_one_machine(platform: Platform) -> None:
    async with platform.running():
        with pytest.raises(ConflictError, match="Another process"):
            async with platform.make().running():
                pass


PROGRAM = """
import asyncio, sys
from pathlib import Path
from apps.orchestrator.tests.releases.hosting import *

async def main():
    home = Path(sys.argv[1])
    database = Database(DatabaseSettings(), home, "orchestrator")
    await migrate(database, "loomery_orchestrator")
    platform = Platform(home, database, HostingSettings(poll_every=0.2), ProxySettings())
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a")
        print("ready", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_a_killed_process_takes_its_applications_along(platform: Platform) -> None:
    root = Path(__file__).parents[4]
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(platform.home)], cwd=root, stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    with program.stdout:
        assert await asyncio.to_thread(program.stdout.readline) == b"ready\n"
        pids = [int(record.name) for record in (platform.home / "hosting" / "processes").glob("*")]
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert pids
    async with platform.running() as running, running.browser() as browser:
        await until(lambda: not any(_runs(pid) for pid in pids))
        assert (await browser.get("/api/notes")).json() == [[1, "a"]]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
