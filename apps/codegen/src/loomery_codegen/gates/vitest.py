"""Unit tests of the web part with Vitest."""

import json
import re
from pathlib import Path

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import judged, relative

__all__ = ["VitestGate"]


class VitestGate:
    """Every test under `web/src` passes, and there is at least one."""

    name = "tests-web"
    needs: frozenset[str] = frozenset()
    inputs = ("web/*",)
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Run all tests."""
        script = place.tools.node_tool("vitest/vitest.mjs")
        told = place.project / "web" / ".cache" / "vitest.json"
        told.unlink(missing_ok=True)
        options = ("--configLoader", "native", "--reporter", "json", "--outputFile", ".cache/vitest.json")
        outcome = place.run((*script, "run", *options), part="web", writable=("web/.cache",))
        report = _read(told)
        findings = [
            _finding(place, file, test) for file in report.get("testResults", ()) for test in _failed(file)
        ]
        return judged(self.name, outcome, findings)


def _read(file: Path) -> dict[str, list[dict[str, object]]]:
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return report if isinstance(report, dict) else {}


def _failed(file: dict[str, object]) -> list[dict[str, object]]:
    tests = file.get("assertionResults")
    failed = [test for test in tests if test["status"] == "failed"] if isinstance(tests, list) else []
    if not failed and file.get("status") == "failed":
        return [{"fullName": "the file", "failureMessages": [file.get("message", "")]}]
    return failed


def _finding(place: Place, file: dict[str, object], test: dict[str, object]) -> Finding:
    messages = test.get("failureMessages")
    told = str(messages[0]) if isinstance(messages, list) and messages else ""
    name = relative(str(file["name"]), place.project, "web")
    line = re.search(rf"{re.escape(name)}:(\d+):", told)
    return Finding(
        file=name,
        line=int(line[1]) if line else 0,
        code="vitest",
        message=f"{test['fullName']}: {told.splitlines()[0] if told else 'failed'}",
    )
