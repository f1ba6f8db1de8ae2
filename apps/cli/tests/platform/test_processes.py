"""`loomery up` on PostgreSQL with worker processes: they build, come back when killed, and end with it."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from loomery_codegen.sandbox.probe import probe

from .running import Running, up

SMALL = {"description": "A list of notes with a title and a text", "options": {"browser": False}}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(probe().sandbox is None, reason="no sandbox here: " + probe().problem),
]


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def builds_on(running: Running, job: str) -> Any:
    """The worker that has a job whose build is being verified."""
    found = running.ask("GET", f"/api/status/{job}")
    assert found["state"] in ("queued", "running"), found
    steps = {step["name"]: step["state"] for step in found["steps"]}
    return steps["verify"] == "running"


def test_workers_build_come_back_and_end_with_the_platform(tmp_path: Path, postgres_url: str) -> None:
    home = tmp_path / "home"
    with up(home, "--workers", "2", LOOMERY_DATABASE__URL=postgres_url) as running:
        running.sign_up()
        running.until(lambda: running.log.read_text().count("is ready") == 3)
        first = running.children()
        assert sorted(first) == ["worker-1", "worker-2"]

        job = running.ask("POST", "/api/createApp", SMALL)["job"]
        running.until(lambda: builds_on(running, job))
        for process in first.values():  # whichever has it: both are gone, and both must come back
            os.kill(process, signal.SIGKILL)
        ended = running.until_over(job)
        assert ended["state"] == "succeeded", (ended, running.log.read_text()[-4000:])
        assert running.http.get("/", headers={"Host": ended["url"].split("://")[1]}).status_code == 200
        second = running.until(lambda: len(found := running.children()) == 2 and found)
        assert not set(first.values()) & set(second.values())

        running.until(lambda: running.log.read_text().count("is ready") == 5)
        assert running.end(signal.SIGINT) == 0
        assert not [process for process in second.values() if alive(process)]


def test_workers_end_when_the_platform_is_killed(tmp_path: Path, postgres_url: str) -> None:
    with up(tmp_path / "home", "--workers", "2", LOOMERY_DATABASE__URL=postgres_url) as running:
        running.until(lambda: running.log.read_text().count("is ready") == 3)
        workers = list(running.children().values())
        running.process.kill()
        running.process.wait()
        while any(alive(process) for process in workers):
            signal.sigtimedwait([], 0.1)


def test_a_platform_without_workers_makes_every_table_itself(tmp_path: Path, postgres_url: str) -> None:
    with up(tmp_path / "home", "--workers", "0", LOOMERY_DATABASE__URL=postgres_url) as running:
        running.sign_up()
        job = running.ask("POST", "/api/createApp", SMALL)["job"]
        running.until(lambda: "loomery_builds_waiting 1.0" in running.http.get("/metrics").text)
        assert running.ask("GET", f"/api/status/{job}")["state"] == "queued"
        assert running.end() == 0
        log = running.log.read_text()
        assert [line for line in log.splitlines() if "error" in line.lower()] == []
        assert "Traceback" not in log
