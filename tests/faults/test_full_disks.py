"""No room on the disk: builds fail plainly, nothing is half there, and the next one works when there is room."""

import asyncio
import os
from pathlib import Path

import pytest

from apps.orchestrator.tests.building.home import home_at
from tests.servers import free_port

from .client import client
from .disks import fill, full, small_disk

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")


@pytest.mark.parametrize("folder", ["tenants", "objects"])
async def test_builds_fail_plainly(folder: str, tmp_path: Path) -> None:
    port = free_port()
    with small_disk(tmp_path / folder):
        async with home_at(tmp_path) as home:
            with home.process(port=port):
                async with client(port) as asking:
                    filler = fill(tmp_path / folder)
                    job = (await asking.order("something")).json()["job"]
                    failed = await asking.until_over(job)
                    assert failed["state"] == "failed", home.log()
                    assert "No space left" in failed["error"]["message"], failed["error"]
                    assert (await asking.get("/api/apps")).status_code == 200
                    assert await home.releases() == []
                    left = [path for path in (tmp_path / "objects").rglob("*") if path.is_file()]
                    assert [path for path in left if path.stat().st_size == 0 or ".part" in path.name] == []
                    filler.unlink()
                    job = (await asking.order("something")).json()["job"]
                    assert (await asking.until_over(job))["state"] == "succeeded", home.log()
            assert await home.mails() == {"build_started": 2, "build_failed": 1, "build_succeeded": 1}


@pytest.mark.parametrize("folder", ["tenants", "hosting"])
async def test_a_disk_that_fills_up_in_any_step_fails_that_build_alone(folder: str, tmp_path: Path) -> None:
    steps = {"tenants": ("understand", "compile", "merge", "verify", "publish"), "hosting": ("publish",)}[
        folder
    ]
    port = free_port()
    with small_disk(tmp_path / folder):
        async with home_at(tmp_path) as home:
            with home.process(port=port):
                async with client(port) as asking:
                    for step in steps:
                        job = (await asking.order(f"held:{step}:go-{step}")).json()["job"]
                        while (await asking.steps(job)).get(step) != "running":
                            await asyncio.sleep(0.05)
                        with full(tmp_path / folder):
                            (tmp_path / f"go-{step}").touch()
                            failed = await asking.until_over(job)
                            assert failed["state"] == "failed", (step, home.log())
                            words = failed["error"]["message"]
                            assert "No space left" in words or "no room left" in words, words
                        assert not (tmp_path / "tenants/t1/jobs" / job).exists()
                        held = os.statvfs(tmp_path / folder)
                        assert (held.f_blocks - held.f_bfree) * held.f_frsize < 1 << 20
                    job = (await asking.order("something")).json()["job"]
                    assert (await asking.until_over(job))["state"] == "succeeded", home.log()
            assert await home.mails() == {
                "build_started": len(steps) + 1,
                "build_failed": len(steps),
                "build_succeeded": 1,
            }
            assert [state for state in await home.releases() if state != "failed"] == ["live"]


async def test_builds_wait_for_room_in_the_database(tmp_path: Path) -> None:
    port = free_port()
    with small_disk(tmp_path / "databases"):
        async with home_at(tmp_path) as home:
            with home.process(port=port):
                async with client(port) as asking:
                    job = (await asking.order("held:verify:go")).json()["job"]
                    while (await asking.steps(job)).get("verify") != "running":
                        await asyncio.sleep(0.05)
                    filler = fill(tmp_path / "databases")
                    while (refused := await asking.order("another")).is_success:
                        pass  # there was room left inside the files
                    assert refused.status_code == 503, refused.text
                    assert refused.headers["Content-Type"] == "application/problem+json"
                    filler.unlink()
                    (tmp_path / "go").touch()
                    assert (await asking.until_over(job))["state"] == "succeeded", home.log()
                    job = (await asking.order("another")).json()["job"]
                    assert (await asking.until_over(job))["state"] == "succeeded", home.log()
