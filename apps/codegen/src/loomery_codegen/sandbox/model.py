"""What is asked of a sandbox, and what comes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL
from typing import Literal, Protocol

__all__ = ["Command", "Ending", "Limits", "Outcome", "Process", "Sandbox"]

Ending = Literal["exited", "timed_out", "memory", "disk", "processes", "stopped"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds for one command and everything it starts. Sizes in MiB, time in seconds.

    `cores` is how many processors it may keep busy; it holds where there are control groups.
    """

    memory: int = 2048
    processes: int = 256
    disk: int = 512
    file_size: int = 256
    seconds: float | None = 120.0
    cores: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A program to run: arguments (never a shell line), folders it may see, and its whole environment.

    Every path is the same inside and outside; what is not listed cannot be seen.
    """

    argv: tuple[str, ...]
    cwd: Path
    read_only: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    heard: Callable[[bytes], None] | None = None
    """Takes what it prints, as it does, and nothing at the end; called from a thread."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How a command ended. `output` is standard output and error together, cut in the middle when long."""

    exit_code: int
    ending: Ending
    output: str
    seconds: float

    @property
    def killed(self) -> bool:
        """Whether it was ended by a signal that no limit of ours sent: the shell adds 128 to its number."""
        return self.ending == "exited" and self.exit_code in (-SIGKILL, 128 + SIGKILL)

    @property
    def ok(self) -> bool:
        """Whether it ended by itself with exit code 0."""
        return self.ending == "exited" and self.exit_code == 0


class Process(Protocol):
    """A command that is running."""

    @property
    def pid(self) -> int:
        """The process at the root of everything it started, as the host counts."""
        ...

    def wait(self, seconds: float | None = None) -> Outcome | None:
        """Wait for the end; None when it still runs after `seconds`."""
        ...

    def stop(self) -> Outcome:
        """End it and everything it started; safe to call again."""
        ...

    def output(self) -> str:
        """What it has printed so far."""
        ...


class Sandbox(Protocol):
    """Runs commands within limits. `isolated` tells whether host files and network are out of reach."""

    name: str
    isolated: bool

    def start(self, command: Command) -> Process:
        """Start a command; raises NoSandboxError when it cannot be contained."""
        ...

    def run(self, command: Command) -> Outcome:
        """Run a command to its end or to its limits."""
        ...
