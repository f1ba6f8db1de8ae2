"""Starts processes of the orchestrator as forks of one that has imported it: imports take most of a start."""

import asyncio
import multiprocessing
import os
import signal
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from apps.orchestrator.tests.building import process

ROOT = Path(__file__).parents[4]


class Started:
    """A process that was started."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def returncode(self) -> int | None:
        """How it ended: a code, or a signal below zero; None while it runs."""
        return self._process.exitcode

    def poll(self) -> int | None:
        """The same."""
        return self.returncode

    def wait(self) -> None:
        """Wait until it has ended."""
        self._process.join()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process.pid is not None
        os.kill(self._process.pid, number)


def started(
    environment: dict[str, str], log: Path, home: Path, role: str, boundary: str, port: int
) -> Started:
    """Start `process.main` with these variables; what it says is added to the log."""
    log.touch()
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([process.__name__])
    made = processes.Process(target=_run, args=(environment, log, home, role, boundary, port))
    made.start()
    return Started(made)


def _run(environment: dict[str, str], log: Path, home: Path, role: str, boundary: str, port: int) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    asyncio.run(process.main(home, role, boundary, port))
