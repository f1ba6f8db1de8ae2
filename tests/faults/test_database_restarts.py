"""The database goes away during builds and comes back: nothing is lost, nothing is done twice."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from apps.orchestrator.tests.building.home import home_at
from tests.servers import PostgresServer, free_port

from .client import client

AWAY = 3.0


@pytest.mark.parametrize("mode", ["fast", "immediate"])
async def test_builds_survive(
    mode: str, tmp_path: Path, postgres_url: str, postgres_server: PostgresServer
) -> None:
    port = free_port()
    async with home_at(tmp_path, postgres_url) as home:
        with home.process(port=port) as process:
            async with client(port) as asking:
                tenants = ["t1", "t2", "t3"]
                jobs = {
                    (await asking.order("slow:verify:4", tenant)).json()["job"]: tenant for tenant in tenants
                }
                while "running" not in [
                    (await asking.steps(job, tenant)).get("verify") for job, tenant in jobs.items()
                ]:
                    await asyncio.sleep(0.05)
                await asyncio.to_thread(postgres_server.stop, mode)
                try:
                    refused = await asking.get("/api/apps")
                    assert refused.status_code == 503
                    assert refused.headers["Content-Type"] == "application/problem+json"
                    assert refused.json()["code"] == "unavailable"
                    assert (await asking.get("/api/health")).status_code == 200
                    await asyncio.sleep(AWAY)
                finally:
                    await asyncio.to_thread(postgres_server.start)
                ended = [await asking.until_over(job, tenant) for job, tenant in jobs.items()]
                assert (await asking.get("/api/apps")).status_code == 200
            assert process.poll() is None
        assert [job["state"] for job in ended] == ["succeeded"] * 3, (ended, home.log())
        assert await home.mails() == {"build_started": 3, "build_succeeded": 3}, home.log()
        assert await home.releases() == ["live"] * 3
        told = Counter((tmp_path / "events").read_text().split("\n")[:-1])
        assert len(told) == 6
