"""Format: Prettier for the web part and the flows, Ruff for the API.

A generated file that is not formatted is a fault of the generator and red; a file that people edited is only
told.
"""

import re

from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import judged
from loomery_codegen.toolchain.model import Toolchain

__all__ = ["FORMAT_SETTINGS", "PRETTIER_GLOBS", "RUFF_GLOBS", "FormatGate", "format_check"]

PRETTIER_GLOBS = tuple(
    f"{part}/*.{ending}"
    for part in ("web", "e2e")
    for ending in ("ts", "tsx", "js", "mjs", "css", "json", "html")
)
RUFF_GLOBS = ("api/*.py",)
FORMAT_SETTINGS = (
    "web/.prettierrc*",
    "web/.prettierignore",
    "web/package.json",
    "api/pyproject.toml",
    "api/ruff.toml",
)
_PRETTIER = re.compile(
    r"^\[(?:warn|error)\] (?P<file>[^:\s]+\.\w+)(?:: (?P<message>.*?))?(?: \((?P<line>\d+):\d+\))?$"
)
_RUFF = re.compile(
    r"^(?:Would reformat: (?P<file>.+)"
    r"|error: Failed to parse (?P<bad>[^:]+):(?P<line>\d+):\d+: (?P<message>.*))$"
)


def format_check(tools: Toolchain, files: ProjectFiles) -> str:
    """Names the list of files known to be formatted, by tools and settings."""
    return f"format-{tools.node_digest}-{tools.python_digest}-{files.digest(FORMAT_SETTINGS)[:16]}"


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
        check = format_check(place.tools, place.files)
        seconds, findings, ok = 0.0, [], True
        for globs, argv, pattern in (
            (PRETTIER_GLOBS, (*place.tools.node_tool("prettier/bin/prettier.cjs"), "--check"), _PRETTIER),
            (RUFF_GLOBS, (*place.tools.python_program("ruff"), "format", "--check", "--no-cache"), _RUFF),
        ):
            files = [(path, place.files.digests[path]) for path in place.files.matching(globs)]
            unknown = place.verdicts.unknown(check, files)
            if not unknown:
                continue
            outcome = place.run((*argv, *unknown), part="")
            seconds += outcome.seconds
            found = self._findings(outcome.output, pattern)
            if outcome.ok:
                place.verdicts.passed(check, files)
            elif not found:
                return judged(self.name, outcome, ())
            findings += found
        ok = not any(finding.severity == "error" for finding in findings)
        return GateResult(
            name=self.name,
            status="passed" if ok else "failed",
            seconds=round(seconds, 3),
            findings=tuple(findings),
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
