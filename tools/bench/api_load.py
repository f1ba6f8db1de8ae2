"""`python -m tools.bench.api_load`: many clients at once on the API of applications; prints figures as JSON.

Uses wrk where it is installed, whose clients cost little; else clients of its own, whose cost is in the figures.
"""

import argparse
import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx2

from tools.bench.processes import empty_database, free_port, process

BUDGET_MS = 100.0
ORDERS = 20
"""One request in so many orders a build; the others ask for the state of one, or for the list of applications."""
TENANTS = 20
"""Organisations that ask, and order builds, in turn; how many applications each may have is not limited here."""
_TIMES = re.compile(r"(?P<share>50|75|90|99)%\s+(?P<value>[\d.]+)(?P<unit>us|ms|s)")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
_SCRIPT = """
local jobs = {{ {jobs} }}
local count = 0
local orders = 0
request = function()
  count = count + 1
  local tenant = (count * 7) % #jobs
  local headers = {{ ["Content-Type"] = "application/json" }}
  if count % {orders} == 0 then
    orders = orders + 1
    headers["Authorization"] = "Bearer t" .. (orders % #jobs)
    return wrk.format("POST", "/api/createApp", headers, '{{"description": "nothing"}}')
  end
  headers["Authorization"] = "Bearer t" .. tenant
  if count % 2 == 0 then
    return wrk.format("GET", "/api/apps", headers)
  end
  return wrk.format("GET", "/api/status/" .. jobs[tenant + 1], headers)
end
done = function(summary, latency, requests)
  io.write(string.format("ERRORS %d\\n", summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write + summary.errors.timeout))
  io.write(string.format("REQUESTS %d %d\\n", summary.requests, summary.duration))
end
"""


def by_wrk(url: str, clients: int, seconds: int, jobs: list[str], folder: Path) -> dict[str, Any]:
    """Figures of wrk: 50 and 99 of 100 requests are answered within so many milliseconds."""
    script = folder / "mix.lua"
    script.write_text(_SCRIPT.format(orders=ORDERS, jobs=", ".join(f'"{job}"' for job in jobs)))
    command = ["wrk", "--threads", "1", "--connections", str(clients), "--duration", f"{seconds}s"]
    done = subprocess.run(  # noqa: S603 - our own arguments
        [*command, "--latency", "--timeout", "30s", "--script", str(script), url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    times = {found["share"]: float(found["value"]) * _UNITS[found["unit"]] for found in _TIMES.finditer(done)}
    requests, microseconds = (int(word) for word in done.partition("REQUESTS ")[2].split()[:2])
    return {
        "by": "wrk",
        "requests": requests,
        "requests_per_second": round(requests / microseconds * 1e6, 1),
        "p50_ms": round(times["50"], 1),
        "p99_ms": round(times["99"], 1),
        "errors": int(done.partition("ERRORS ")[2].split()[0]),
    }


async def by_ourselves(url: str, clients: int, seconds: int, jobs: list[str]) -> dict[str, Any]:
    """The same with clients of Python, by what was asked."""
    took: dict[str, list[float]] = {"create": [], "list": [], "status": []}
    answers: Counter[str] = Counter()
    until = time.monotonic() + seconds

    async def one(http: httpx2.AsyncClient, number: int) -> None:
        count = number
        while time.monotonic() < until:
            count += 1
            tenant = (count * 7) % len(jobs)
            headers = {"Authorization": f"Bearer t{tenant}"}
            begun = time.perf_counter()
            if count % ORDERS == 0:
                kind, body = "create", {"description": "nothing"}
                answer = await http.post("/api/createApp", json=body, headers=headers)
            elif count % 2 == 0:
                kind, answer = "list", await http.get("/api/apps", headers=headers)
            else:
                kind, answer = "status", await http.get(f"/api/status/{jobs[tenant]}", headers=headers)
            took[kind].append(time.perf_counter() - begun)
            answers[f"{kind} {answer.status_code}"] += 1

    limits = httpx2.Limits(max_connections=clients)
    async with httpx2.AsyncClient(base_url=url, timeout=30, limits=limits) as http:
        await asyncio.gather(*(one(http, number) for number in range(clients)))
    every = [seconds for some in took.values() for seconds in some]
    return {
        "by": "python",
        "requests": len(every),
        "requests_per_second": round(len(every) / seconds, 1),
        "p50_ms": round(median(every) * 1000, 1),
        "p99_ms": _p99(every),
        "p99_ms_by_kind": {kind: _p99(some) for kind, some in took.items() if len(some) > 1},
        "errors": sum(count for name, count in answers.items() if not name.partition(" ")[2].startswith("2")),
        "answers": dict(answers),
    }


def _p99(took: list[float]) -> float:
    return round(quantiles(took, n=100)[98] * 1000, 1)


def _first_jobs(url: str) -> list[str]:
    """A build of each organisation that is over, for the others to be asked for."""
    jobs = []
    with httpx2.Client(base_url=url, timeout=60) as http:
        for number in range(TENANTS):
            headers = {"Authorization": f"Bearer t{number}"}
            made = http.post("/api/createApp", json={"description": "nothing"}, headers=headers)
            job = str(made.raise_for_status().json()["job"])
            while http.get(f"/api/status/{job}", headers=headers).json()["state"] != "failed":
                time.sleep(0.1)
            jobs.append(job)
    return jobs


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="tools.bench.api_load", description=__doc__.partition("\n")[0])
    parser.add_argument("--kind", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument(
        "--database", default="", help="postgresql://… of an empty one; empty: one of its own"
    )
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--by", choices=("wrk", "python"), default="wrk" if shutil.which("wrk") else "python")
    arguments = parser.parse_args()
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory(prefix="load-") as name,
        empty_database(arguments.kind, arguments.database) as database,
        process(Path(name), "main", port, database) as running,
    ):
        jobs = _first_jobs(url)
        before = running.cpu_itself(), running.cpu_of_loop(), _builds(url)
        if arguments.by == "wrk":
            figures = by_wrk(url, arguments.clients, arguments.seconds, jobs, Path(name))
        else:
            figures = asyncio.run(by_ourselves(url, arguments.clients, arguments.seconds, jobs))
        after = running.cpu_itself(), running.cpu_of_loop(), _builds(url)
    told = {
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "database": arguments.kind,
        "clients": arguments.clients,
        "organisations": TENANTS,
        **figures,
        # Builds that were ordered run in the same process meanwhile.
        "builds_meanwhile": after[2] - before[2],
        "cpu_ms_per_request": round((after[0] - before[0]) / figures["requests"] * 1000, 2),
        "cpu_ms_per_request_of_loop": round((after[1] - before[1]) / figures["requests"] * 1000, 2),
        "budget_p99_ms": BUDGET_MS,
        "holds": figures["p99_ms"] <= BUDGET_MS and not figures["errors"],
    }
    print(json.dumps(told, indent=2))
    return 0


def _builds(url: str) -> int:
    """How many are over."""
    lines = httpx2.get(f"{url}/metrics").text.splitlines()
    return sum(
        int(float(line.rpartition(" ")[2])) for line in lines if line.startswith("loomery_builds_total")
    )


if __name__ == "__main__":
    sys.exit(main())
