"""`python -m tools.bench.queue`: many builds of many tenants at once, and what the API is like meanwhile.

Steps are those of the platform, on SQLite or PostgreSQL; what is built is a tiny application that takes a second to
verify, so that the queue and not the compiler is measured.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx2

from tools.bench.processes import Running, empty_database, free_port, process

TENANTS, EACH, CLIENTS = 20, 10, 10
PATIENCE = 900.0
PAUSE = 0.1
"""Seconds between two questions of one client: people ask, they do not hammer."""


async def measure(port: int, tenants: int, each: int) -> dict[str, Any]:
    """Order builds, ask for them until all are over, and tell the figures."""
    answered: list[float] = []
    limits = httpx2.Limits(max_connections=100)
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60, limits=limits) as http:

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


def measured(kind: str, given: str, workers: int, tenants: int, each: int) -> dict[str, Any]:
    """The figures of one kind of database and so many workers; the first of them also answers and hosts."""
    port = free_port()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="queue-")))
        database = stack.enter_context(empty_database(kind, given))
        running = [stack.enter_context(process(folder, "main", port, database))]
        running += [
            stack.enter_context(process(folder, f"worker-{number}", database=database))
            for number in range(1, workers)
        ]
        figures = asyncio.run(measure(port, tenants, each))
        return {"database": kind, "workers": workers, **figures, **_cpu(running, figures)}


def _cpu(running: list[Running], figures: dict[str, Any]) -> dict[str, Any]:
    """How busy the processes were, of one processor each; with those that they started and waited for."""
    return {
        "cpu_seconds_of_workers": [round(one.cpu(), 1) for one in running],
        "cpu_seconds_without_children": [round(one.cpu_itself(), 1) for one in running],
        "cpu_seconds_per_build": round(sum(one.cpu() for one in running) / figures["builds"], 2),
    }


def main() -> int:
    """Measure and print JSON: one database and number of workers, or with --all everything that is asked for."""
    parser = argparse.ArgumentParser(prog="tools.bench.queue", description=__doc__.partition("\n")[0])
    parser.add_argument("--kind", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument(
        "--database", default="", help="postgresql://… of an empty one; empty: one of its own"
    )
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--tenants", type=int, default=TENANTS)
    parser.add_argument("--each", type=int, default=EACH, help="builds of each tenant")
    parser.add_argument("--all", action="store_true", help="both databases, with one and with two workers")
    arguments = parser.parse_args()
    kinds = ("sqlite", "postgresql") if arguments.all else (arguments.kind,)
    counts = (1, 2) if arguments.all else (arguments.workers,)
    runs = []
    for kind in kinds:
        for workers in counts:
            runs.append(measured(kind, arguments.database, workers, arguments.tenants, arguments.each))
            print(f"{kind}, {workers}: {runs[-1]['seconds']} s", file=sys.stderr, flush=True)
    told: dict[str, Any] = {"cores": os.cpu_count(), "load": os.getloadavg(), "runs": runs}
    if arguments.all:
        rates = [run["builds_per_second"] for run in runs]
        told["two_workers_of_one"] = dict(
            zip(kinds, (round(rates[1] / rates[0], 2), round(rates[3] / rates[2], 2)), strict=True)
        )
    print(json.dumps(told, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
