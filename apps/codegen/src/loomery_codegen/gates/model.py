"""What a gate is: it takes a project and returns findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.preloaded import Preloaded
from loomery_codegen.gates.verdicts import Verdicts
from loomery_codegen.sandbox.bubblewrap import base_environment
from loomery_codegen.sandbox.model import Command, Limits, Outcome, Sandbox
from loomery_codegen.toolchain.model import Toolchain

__all__ = ["Finding", "Gate", "GateResult", "Place", "Skip", "Status"]

_PYTHON_ENVIRONMENT = {
    **base_environment(),
    "PYTHONDONTWRITEBYTECODE": "1",
    "NO_COLOR": "1",
    "CI": "1",
}

Status: TypeAlias = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing a gate found; `line` is 1-based, 0 when unknown. A warning does not make a gate red."""

    file: str
    line: int
    code: str
    message: str
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True, kw_only=True, slots=True)
class GateResult:
    """How a gate ended. `reason` says why it was skipped or, in a word, why it failed without findings."""

    name: str
    status: Status
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    output: str = field(default="", repr=False)
    cached: bool = False
    by_request: bool = False
    killed: bool = False
    """Somebody outside ended its process: that says nothing about the project."""

    @property
    def green(self) -> bool:
        """Passed, or skipped because the person asked for it."""
        return self.status == "passed" or (self.status == "skipped" and self.by_request)


@dataclass(frozen=True, slots=True)
class Skip:
    """A gate that will not run, and why; `by_request` when the person asked for it."""

    name: str
    reason: str
    by_request: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where gates work: a copy of the project nobody else touches, the tools, and a folder for results."""

    project: Path
    tools: Toolchain
    sandbox: Sandbox
    results: Path
    files: ProjectFiles
    verdicts: Verdicts
    seeds: Path
    """Where a gate may keep what makes its next run quicker, whatever the application."""
    preloaded: Preloaded | None = None

    def run_python(
        self,
        argv: tuple[str, ...],
        *,
        part: str,
        name: str,
        env: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        see: tuple[Path, ...] = (),
        results: str = "",
    ) -> Outcome:
        """Run a Python program (`-m MODULE ...` or `SCRIPT ...`) with the API's environment.

        What it puts into the folder that E2E_RESULTS names is kept in the folder `results` of the results.
        """
        kept = self.results / results
        if self.preloaded is not None:
            made = self.preloaded.folder(name)
            told = {**_PYTHON_ENVIRONMENT, "PRELOADED": str(self.preloaded.address), **(env or {})}
            seconds = (limits or Limits()).seconds or 120
            outcome = self.preloaded.run(
                argv,
                cwd=self.project / part,
                env={**told, "E2E_RESULTS": str(made)},
                seconds=seconds,
                name=name,
            )
            if outcome is not None:
                if results:
                    self.preloaded.take(made, kept)
                return outcome
        if results:
            kept.mkdir(parents=True, exist_ok=True)
        return self.run(
            (str(self.tools.python), *argv),
            part=part,
            see=see,
            env={**(env or {}), "E2E_RESULTS": str(kept)},
            limits=limits,
            results=bool(results),
        )

    def run(
        self,
        argv: tuple[str, ...],
        *,
        part: str,
        writable: tuple[str, ...] = (),
        env: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        see: tuple[Path, ...] = (),
        results: bool = False,
    ) -> Outcome:
        """Run a command in a part of the project (`api`, `web`), which it sees read-only.

        Folders in `writable`, relative to the project, are made if needed; `results` adds the results folder;
        `see` adds folders outside the project that it may read.
        """
        places = tuple(self.project / name for name in writable) + ((self.results,) if results else ())
        for folder in places:
            folder.mkdir(parents=True, exist_ok=True)
        return self.sandbox.run(
            Command(
                argv=argv,
                cwd=self.project / part,
                read_only=(*self.tools.read_only, self.project, *see),
                writable=places,
                env={"PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", "CI": "1", **(env or {})},
                limits=limits or Limits(),
            )
        )


class Gate(Protocol):
    """One check. Its result depends on the files that match `inputs`, and on nothing else that changes."""

    @property
    def name(self) -> str:
        """Short and unique."""
        ...

    @property
    def needs(self) -> frozenset[str]:
        """Names of gates that must be green before."""
        ...

    @property
    def inputs(self) -> tuple[str, ...]:
        """Globs, relative to the project, of what it reads; `*` goes across folders."""
        ...

    @property
    def outputs(self) -> tuple[str, ...]:
        """Folders it makes, relative to the project, which others need."""
        ...

    def run(self, place: Place) -> GateResult:
        """Check; never raises for faults of the project."""
        ...
