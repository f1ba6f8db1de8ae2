"""`python -m tools.bench.queue`: many builds of many tenants at once, and what the API is like meanwhile.

Steps are those of the platform, on SQLite or PostgreSQL; what is built is a tiny application that takes a second to
verify, so that the queue and not the compiler is measured.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx2

ROOT = Path(__file__).resolve().parents[2]
PORT = 8477
TENANTS, EACH, CLIENTS = 20, 10, 10
PATIENCE = 900.0
PAUSE = 0.1
"""Seconds between two questions of one client: people ask, they do not hammer."""


def _answers(port: int) -> bool:
    try:
        return httpx2.get(f"http://127.0.0.1:{port}/api/health").is_success
    except httpx2.HTTPError:
        return False


@contextmanager
def process(home: Path, role: str, port: int = 0) -> Iterator[None]:
    """A process of the platform; killed afterwards."""
    command = [
        sys.executable,
        "-m",
        "apps.orchestrator.tests.building.process",
        str(home),
        role,
        "",
        str(port),
    ]
    with (home / f"log-{role}").open("ab") as log:
        running = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)  # noqa: S603 - our own module
        try:
            until = time.monotonic() + 120
            while b"ready" not in (home / f"log-{role}").read_bytes():
                if running.poll() is not None or time.monotonic() > until:
                    raise SystemExit((home / f"log-{role}").read_text()[-2000:])
                time.sleep(0.1)
            while port and not _answers(port) and time.monotonic() < until:
                time.sleep(0.1)
            yield
        finally:
            running.kill()
            running.wait()


async def measure(tenants: int, each: int) -> dict[str, Any]:
    """Order builds, ask for them until all are over, and tell the figures."""
    answered: list[float] = []
    limits = httpx2.Limits(max_connections=100)
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{PORT}", timeout=60, limits=limits) as http:

        async def call(method: str, path: str, tenant: str, body: Any = None) -> Any:
            begun = time.perf_counter()
            answer = await http.request(
                method, path, json=body, headers={"Authorization": f"Bearer {tenant}"}
            )
            answered.append(time.perf_counter() - begun)
            answer.raise_for_status()
            return answer.json()

        async def order(tenant: str) -> list[str]:
            body = {"description": "slow:verify:1 something small"}
            return [(await call("POST", "/api/createApp", tenant, body))["job"] for _ in range(each)]

        begun = time.perf_counter()
        names = [f"t{number}" for number in range(tenants)]
        ordered = dict(zip(names, await asyncio.gather(*map(order, names)), strict=True))
        accepted = time.perf_counter() - begun
        waiting = {job: tenant for tenant, jobs in ordered.items() for job in jobs}
        over: list[tuple[str, str]] = []

        async def watch(jobs: list[str]) -> None:
            while jobs:
                for job in list(jobs):
                    status = await call("GET", f"/api/status/{job}", waiting[job])
                    if status["state"] in ("succeeded", "failed", "cancelled"):
                        jobs.remove(job)
                        over.append((waiting[job], status["state"]))
                    await asyncio.sleep(PAUSE)

        jobs = list(waiting)
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(watch(jobs[place::CLIENTS]) for place in range(CLIENTS)))
        took = time.perf_counter() - begun
    firsts = [next(place for place, (name, _) in enumerate(over) if name == tenant) for tenant in names]
    return {
        "builds": len(over),
        "ended": Counter(state for _, state in over),
        "accepted_seconds": round(accepted, 2),
        "seconds": round(took, 1),
        "builds_per_second": round(len(over) / took, 2),
        "every_tenant_served_within_first": max(firsts) + 1,
        "requests": len(answered),
        "request_p50_ms": round(median(answered) * 1000, 1),
        "request_p99_ms": round(quantiles(answered, n=100)[98] * 1000, 1),
    }


def main() -> int:
    """Measure for each number of workers and print JSON."""
    parser = argparse.ArgumentParser(prog="tools.bench.queue", description=__doc__.partition("\n")[0])
    parser.add_argument("--database", default="", help="postgresql://… of an empty database; empty: SQLite")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--tenants", type=int, default=TENANTS)
    parser.add_argument("--each", type=int, default=EACH, help="builds of each tenant")
    arguments = parser.parse_args()
    if arguments.database:
        os.environ["LOOMERY_DATABASE__URL"] = arguments.database
    with tempfile.TemporaryDirectory(prefix="queue-") as folder, ExitStack() as stack:
        stack.enter_context(process(Path(folder), "main", PORT))
        for number in range(1, arguments.workers):
            stack.enter_context(process(Path(folder), f"worker-{number}"))
        figures = asyncio.run(measure(arguments.tenants, arguments.each))
    told = {"workers": arguments.workers, "database": "postgresql" if arguments.database else "sqlite"}
    print(json.dumps({"cores": os.cpu_count(), "load": os.getloadavg(), **told, **figures}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
