"""Format: Prettier for the web part and the flows, Ruff for the API.

A generated file that is not formatted is a fault of the generator and red; a file that people edited is only
told.
"""

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass

from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import judged
from loomery_codegen.toolchain.model import Toolchain

__all__ = ["FORMAT_SETTINGS", "RUFF_PROJECT", "FormatCheck", "FormatGate", "format_checks"]

PRETTIER_GLOBS = tuple(
    f"{part}/*.{ending}"
    for part in ("web", "e2e")
    for ending in ("ts", "tsx", "js", "mjs", "css", "json", "html")
)
RUFF_GLOBS = ("api/*.py",)
_PRETTIER_SETTINGS = ("web/.prettierrc*", "web/.prettierignore", "web/package.json")
RUFF_PROJECT = "api/pyproject.toml"
_RUFF_SETTINGS = ("api/ruff.toml", "api/.ruff.toml")
FORMAT_SETTINGS = (*_PRETTIER_SETTINGS, *_RUFF_SETTINGS, RUFF_PROJECT)
_PRETTIER = re.compile(
    r"^\[(?:warn|error)\] (?P<file>[^:\s]+\.\w+)(?:: (?P<message>.*?))?(?: \((?P<line>\d+):\d+\))?$"
)
_RUFF = re.compile(
    r"^(?:Would reformat: (?P<file>.+)"
    r"|error: Failed to parse (?P<bad>[^:]+):(?P<line>\d+):\d+: (?P<message>.*))$"
)


@dataclass(frozen=True, slots=True)
class FormatCheck:
    """One formatter over its share of the files; `name` says by which tool and settings they are judged."""

    name: str
    globs: tuple[str, ...]
    write: tuple[str, ...]
    check: tuple[str, ...]
    complaint: re.Pattern[str]


def format_checks(tools: Toolchain, files: ProjectFiles, pyproject: bytes) -> tuple[FormatCheck, ...]:
    """Prettier and Ruff for these files."""
    prettier = tools.node_tool("prettier/bin/prettier.cjs")
    ruff = (*tools.python_program("ruff"), "format", "--no-cache")
    of_ruff = f"{files.digest(_RUFF_SETTINGS)}{_ruff_settings(pyproject)}"
    return (
        FormatCheck(
            f"prettier-{tools.node_digest}-{files.digest(_PRETTIER_SETTINGS)[:16]}",
            PRETTIER_GLOBS,
            (*prettier, "--write", "--log-level=warn"),
            (*prettier, "--check"),
            _PRETTIER,
        ),
        FormatCheck(
            f"ruff-format-{tools.python_digest}-{hashlib.sha256(of_ruff.encode()).hexdigest()[:16]}",
            RUFF_GLOBS,
            ruff,
            (*ruff, "--check"),
            _RUFF,
        ),
    )


def _ruff_settings(pyproject: bytes) -> str:
    """What Ruff reads of the project's file: its name, which differs in each application, is not among it."""
    try:
        whole = tomllib.loads(pyproject.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return repr(pyproject)
    version = whole.get("project", {}).get("requires-python")
    return json.dumps([version, whole.get("tool", {}).get("ruff")], sort_keys=True, default=str)


class FormatGate:
    """Every file is as the formatters would write it."""

    name = "format"
    needs: frozenset[str] = frozenset()
    inputs = (*PRETTIER_GLOBS, *RUFF_GLOBS, *FORMAT_SETTINGS)
    outputs: tuple[str, ...] = ()

    def __init__(self, edited: frozenset[str] = frozenset()) -> None:
        self._edited = edited

    def run(self, place: Place) -> GateResult:
        """Check only files that are not known to be formatted."""
        file = place.project / RUFF_PROJECT
        pyproject = file.read_bytes() if file.is_file() else b""
        seconds, findings, killed = 0.0, [], False
        for check in format_checks(place.tools, place.files, pyproject):
            files = [(path, place.files.digests[path]) for path in place.files.matching(check.globs)]
            unknown = place.verdicts.unknown(check.name, files)
            if not unknown:
                continue
            outcome = place.run((*check.check, *unknown), part="")
            seconds += outcome.seconds
            killed = killed or outcome.killed
            found = self._findings(outcome.output, check.complaint)
            if outcome.ok:
                place.verdicts.passed(check.name, files)
            elif not found:
                return judged(self.name, outcome, ())
            findings += found
        ok = not any(finding.severity == "error" for finding in findings)
        return GateResult(
            name=self.name,
            status="passed" if ok else "failed",
            seconds=round(seconds, 3),
            findings=tuple(findings),
            killed=killed,
        )

    def _findings(self, output: str, pattern: re.Pattern[str]) -> list[Finding]:
        found = []
        for line in output.splitlines():
            match = pattern.match(line.strip())
            if match:
                words = match.groupdict()
                file = words["file"] or words.get("bad") or ""
                found.append(
                    Finding(
                        file=file,
                        line=int(words["line"] or 0),
                        code="format",
                        message=words["message"] or "is not formatted",
                        severity="warning" if file in self._edited else "error",
                    )
                )
        return found
