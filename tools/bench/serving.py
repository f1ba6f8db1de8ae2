"""How long `loomery up` takes to its first page, and what it needs while nobody asks for anything."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx2

from loomery_cli.planning import load_settings
from tools.bench.measures import Figure

FIRST_PAGE, IDLE_MIB = 3.0, 350.0
_SETTLING = 5.0


def first_page(count: int) -> list[Figure]:
    """Starts of a platform that was started before: seconds to the first page, and MiB when it is idle."""
    seconds: list[float] = []
    memory: list[float] = []
    cpu: list[float] = []
    with tempfile.TemporaryDirectory(prefix="up-") as name:
        tools = load_settings().home / "toolchains"
        if tools.is_dir():
            Path(name, "toolchains").symlink_to(tools)
        for index in range(count + 1):
            run = _start(Path(name))
            if index:  # the first one makes the tables
                for figures, value in zip((seconds, cpu, memory), run, strict=True):
                    figures.append(round(value, 2))
    note = f"user CPU {sorted(cpu)[len(cpu) // 2]} s"
    middle = count // 2
    return [
        Figure("loomery up to the first page", FIRST_PAGE, sorted(seconds)[middle], tuple(seconds), note),
        Figure("loomery up, idle memory", IDLE_MIB, sorted(memory)[middle], tuple(memory), unit="MiB"),
    ]


def _start(home: Path) -> tuple[float, float, float]:
    """Seconds, seconds of user CPU, MiB."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).parent / "loomery"), "up", "--port", str(port)]
    begun = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own
        command,
        env={**os.environ, "LOOMERY_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _until_answered(f"http://127.0.0.1:{port}/", process)
            took = time.perf_counter() - begun
            fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
            cpu = int(fields[11]) / os.sysconf("SC_CLK_TCK")
            time.sleep(_SETTLING)
            status = Path(f"/proc/{process.pid}/status").read_text()
            memory = int(status.partition("VmRSS:")[2].split()[0]) / 1024
        finally:
            process.send_signal(signal.SIGTERM)
    return took, cpu, memory


def _until_answered(url: str, process: subprocess.Popen[bytes]) -> None:
    while True:
        try:
            if httpx2.get(url, timeout=60).is_success:
                return
        except httpx2.TransportError:
            if process.poll() is not None:
                raise SystemExit("loomery up has ended by itself.") from None
            time.sleep(0.02)
