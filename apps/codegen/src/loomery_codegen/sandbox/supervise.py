"""Watches a started command: time, disk and, where no control group does it, memory and processes."""

import contextlib
import os
import select
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from loomery_codegen.sandbox.cgroup import Cgroup
from loomery_codegen.sandbox.hearing import Hearing
from loomery_codegen.sandbox.model import Ending, Limits, Outcome
from loomery_codegen.sandbox.usage import disk_use, tree_use

__all__ = ["Launch", "SupervisedProcess"]

_LOOK_EVERY = 0.2
# What runs for days is looked at less often, so that it costs nothing while nobody uses it.
_LOOK_AT_SERVERS_EVERY = 2.0
_HEAD, _TAIL = 60_000, 140_000
# Enters the control groups before anything else runs; paths and command are arguments, not shell text.
_JOIN = 'while [ "$1" != -- ]; do echo $$ > "$1" || exit 125; shift; done; shift; exec "$@"'


@dataclass(frozen=True, kw_only=True, slots=True)
class Launch:
    """The final command line of an adapter and what has to be watched."""

    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: Path
    limits: Limits
    writable: tuple[Path, ...]
    group: Cgroup | None
    pass_fds: tuple[int, ...] = field(default=())
    heard: Callable[[bytes], None] | None = None

    def full_argv(self) -> list[str]:
        """The command line, entering the control group first when there is one."""
        if self.group is None:
            return list(self.argv)
        files = [str(path) for path in self.group.join_files]
        return ["/bin/sh", "-c", _JOIN, "join", *files, "--", *self.argv]


class SupervisedProcess:
    """A started command with its watcher; thread-safe."""

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the command has ended
        self._hearing = Hearing(launch.heard) if launch.heard else None
        self._started = time.monotonic()
        self._ending: Ending = "exited"
        self._outcome: Outcome | None = None
        self._wake_read, self._wake_write = os.pipe()
        # What the folders hold already is not the command's doing.
        self._disk_before = disk_use(launch.writable)
        self._process = subprocess.Popen(  # noqa: S603 - argument list, built by an adapter
            launch.full_argv(),
            cwd=launch.cwd,
            env=dict(launch.env),
            stdin=subprocess.DEVNULL,
            stdout=self._hearing.mouth if self._hearing else self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=launch.pass_fds,
        )
        if self._hearing is not None:
            self._hearing.begin()
        self._watcher = threading.Thread(target=self._watch, name=f"watch-{self._process.pid}", daemon=True)
        self._watcher.start()

    @property
    def pid(self) -> int:
        """The process at the root of everything it started, as the host counts."""
        return self._process.pid

    def wait(self, seconds: float | None = None) -> Outcome | None:
        """Wait for the end; None when it still runs after `seconds`."""
        self._watcher.join(seconds)
        return self._outcome

    def stop(self) -> Outcome:
        """End it and everything it started; safe to call again."""
        if self._outcome is None:
            with contextlib.suppress(OSError):
                os.write(self._wake_write, b"x")
        self._watcher.join()
        assert self._outcome is not None  # noqa: S101 - the watcher always leaves one
        return self._outcome

    def output(self) -> str:
        """What it has printed so far, cut in the middle when long."""
        if self._outcome is not None:
            return self._outcome.output
        if self._hearing is not None:
            return self._hearing.text()
        descriptor = self._log.fileno()
        size = os.fstat(descriptor).st_size
        if size <= _HEAD + _TAIL:
            return os.pread(descriptor, size, 0).decode("utf-8", "replace")
        head = os.pread(descriptor, _HEAD, 0).decode("utf-8", "replace")
        tail = os.pread(descriptor, _TAIL, size - _TAIL).decode("utf-8", "replace")
        return f"{head}\n[... {size - _HEAD - _TAIL} bytes left out ...]\n{tail}"

    def _watch(self) -> None:
        pidfd = os.pidfd_open(self._process.pid)
        poll = select.poll()
        poll.register(pidfd, select.POLLIN)
        poll.register(self._wake_read, select.POLLIN)
        look_every = _LOOK_EVERY if self._launch.limits.seconds is not None else _LOOK_AT_SERVERS_EVERY
        try:
            while True:
                ready = {descriptor for descriptor, _ in poll.poll(look_every * 1000)}
                if pidfd in ready:
                    break
                reason: Ending | None = "stopped" if self._wake_read in ready else self._over_limit()
                if reason is not None:
                    self._ending = reason
                    self._kill()
                    break
        finally:
            os.close(pidfd)
            self._finish()

    def _over_limit(self) -> Ending | None:
        limits = self._launch.limits
        if limits.seconds is not None and time.monotonic() - self._started > limits.seconds:
            return "timed_out"
        if disk_use(self._launch.writable) - self._disk_before > limits.disk * 1024 * 1024:
            return "disk"
        if self._launch.group is not None:
            # One process killed for memory leaves the others waiting for it: end them all.
            return "memory" if self._launch.group.ran_out_of_memory() else None
        return self._over_limit_without_group(limits)

    def _over_limit_without_group(self, limits: Limits) -> Ending | None:
        processes, memory = tree_use(self._process.pid)
        if memory > limits.memory * 1024 * 1024:
            return "memory"
        return "processes" if processes > limits.processes else None

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _finish(self) -> None:
        code = self._process.wait()
        self._kill()  # what a plain process left behind in its session
        group = self._launch.group
        if group is not None:
            if self._ending == "exited" and group.ran_out_of_memory():
                self._ending = "memory"
            elif self._ending == "exited" and code != 0 and group.ran_out_of_processes():
                self._ending = "processes"
            group.end()
        if self._hearing is not None:
            self._hearing.end()
        self._outcome = Outcome(
            exit_code=code,
            ending=self._ending,
            output=self.output(),
            seconds=time.monotonic() - self._started,
        )
        self._log.close()
        os.close(self._wake_write)
        os.close(self._wake_read)
