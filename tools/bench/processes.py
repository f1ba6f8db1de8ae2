"""Processes that are measured: those of the platform, and a database server of their own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from loomery_orchestrator.settings import BuildSettings
from tests.servers import fresh_database, postgres_cluster

__all__ = ["Running", "empty_database", "free_port", "process"]

ROOT = Path(__file__).resolve().parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Running:
    """A process of the platform."""

    id: int

    def cpu(self) -> float:
        """Seconds of processor time that its threads have taken, and the processes that it has waited for."""
        return sum(self._times()[:4]) / _TICKS

    def cpu_itself(self) -> float:
        """The same without other processes."""
        return sum(self._times()[:2]) / _TICKS

    def cpu_of_loop(self) -> float:
        """The same of the thread that answers requests."""
        return sum(self._times(f"task/{self.id}/")[:2]) / _TICKS

    def _times(self, of: str = "") -> list[int]:
        fields = Path(f"/proc/{self.id}/{of}stat").read_text().rpartition(")")[2].split()
        return [int(field) for field in fields[11:15]]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        return httpx2.get(f"http://127.0.0.1:{port}/api/health").is_success
    except httpx2.HTTPError:
        return False


@contextmanager
def process(home: Path, role: str, port: int = 0, database: str = "") -> Iterator[Running]:
    """A process of the platform, as soon as it answers; killed afterwards.

    What it may be asked is not limited here: it is the speed that is measured. Workers are as patient with each other
    as they usually are.
    """
    module = "apps.orchestrator.tests.building.process"
    command = [sys.executable, "-m", module, str(home), role, "", str(port)]
    usual = BuildSettings()
    settings = {
        "LOOMERY_BUILDS__HEARTBEAT": str(usual.heartbeat),
        "LOOMERY_BUILDS__LEASE": str(usual.lease),
        "LOOMERY_HTTP__PER_TENANT": "",
        "LOOMERY_QUOTAS__APPS": "0",
        "LOOMERY_DATABASE__URL": database,
    }
    with (home / f"log-{role}").open("ab") as log:
        running = subprocess.Popen(  # noqa: S603 - our own module
            command, cwd=ROOT, stdout=log, stderr=log, env={**os.environ, **settings}
        )
        try:
            until = time.monotonic() + 120
            while b"ready" not in (home / f"log-{role}").read_bytes():
                if running.poll() is not None or time.monotonic() > until:
                    raise SystemExit((home / f"log-{role}").read_text()[-2000:])
                time.sleep(0.1)
            while port and not _answers(port) and time.monotonic() < until:
                time.sleep(0.1)
            yield Running(running.pid)
        finally:
            running.kill()
            running.wait()


@contextmanager
def empty_database(kind: str, given: str = "") -> Iterator[str]:
    """The address of an empty database: empty for SQLite; for PostgreSQL `given`, or of a server of its own."""
    if kind == "sqlite" or given:
        yield given
        return
    with postgres_cluster() as server, fresh_database(server) as url:
        yield url
