"""No sandbox: a process with limits only. Used when the person said so, never by itself."""

from pathlib import Path

from loomery_codegen.sandbox.bubblewrap import base_environment
from loomery_codegen.sandbox.cgroup import CgroupSupport
from loomery_codegen.sandbox.model import Command, Outcome
from loomery_codegen.sandbox.supervise import Launch, SupervisedProcess

__all__ = ["PlainSandbox"]


class PlainSandbox:
    """Clears the environment and bounds memory, processes, disk and time; hides neither files nor network."""

    name = "none"
    isolated = False

    def __init__(self, *, cgroups: CgroupSupport | None) -> None:
        self._cgroups = cgroups

    def run(self, command: Command) -> Outcome:
        """Run a command to its end or to its limits."""
        outcome = self.start(command).wait()
        assert outcome is not None  # noqa: S101 - waiting without a bound always ends with an outcome
        return outcome

    def start(self, command: Command) -> SupervisedProcess:
        """Start a command with limits."""
        limits = command.limits
        prlimit = [
            "/usr/bin/prlimit",
            "--core=0",
            f"--fsize={limits.file_size * 1024 * 1024}",
        ]
        if self._cgroups is None:
            prlimit.append(f"--data={limits.memory * 1024 * 1024}")
        available = prlimit if Path(prlimit[0]).exists() else []
        return SupervisedProcess(
            Launch(
                argv=[*available, *(["--"] if available else []), *command.argv],
                env={**base_environment(), **command.env},
                cwd=command.cwd,
                limits=limits,
                writable=command.writable,
                group=self._cgroups.create(limits) if self._cgroups else None,
                heard=command.heard,
            )
        )
