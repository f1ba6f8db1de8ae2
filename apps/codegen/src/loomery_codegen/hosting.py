"""Runs released applications: each in a sandbox without network, reached through a Unix socket of its own."""

import asyncio
import contextlib
import json
import os
import signal
import stat
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from loomery_codegen.errors import ServeError
from loomery_codegen.gates.inside import inside_script
from loomery_codegen.sandbox.model import Command, Ending, Limits, Outcome, Process, Sandbox
from loomery_codegen.sandbox.usage import tree_use
from loomery_shared.contracts.running import Heard, RunLimits, RunOrder, Usage

__all__ = ["SandboxedProcess", "SandboxedRunner"]

_FILE_SIZE = 512
_RESERVED = ("APP_", "PATH", "PYTHON", "LD_", "HOME", "HTTPS_PROXY")
_LONGEST_SOCKET = 107
_REASONS: dict[Ending, str] = {
    "memory": "it used more memory than it may",
    "disk": "it wrote more to disk than it may",
    "processes": "it started more processes than it may",
    "timed_out": "it ran out of time",
    "stopped": "it was stopped",
}
Result = TypeVar("Result")


class SandboxedProcess:
    """One application in its sandbox."""

    def __init__(self, process: Process, forget: Callable[[int], None]) -> None:
        self._process = process
        self._forget = forget

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.wait(0) is None

    async def wait(self) -> str:
        """Wait for its end; why it ended, in words."""
        if self.alive:
            await _exited(self._process.pid)
        outcome = await asyncio.to_thread(self._process.wait)
        self._forget(self._process.pid)
        assert outcome is not None  # noqa: S101 - waiting without a bound always ends with an outcome
        return _told(outcome)

    async def stop(self) -> None:
        """End it and everything it started; safe to call again."""
        await asyncio.to_thread(self._process.stop)
        self._forget(self._process.pid)

    def output(self) -> str:
        """What it has printed so far."""
        return self._process.output()

    def usage(self) -> Usage:
        """Its processes and the memory that only they hold."""
        if not self.alive:
            return Usage()
        processes, memory = tree_use(self._process.pid)
        return Usage(memory=memory, processes=processes)


class SandboxedRunner:
    """Starts applications with `python -m app --uds SOCKET` in sandboxes.

    `python` and everything in `read_only` come from a toolchain. `records` is a folder of the runner's own: it
    names what runs, so that what a killed runner left can be found again.
    """

    def __init__(self, sandbox: Sandbox, *, python: Path, read_only: tuple[Path, ...], records: Path) -> None:
        self._sandbox = sandbox
        self._python = python
        self._read_only = read_only
        self._records = records
        self._running: dict[int, SandboxedProcess] = {}
        # The kernel ends a contained process together with the thread that started it: this one lives on.
        self._starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="start-apps")

    async def prepare(self, project: Path) -> None:
        """Compile the project's Python files, so that every start is quick."""
        command = Command(
            argv=(str(self._python), "-m", "compileall", "-q", "-j", "1", str(project / "api")),
            cwd=project,
            read_only=self._read_only,
            writable=(project,),
            limits=Limits(memory=512, processes=16, disk=256, seconds=120),
        )
        await asyncio.to_thread(self._sandbox.run, command)

    async def copy_database(self, data: Path, target: Path) -> None:
        """Copy the database of an application as of one moment; raises ServeError."""
        script = inside_script("backup")
        command = Command(
            argv=(str(self._python), str(script), str(data / "app.db"), str(target / "app.db")),
            cwd=target,
            read_only=(*self._read_only, script.parent),
            writable=(data, target),
            limits=Limits(memory=512, processes=8, disk=4096, file_size=4096, seconds=300),
        )
        outcome = await asyncio.to_thread(self._sandbox.run, command)
        if not outcome.ok:
            raise ServeError(f"The database could not be copied: {outcome.output.strip()[-300:]}")

    async def look(self, data: Path, question: Mapping[str, Any]) -> dict[str, Any]:
        """Ask the database of an application a question, read-only; raises ServeError."""
        return await asyncio.to_thread(self._asked, "look", data, json.dumps(question))

    async def demo_accounts(self, data: Path, order: Mapping[str, Any]) -> dict[str, Any]:
        """List or remove the accounts of the demo; raises ServeError."""
        return await asyncio.to_thread(self._asked, "demo_accounts", data, order)

    def _asked(self, name: str, data: Path, question: str | Mapping[str, Any]) -> dict[str, Any]:
        """What a script answers; a question that is no text goes there by a file, where no other process reads it."""
        script = inside_script(name)
        with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
            answer, file = Path(folder) / "answer.json", Path(folder) / "order.json"
            if not isinstance(question, str):
                file.write_text(json.dumps(question), encoding="utf-8")
                question = str(file)
            command = Command(
                argv=(str(self._python), str(script), str(data / "app.db"), question, str(answer)),
                cwd=Path(folder),
                read_only=(*self._read_only, script.parent),
                writable=(data, Path(folder)),
                limits=Limits(memory=256, processes=8, disk=64, file_size=16, seconds=30),
            )
            outcome = self._sandbox.run(command)
            told = _ordinary(answer) if outcome.ok else None
        if told is None:
            raise ServeError(f"The records could not be read: {outcome.output.strip()[-300:]}")
        found: dict[str, Any] = json.loads(told)
        return found

    async def start(self, order: RunOrder, heard: Heard | None = None) -> SandboxedProcess:
        """Start one; raises ServeError and NoSandboxError."""
        if len(str(order.socket)) > _LONGEST_SOCKET:
            raise ServeError(f"{order.socket} is too long for a socket.", hint="Choose a shorter folder.")
        order.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        order.socket.unlink(missing_ok=True)
        process = await self._on_starter(lambda: self._sandbox.start(self._command(order, heard)))
        self._remember(process.pid)
        running = SandboxedProcess(process, self._ended)
        self._running[process.pid] = running
        return running

    async def sweep(self) -> int:
        """End processes on record that are still the ones that were started; how many there were."""
        return await asyncio.to_thread(self._sweep)

    async def close(self) -> None:
        """End everything that still runs."""
        await asyncio.gather(*(running.stop() for running in tuple(self._running.values())))
        self._starter.shutdown(wait=False)

    async def _on_starter(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._starter, work)

    def _command(self, order: RunOrder, heard: Heard | None) -> Command:
        argv: tuple[str, ...] = (str(self._python), "-m", "app", "--uds", str(order.socket))
        visible: tuple[Path, ...] = (*self._read_only, order.project)
        if order.gateway is not None:
            script = inside_script("gateway")
            argv = (str(self._python), str(script), str(order.gateway), *argv)
            visible = (*visible, order.gateway.parent, script.parent)
        return Command(
            argv=argv,
            cwd=order.project / "api",
            read_only=visible,
            writable=(order.data, order.socket.parent),
            env={
                **{name: value.get_secret_value() for name, value in order.env.items() if _free(name)},
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONUNBUFFERED": "1",
                "APP_DATABASE_URL": f"sqlite:///{order.data / 'app.db'}",
                "APP_UPLOADS": str(order.data / "uploads"),
                "APP_SECRET": order.secret.get_secret_value(),
                "APP_SECURE_COOKIES": "1" if order.secure_cookies else "0",
                "APP_DEMO": "1" if order.demo else "0",
            },
            limits=_limits(order.limits),
            heard=heard,
        )

    def _remember(self, pid: int) -> None:
        self._records.mkdir(parents=True, exist_ok=True, mode=0o700)
        started = _started(pid)
        if started:
            (self._records / str(pid)).write_text(json.dumps({"started": started}), encoding="ascii")

    def _ended(self, pid: int) -> None:
        (self._records / str(pid)).unlink(missing_ok=True)
        self._running.pop(pid, None)

    def _sweep(self) -> int:
        ended = 0
        for record in self._records.glob("[0-9]*"):
            pid = int(record.name)
            if pid in self._running:
                continue
            with contextlib.suppress(ValueError, KeyError):
                # A number is given again to other processes; together with its moment it is not.
                if _started(pid) == json.loads(record.read_text(encoding="ascii"))["started"]:
                    ended += _kill(pid)
            record.unlink(missing_ok=True)
        return ended


def _limits(limits: RunLimits) -> Limits:
    return Limits(
        memory=limits.memory,
        processes=limits.processes,
        disk=limits.disk,
        file_size=min(_FILE_SIZE, limits.disk),
        seconds=None,
        cores=limits.cores,
    )


def _ordinary(file: Path) -> bytes | None:
    """What is in an ordinary file; None for a link or the like, which a program inside may have put there."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as opened:
        return opened.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


def _free(name: str) -> bool:
    """Whether an owner may give a variable this name: what steers the interpreter is ours."""
    return not name.upper().startswith(_RESERVED)


async def _exited(pid: int) -> None:
    """Wait for the end of a process without a thread for each of them."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(descriptor, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(descriptor)
        os.close(descriptor)


def _told(outcome: Outcome) -> str:
    return _REASONS.get(outcome.ending, f"it ended with exit code {outcome.exit_code}")


def _started(pid: int) -> str:
    """When a process was started, in ticks since the machine was; empty when there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _kill(pid: int) -> int:
    """End a process and its session; 1 when it was there."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1
