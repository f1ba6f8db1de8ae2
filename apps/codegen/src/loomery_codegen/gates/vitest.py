"""Unit tests of the web part with Vitest."""

import json
import re
from pathlib import Path

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import judged, relative

__all__ = ["VitestGate"]


# The design system and the plain functions import nothing else of the application (a lint rule sees to it),
# and most applications have the same: once seen green, their tests are not run again.
_SHARED = (
    *(f"web/src/{part}/*.{ending}" for part in ("ui", "lib", "test") for ending in ("ts", "tsx")),
    "web/vitest.config.ts",
    "web/tsconfig.json",
    "web/package.json",
)
_WITHOUT_SHARED = ("--exclude", "src/ui/**", "--exclude", "src/lib/**", "--passWithNoTests")


class VitestGate:
    """Every test under `web/src` passes."""

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
        shared = (f"vitest-{place.tools.node_digest}", [("ui and lib", place.files.digest(_SHARED))])
        known = not place.verdicts.unknown(*shared)
        outcome = place.run(
            (*script, "run", *options, *(_WITHOUT_SHARED if known else ())),
            part="web",
            writable=("web/.cache",),
        )
        if outcome.ok:
            place.verdicts.passed(*shared)
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
