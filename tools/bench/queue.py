"""`python -m tools.bench.queue`: many builds of many tenants at once, and what the API is like meanwhile.

Steps are those of the platform, on SQLite or PostgreSQL; what is built is a tiny application that takes a second to
verify, so that the queue and not the compiler is measured; nothing is looked at in a browser. What was seen so far is
told as well when a run is interrupted, or reaches its limit.
"""

import argparse
import asyncio
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx2
import psycopg

from tools.bench.processes import Running, empty_database, free_port, process

TENANTS, EACH, CLIENTS = 20, 10, 10
LIMIT = 3600.0
"""Seconds for one run, unless something else is said."""
TOLD_EVERY = 15.0
PAUSE = 0.1
"""Seconds between two questions of one client: people ask, they do not hammer."""


@dataclass
class Watched:
    """What was seen so far; also of a run that was cut short."""

    tenants: list[str]
    answered: list[float] = field(default_factory=list)
    waiting: dict[str, str] = field(default_factory=dict)
    """Whose the builds are that are not over."""
    over: list[tuple[str, str]] = field(default_factory=list)
    """Whose build ended how, in the order in which they did."""
    steps: dict[str, list[float]] = field(default_factory=dict)
    accepted: float = 0.0
    took: float = 0.0

    def ended(self, job: str, status: dict[str, Any]) -> None:
        """A build is over."""
        self.over.append((self.waiting.pop(job), status["state"]))
        for step in status["steps"]:
            if step["seconds"] is not None:
                self.steps.setdefault(step["name"], []).append(step["seconds"])

    def figures(self) -> dict[str, Any]:
        """What is told of it."""
        served = [name for name, _ in self.over]
        firsts = [served.index(tenant) for tenant in self.tenants if tenant in served]
        return {
            "builds": len(self.over),
            "not_over": len(self.waiting),
            "ended": Counter(state for _, state in self.over),
            "accepted_seconds": round(self.accepted, 2),
            "seconds": round(self.took, 1),
            "builds_per_second": round(len(self.over) / self.took, 3) if self.took else 0.0,
            "every_tenant_served_within_first": max(firsts) + 1 if len(firsts) == len(self.tenants) else None,
            "median_seconds_of_steps": {name: round(median(took), 2) for name, took in self.steps.items()},
            "requests": len(self.answered),
            "request_p50_ms": _share(self.answered, 50),
            "request_p99_ms": _share(self.answered, 99),
        }


def _share(answered: list[float], share: int) -> float | None:
    if len(answered) < 2:
        return None
    return round(quantiles(answered, n=100)[share - 1] * 1000, 1)


async def measure(port: int, watched: Watched, each: int, limit: float) -> None:
    """Order builds, and ask for them until all are over or so many seconds have passed."""
    limits = httpx2.Limits(max_connections=100)
    begun = time.perf_counter()
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60, limits=limits) as http:

        async def call(method: str, path: str, tenant: str, body: Any = None) -> Any:
            asked = time.perf_counter()
            answer = await http.request(
                method, path, json=body, headers={"Authorization": f"Bearer {tenant}"}
            )
            watched.answered.append(time.perf_counter() - asked)
            watched.took = time.perf_counter() - begun
            answer.raise_for_status()
            return answer.json()

        async def order(tenant: str) -> None:
            body = {"description": "slow:verify:1 something small"}
            for _ in range(each):
                watched.waiting[(await call("POST", "/api/createApp", tenant, body))["job"]] = tenant

        async def watch(jobs: list[str]) -> None:
            while jobs:
                for job in list(jobs):
                    status = await call("GET", f"/api/status/{job}", watched.waiting[job])
                    if status["state"] in ("succeeded", "failed", "cancelled"):
                        jobs.remove(job)
                        watched.ended(job, status)
                    await asyncio.sleep(PAUSE)

        telling = asyncio.create_task(_tell(watched))
        try:
            async with asyncio.timeout(limit):
                await asyncio.gather(*map(order, watched.tenants))
                watched.accepted = time.perf_counter() - begun
                jobs = list(watched.waiting)
                await asyncio.gather(*(watch(jobs[place::CLIENTS]) for place in range(CLIENTS)))
        except TimeoutError:
            _say(f"  stopped after {limit:.0f} s")
        finally:
            telling.cancel()


async def _tell(watched: Watched) -> None:
    while True:
        await asyncio.sleep(TOLD_EVERY)
        _say(f"  {watched.took:.0f} s: {len(watched.over)} over, {len(watched.waiting)} not")


def measured(arguments: argparse.Namespace, kind: str, workers: int) -> dict[str, Any]:
    """The figures of one kind of database and so many workers; the first of them also answers and hosts."""
    port, watched = free_port(), Watched([f"t{number}" for number in range(arguments.tenants)])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="queue-")))
        database = stack.enter_context(empty_database(kind, arguments.database))
        running = [stack.enter_context(process(folder, "main", port, database))]
        running += [
            stack.enter_context(process(folder, f"worker-{number}", database=database))
            for number in range(1, workers)
        ]
        whole = True
        try:
            asyncio.run(measure(port, watched, arguments.each, arguments.limit))
        except KeyboardInterrupt:
            whole = False
        return {
            "database": kind,
            "workers": workers,
            "interrupted": not whole,
            **watched.figures(),
            "builds_of_workers": _shares(folder, database),
            **_cpu(running, len(watched.over)),
        }


def _shares(home: Path, url: str) -> dict[str, int]:
    """How many builds each worker took."""
    query = "select owner, count(*) from job where owner <> '' group by owner order by owner"
    if not url:
        with closing(sqlite3.connect(home / "databases" / "orchestrator.db")) as file:
            return dict(file.execute(query).fetchall())
    with psycopg.connect(url, options="-csearch_path=orchestrator") as connection:
        connection.execute("select set_config('loomery.tenant', '*', true)")
        return dict(connection.execute(query).fetchall())


def _cpu(running: list[Running], builds: int) -> dict[str, Any]:
    """How busy the processes were, of one processor each; with those that they started and waited for."""
    return {
        "cpu_seconds_of_workers": [round(one.cpu(), 1) for one in running],
        "cpu_seconds_without_children": [round(one.cpu_itself(), 1) for one in running],
        "cpu_seconds_per_build": round(sum(one.cpu() for one in running) / builds, 2) if builds else None,
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


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
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds that one run may take")
    arguments = parser.parse_args()
    kinds = ("sqlite", "postgresql") if arguments.all else (arguments.kind,)
    counts = (1, 2) if arguments.all else (arguments.workers,)
    runs: list[dict[str, Any]] = []
    for kind, workers in product(kinds, counts):
        _say(f"{kind}, workers: {workers}")
        before = os.getloadavg()
        runs.append({"load_before": before, **measured(arguments, kind, workers), "load": os.getloadavg()})
        if runs[-1]["interrupted"]:
            break
    print(json.dumps({"cores": os.cpu_count(), "runs": runs, **_gain(runs)}, indent=2))
    return 0 if all(run["builds"] and not run["not_over"] for run in runs) else 1


def _gain(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """How many times as many builds two workers make as one, where both were measured."""
    rates = {(run["database"], run["workers"]): run["builds_per_second"] for run in runs}
    kinds = [kind for kind, workers in rates if workers == 2 and rates.get((kind, 1))]
    return {"two_workers_of_one": {kind: round(rates[kind, 2] / rates[kind, 1], 2) for kind in kinds}}


if __name__ == "__main__":
    sys.exit(main())
