"""Finds out what containment this machine and this user can have."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from loomery_codegen.errors import NoSandboxError
from loomery_codegen.sandbox.bubblewrap import BubblewrapSandbox, find_bubblewrap
from loomery_codegen.sandbox.cgroup import CgroupSupport, find_cgroups
from loomery_codegen.sandbox.model import Command, Limits, Sandbox
from loomery_codegen.sandbox.plain import PlainSandbox
from loomery_codegen.sandbox.seccomp import filter_program

__all__ = ["SandboxReport", "choose_sandbox", "probe"]


@dataclass(frozen=True, slots=True)
class SandboxReport:
    """What is there; without a `sandbox`, `problem` and `hint` say why and what to do."""

    sandbox: BubblewrapSandbox | None
    cgroups: CgroupSupport | None
    seccomp: bool
    problem: str = ""
    hint: str = ""

    @property
    def summary(self) -> str:
        """One line for a person."""
        if self.sandbox is None:
            return self.problem
        bounds = f"control groups v{self.cgroups.version}" if self.cgroups else "process limits and a watcher"
        return f"bubblewrap with {bounds}{', seccomp filter' if self.seccomp else ''}"


@lru_cache(maxsize=1)
def probe() -> SandboxReport:
    """Try the sandbox for real; the answer holds for the life of this process."""
    cgroups = find_cgroups()
    seccomp = filter_program() is not None
    program = find_bubblewrap()
    if program is None:
        return SandboxReport(
            None, cgroups, seccomp, "bubblewrap is not installed", "sudo apt-get install --yes bubblewrap"
        )
    said = ""
    for nested_users_off in (True, False):
        sandbox = BubblewrapSandbox(program=program, cgroups=cgroups, nested_users_off=nested_users_off)
        outcome = sandbox.run(Command(argv=("/usr/bin/true",), cwd=Path("/"), limits=Limits(seconds=20)))
        if outcome.ok:
            return SandboxReport(sandbox, cgroups, seccomp)
        said = outcome.output.strip()[-300:]
    return SandboxReport(
        None,
        cgroups,
        seccomp,
        f"bubblewrap cannot make a sandbox for user {os.getuid()}: {said}",
        "Allow unprivileged user namespaces: sysctl kernel.unprivileged_userns_clone=1.",
    )


def choose_sandbox(*, unsafe: bool = False) -> Sandbox:
    """The best sandbox there is; raises NoSandboxError when there is none and `unsafe` was not asked for."""
    if unsafe:
        return PlainSandbox(cgroups=find_cgroups())
    report = probe()
    if report.sandbox is None:
        raise NoSandboxError(
            f"Generated code must run in a sandbox, and none can be had: {report.problem}.",
            hint=f"{report.hint} Or, if you trust the description: --unsafe-no-sandbox.",
        )
    return report.sandbox
