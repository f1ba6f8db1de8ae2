"""Tests of the API with pytest."""

import re

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import judged

__all__ = ["PytestGate"]

_SUMMARY = re.compile(r"^(?:FAILED|ERROR) (?P<file>[^\s:]+)(?:::(?P<test>\S+))?(?: - (?P<message>.*))?$")


class PytestGate:
    """Every test under `api/tests` passes."""

    name = "tests-api"
    needs: frozenset[str] = frozenset()
    inputs = ("api/*",)
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Run all tests."""
        options = ("-q", "--tb=short", "-p", "no:cacheprovider", "-rfE", "--no-header")
        outcome = place.run((*place.tools.python_module("pytest"), *options, "tests"), part="api")
        return judged(self.name, outcome, _findings(outcome.output))


def _findings(output: str) -> list[Finding]:
    found = []
    for line in output.splitlines():
        match = _SUMMARY.match(line)
        if match:
            place = re.search(
                rf"^{re.escape(match['file'])}:(\d+): in {_function(match['test'])}$", output, re.MULTILINE
            )
            found.append(
                Finding(
                    file=f"api/{match['file']}",
                    line=int(place[1]) if place else 0,
                    code="pytest",
                    message=f"{match['test'] or 'the file'}: {match['message'] or 'failed'}",
                )
            )
    return found


def _function(test: str | None) -> str:
    return re.escape((test or "").rpartition("::")[2].partition("[")[0])
