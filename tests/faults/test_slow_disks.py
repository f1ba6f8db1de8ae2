"""A disk that is slow, or stands still for a while: builds take longer, and nothing else happens."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from apps.orchestrator.tests.building.home import home_at
from tests.servers import free_port

from .client import client
from .disks import small_disk

ROOT = Path(__file__).parents[2]
PROGRAM = "apps.orchestrator.tests.building.process"
STANDS_STILL = 3.0

pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk"),
    pytest.mark.skipif(shutil.which("cc") is None, reason="no compiler for what makes a disk slow"),
]


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that stands between a process and its disk."""
    made = tmp_path_factory.mktemp("slow") / "slow.so"
    source = Path(__file__).with_name("slow_disk.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"], check=True)
    return made


@contextmanager
def on_slow_disk(home: Path, shim: Path, milliseconds: int, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """The platform, whose disk takes so long for a write, and twenty times as long until it is surely there."""
    given = {
        "LD_PRELOAD": str(shim),
        "LOOMERY_SLOW_DISK": str(home),
        "LOOMERY_SLOW_MS": str(milliseconds),
        "LOOMERY_STALLED": str(home.parent / "stalled"),
    }
    command = [sys.executable, "-m", PROGRAM, str(home), "main", "", str(port)]
    with (
        (home.parent / "log").open("ab") as log,
        subprocess.Popen(command, env={**os.environ, **given}, stdout=log, stderr=log, cwd=ROOT) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


async def test_a_slow_disk_makes_a_build_slow_and_nothing_else(tmp_path: Path, shim: Path) -> None:
    port, home_folder = free_port(), tmp_path / "home"
    with small_disk(home_folder, "64m"), on_slow_disk(home_folder, shim, 10, port) as process:
        async with home_at(home_folder) as home, client(port) as asking:
            jobs = [(await asking.order("something", tenant)).json()["job"] for tenant in ("t1", "t2")]
            ended = [
                await asking.until_over(job, tenant) for job, tenant in zip(jobs, ("t1", "t2"), strict=True)
            ]
            assert [job["state"] for job in ended] == ["succeeded"] * 2, (tmp_path / "log").read_text()[
                -4000:
            ]
            assert {step["attempts"] for job in ended for step in job["steps"]} == {1}
            assert await home.mails() == {"build_started": 2, "build_succeeded": 2}
            assert await home.releases() == ["live"] * 2
            assert process.poll() is None


async def test_a_disk_that_stands_still_in_any_step_is_waited_for(tmp_path: Path, shim: Path) -> None:
    port, home_folder, stalled = free_port(), tmp_path / "home", tmp_path / "stalled"
    steps = ("understand", "compile", "merge", "verify", "publish")
    with small_disk(home_folder, "64m"), on_slow_disk(home_folder, shim, 0, port):
        async with home_at(home_folder) as home, client(port) as asking:
            for step in steps:
                job = (await asking.order(f"held:{step}:go-{step}")).json()["job"]
                while (await asking.steps(job)).get(step) != "running":
                    await asyncio.sleep(0.05)
                stalled.touch()
                (home_folder / f"go-{step}").touch()
                await asyncio.sleep(STANDS_STILL)
                stalled.unlink()
                assert (await asking.get("/api/health")).status_code == 200, step
                ended = await asking.until_over(job)
                assert ended["state"] == "succeeded", (step, ended, (tmp_path / "log").read_text()[-4000:])
            assert await home.mails() == {"build_started": len(steps), "build_succeeded": len(steps)}
            assert await home.releases() == ["live"] * len(steps)
            taken = (home_folder / "taken").read_text().split("\n")[:-1]
            assert len(taken) == len(set(taken)) == len(steps) ** 2
