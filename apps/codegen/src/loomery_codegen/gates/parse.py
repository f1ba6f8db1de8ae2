"""Turns what tools print into findings."""

import json
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from loomery_codegen.gates.model import Finding, GateResult
from loomery_codegen.sandbox.model import Outcome

__all__ = ["by_pattern", "embedded_json", "judged", "pytest_findings", "relative", "without_colour"]

_ENDINGS = {
    "timed_out": "it took too long",
    "memory": "it needed too much memory",
    "disk": "it wrote too much",
    "processes": "it started too many processes",
    "stopped": "it was stopped",
}
_KILLED = "its process was ended from outside"
_PYTEST = re.compile(r"^(?:FAILED|ERROR) (?P<file>[^\s:]+)(?:::(?P<test>\S+))?(?: - (?P<message>.*))?$")
_MOST = 200
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_TELLING = re.compile(r"^E  |\b\w*(?:Error|Exception|Warning)\b|^\s*error\b")


def judged(
    name: str,
    outcome: Outcome,
    findings: list[Finding] | tuple[Finding, ...],
    *,
    seconds: float | None = None,
) -> GateResult:
    """The result of a tool: green when it ended well, red with its findings or else with its last words."""
    found = tuple(findings)[:_MOST]
    output = without_colour(outcome.output)
    reason = ""
    if not outcome.ok and not any(finding.severity == "error" for finding in found):
        reason = _ENDINGS.get(outcome.ending, f"exit code {outcome.exit_code}")
        reason = _KILLED if outcome.killed else reason
        found += (Finding(file="", line=0, code=name, message=f"{reason}: {_last_words(output)}".strip()),)
    return GateResult(
        name=name,
        status="passed" if outcome.ok else "failed",
        seconds=round(outcome.seconds if seconds is None else seconds, 3),
        findings=found,
        reason=reason,
        output=output,
        killed=outcome.killed,
    )


def without_colour(output: str) -> str:
    """Output of a tool that colours even when asked not to."""
    return _COLOUR.sub("", output)


def _last_words(output: str) -> str:
    """The lines that name an error, else the last ones."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if _TELLING.search(line)]
    return "\n".join((telling or lines)[-12:])[-2000:]


def by_pattern(
    output: str, pattern: re.Pattern[str], make: Callable[[re.Match[str]], Finding]
) -> list[Finding]:
    """A finding for each line that matches."""
    matches = (pattern.match(line) for line in output.splitlines())
    return [make(match) for match in matches if match]


def embedded_json(output: str, start: str) -> Any:
    """The JSON value that begins at the first line starting with `start`, or None when it is not sound."""
    at = 0 if output.startswith(start) else output.find(f"\n{start}") + 1
    if not output[at:].startswith(start):
        return None
    try:
        return json.JSONDecoder().raw_decode(output[at:])[0]
    except json.JSONDecodeError:
        return None


def relative(file: str, project: Path, part: str) -> str:
    """A path as the tool told it, relative to the project."""
    if file.startswith("/"):
        return file.removeprefix(f"{project}/")
    return str(PurePosixPath(part) / file)


def pytest_findings(output: str, part: str) -> list[Finding]:
    """Findings from pytest's short summary, with lines from its traces."""
    found = []
    for line in output.splitlines():
        match = _PYTEST.match(line)
        if match:
            place = re.search(
                rf"^{re.escape(match['file'])}:(\d+): in {_function(match['test'])}$", output, re.MULTILINE
            )
            found.append(
                Finding(
                    file=str(PurePosixPath(part) / match["file"]),
                    line=int(place[1]) if place else 0,
                    code="pytest",
                    message=f"{match['test'] or 'the file'}: {match['message'] or 'failed'}",
                )
            )
    return found


def _function(test: str | None) -> str:
    return re.escape((test or "").rpartition("::")[2].partition("[")[0])
