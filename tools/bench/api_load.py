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
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx2

from tools.bench.queue import PORT, process

URL = f"http://127.0.0.1:{PORT}"
BUDGET_MS = 100.0
ORDERS = 20
"""One request in so many orders a build; the others ask for the state of one, or for the list of applications."""
_TIMES = re.compile(r"(?P<share>50|75|90|99)%\s+(?P<value>[\d.]+)(?P<unit>us|ms|s)")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
_SCRIPT = """
local token = "{bearer}"
local count = 0
request = function()
  count = count + 1
  local headers = {{ ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }}
  if count % {orders} == 0 then
    return wrk.format("POST", "/api/createApp", headers, '{{"description": "nothing"}}')
  elseif count % 2 == 0 then
    return wrk.format("GET", "/api/apps", headers)
  end
  return wrk.format("GET", "/api/status/{job}", headers)
end
done = function(summary, latency, requests)
  io.write(string.format("ERRORS %d\\n", summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write + summary.errors.timeout))
  io.write(string.format("REQUESTS %d %d\\n", summary.requests, summary.duration))
end
"""


def by_wrk(clients: int, seconds: int, job: str, folder: Path) -> dict[str, Any]:
    """Figures of wrk: 50 and 99 of 100 requests are answered within so many milliseconds."""
    script = folder / "mix.lua"
    script.write_text(_SCRIPT.format(bearer="t1", orders=ORDERS, job=job))
    command = ["wrk", "--threads", "1", "--connections", str(clients), "--duration", f"{seconds}s"]
    done = subprocess.run(  # noqa: S603 - our own arguments
        [*command, "--latency", "--timeout", "30s", "--script", str(script), URL],
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


async def by_ourselves(clients: int, seconds: int, job: str) -> dict[str, Any]:
    """The same with clients of Python."""
    took: list[float] = []
    errors = 0
    until = time.monotonic() + seconds

    async def one(http: httpx2.AsyncClient) -> None:
        nonlocal errors
        count = 0
        while time.monotonic() < until:
            count += 1
            begun = time.perf_counter()
            if count % ORDERS == 0:
                answer = await http.post("/api/createApp", json={"description": "nothing"})
            else:
                answer = await http.get("/api/apps" if count % 2 == 0 else f"/api/status/{job}")
            took.append(time.perf_counter() - begun)
            errors += not answer.is_success

    limits = httpx2.Limits(max_connections=clients)
    headers = {"Authorization": "Bearer t1"}
    async with httpx2.AsyncClient(base_url=URL, headers=headers, timeout=30, limits=limits) as http:
        await asyncio.gather(*(one(http) for _ in range(clients)))
    return {
        "by": "python",
        "requests": len(took),
        "requests_per_second": round(len(took) / seconds, 1),
        "p50_ms": round(median(took) * 1000, 1),
        "p99_ms": round(quantiles(took, n=100)[98] * 1000, 1),
        "errors": errors,
    }


def _first_job() -> str:
    """A build that is over, for the others to be asked for."""
    with httpx2.Client(base_url=URL, headers={"Authorization": "Bearer t1"}, timeout=60) as http:
        until = time.monotonic() + 60
        while True:
            try:
                made = http.post("/api/createApp", json={"description": "nothing"})
            except httpx2.TransportError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
            else:
                return str(made.raise_for_status().json()["job"])


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="tools.bench.api_load", description=__doc__.partition("\n")[0])
    parser.add_argument("--database", default="", help="postgresql://… of an empty database; empty: SQLite")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=15)
    arguments = parser.parse_args()
    if arguments.database:
        os.environ["LOOMERY_DATABASE__URL"] = arguments.database
    # It is the speed that is asked for here, not what one organisation may ask.
    os.environ["LOOMERY_HTTP__PER_TENANT"] = ""
    with tempfile.TemporaryDirectory(prefix="load-") as name, process(Path(name), "main", PORT):
        job = _first_job()
        if shutil.which("wrk"):
            figures = by_wrk(arguments.clients, arguments.seconds, job, Path(name))
        else:
            figures = asyncio.run(by_ourselves(arguments.clients, arguments.seconds, job))
    told = {
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "database": "postgresql" if arguments.database else "sqlite",
        "clients": arguments.clients,
        **figures,
        "budget_p99_ms": BUDGET_MS,
        "holds": figures["p99_ms"] <= BUDGET_MS,
    }
    print(json.dumps(told, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
