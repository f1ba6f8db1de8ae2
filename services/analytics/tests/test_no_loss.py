"""Many clients at once, answers that get lost, a server that is killed: everything counts, and once."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2

from loomery_analytics.app import create_app
from loomery_analytics.settings import AnalyticsSettings
from loomery_shared.ids import utc_now
from tests.servers import free_port

from .conftest import SERVICE_TOKEN, Tokens, event

PROGRAM = Path(__file__).parent / "serving_program.py"
CLIENTS, BATCHES, SIZE = 6, 4, 25


@contextmanager
def serving(home: Path, database: str, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, str(PROGRAM), str(home), database, str(port), SERVICE_TOKEN]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_ready(port, process)
            yield process
        finally:
            process.kill()


def wait_until_ready(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert process.poll() is None, "The server ended before it answered."
        try:
            if httpx2.get(f"http://127.0.0.1:{port}/api/analytics/ready", timeout=5).status_code == 200:
                return
        except httpx2.HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError("The server did not answer.")


async def send_all(
    http: httpx2.AsyncClient, batches: list[list[dict[str, Any]]], killed: asyncio.Event | None = None
) -> list[dict[str, Any]]:
    """Send every batch until it is answered; without a server left, give up on it."""
    answers = []
    for batch in batches:
        try:
            answer = await http.post("/internal/events", json={"events": batch})
        except httpx2.HTTPError:
            assert killed is not None
            continue
        assert answer.status_code == 202
        answers.append(answer.json())
        if killed is not None:
            killed.set()
    return answers


async def count(http: httpx2.AsyncClient) -> int:
    answer = await http.get("/api/analytics/counts")
    total: int = answer.json()["total"]
    return total


async def test_a_killed_server_loses_nothing_and_counts_nothing_twice(
    settings: AnalyticsSettings, database_url: str, tmp_path: Path
) -> None:
    at = utc_now()
    batches = [[event(at=at) for _ in range(SIZE)] for _ in range(CLIENTS * BATCHES)]
    # Each batch is sent by two clients at the same time.
    shares = [batches[number::CLIENTS] for number in range(CLIENTS)] * 2
    port = free_port()
    headers = {"X-Service-Token": SERVICE_TOKEN, "Authorization": "Bearer acme:viewer"}
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60) as http:
        with serving(tmp_path, database_url, port) as process:
            begun = asyncio.Event()
            sending = asyncio.gather(*(send_all(http, share, begun) for share in shares))
            await begun.wait()
            process.kill()
            answered = [answer for part in await sending for answer in part]
    accepted = sum(answer["accepted"] for answer in answered)
    app = create_app(settings, authenticator=Tokens())
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=app), base_url="http://again", headers=headers, timeout=60
        ) as http,
    ):
        kept = await count(http)
        assert SIZE <= accepted <= kept <= SIZE * len(batches)
        parts = await asyncio.gather(*(send_all(http, share) for share in shares))
        again = sum(answer["accepted"] for part in parts for answer in part)
        assert again == SIZE * len(batches) - kept
        assert await count(http) == SIZE * len(batches)
