"""What a build is asked for, what it tells while it runs, and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from loomery_codegen.coverage import checks_of
from loomery_codegen.gates.model import GateResult
from loomery_spec import AppSpec, Diagnostic, SentenceCoverage, Target

__all__ = ["STEPS", "BuildEvent", "BuildListener", "BuildRequest", "BuildResult", "Step"]

Step: TypeAlias = Literal["prepare", "understand", "compile", "format", "merge", "verify", "publish"]
STEPS: tuple[Step, ...] = ("prepare", "understand", "compile", "format", "merge", "verify", "publish")


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildRequest:
    """A description (or a specification) and what to do with it.

    `app` names an application to build again (or the slug of a new one); `out` puts a new project elsewhere
    than under LOOMERY_HOME.
    """

    text: str = ""
    spec: AppSpec | None = None
    app: str = ""
    out: Path | None = None
    target: Target = field(default_factory=Target)
    browser: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildEvent:
    """Progress: a step or a gate has started, moved on or ended."""

    step: Step
    state: Literal["started", "progress", "finished"]
    message: str = ""
    seconds: float = 0.0
    gate: GateResult | None = None
    gate_name: str = ""


BuildListener: TypeAlias = Callable[[BuildEvent], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildResult:
    """What came of a build. A red build has published nothing; `staging` then holds what was checked."""

    app: str
    path: Path
    spec: AppSpec
    status: Literal["green", "red"]
    cached: bool
    gates: tuple[GateResult, ...]
    coverage: tuple[SentenceCoverage, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: Mapping[str, float]
    logs: Path
    staging: Path
    tag: str = ""
    commit: str = ""
    archive: Path | None = None
    test_files: frozenset[str] = frozenset()

    @property
    def spec_path(self) -> Path:
        """The project's `loomery.json`; of a red build, the one that was checked."""
        return (self.path if self.status == "green" else self.staging) / "loomery.json"

    def to_json(self) -> dict[str, Any]:
        """The one object that `--json` prints."""
        return {
            "app": self.app,
            "path": str(self.path),
            "spec": str(self.spec_path),
            "status": self.status,
            "cached": self.cached,
            "gates": [_gate(result) for result in self.gates],
            "coverage": [self._coverage(item) for item in self.coverage],
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
            "tag": self.tag,
            "logs": str(self.logs),
            "archive": str(self.archive) if self.archive else None,
        }

    def _coverage(self, item: SentenceCoverage) -> dict[str, Any]:
        return {
            "sentence": item.sentence,
            "status": item.status,
            "elements": list(item.elements),
            "checks": list(checks_of(item.elements, self.test_files, self.gates)),
        }


def _gate(result: GateResult) -> dict[str, Any]:
    findings = [
        {
            "file": finding.file,
            "line": finding.line,
            "code": finding.code,
            "message": finding.message,
            "severity": finding.severity,
        }
        for finding in result.findings
    ]
    return {
        "name": result.name,
        "status": result.status,
        "seconds": result.seconds,
        "findings": findings,
        "cached": result.cached,
        **({"reason": result.reason} if result.reason else {}),
    }
