"""Unit tests of the web part with Vitest."""

import json
import re
from pathlib import Path

from loomery_codegen.commons import template_digests
from loomery_codegen.gates.imports import Imports
from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import judged, relative

__all__ = ["VitestGate"]


_TESTS = ("web/src/*.test.ts", "web/src/*.test.tsx")
_SETTINGS = ("web/vitest.config.*", "web/vite.config.*", "web/tsconfig*.json", "web/package.json")
_SETUP = ("web/src/test/*",)


class VitestGate:
    """Every test under `web/src` passes."""

    name = "tests-web"
    needs: frozenset[str] = frozenset()
    inputs = ("web/*",)
    outputs: tuple[str, ...] = ()

    def __init__(self, edited: frozenset[str] = frozenset()) -> None:
        self._edited = edited

    def run(self, place: Place) -> GateResult:
        """Run the tests that were not seen green with all that they import, in whatever application."""
        tests = place.files.matching(_TESTS)
        if not tests:
            return GateResult(name=self.name, status="skipped", reason="the web part has no tests")
        check, known = self._known(place, tests)
        wanted = tuple(test for test in tests if test not in known)
        if not wanted:
            return GateResult(name=self.name, status="passed")
        script = place.tools.node_tool("vitest/vitest.mjs")
        told = place.project / "web" / ".cache" / "vitest.json"
        told.unlink(missing_ok=True)
        options = ("--configLoader", "native", "--reporter", "json", "--outputFile", ".cache/vitest.json")
        names = tuple(test.removeprefix("web/") for test in wanted)
        outcome = place.run((*script, "run", *options, *names), part="web", writable=("web/.cache",))
        if outcome.ok:
            green = self._reached(place, wanted)
            place.verdicts.passed(check, green)
            if not self._edited and self._of_templates(place, wanted):
                place.verdicts.passed_for_all(check, green)
        report = _read(told)
        findings = [
            _finding(place, file, test) for file in report.get("testResults", ()) for test in _failed(file)
        ]
        return judged(self.name, outcome, findings)

    def _known(self, place: Place, tests: tuple[str, ...]) -> tuple[str, frozenset[str]]:
        """The name of the list of green tests under these settings, and which tests are on it."""
        imports = Imports(place.project, place.files)
        settings = place.files.matching(_SETTINGS)
        named = {name for path in settings for name in imports.mentioned(path)}
        digest = place.files.digest_of({*settings, *named, *place.files.matching(_SETUP)})
        check = f"vitest-{place.tools.node_digest}-{digest[:16]}"
        reached = self._reached(place, tests)
        unknown = place.verdicts.unknown(check, reached)
        return check, frozenset(test for test, _ in reached) - frozenset(unknown)

    def _reached(self, place: Place, tests: tuple[str, ...]) -> list[tuple[str, str]]:
        """The tests whose imports are understood, with a digest of all of them."""
        imports = Imports(place.project, place.files)
        if any(imports.digest(file) is None for file in place.files.matching(_SETUP)):
            return []
        digests = ((test, imports.digest(test)) for test in tests)
        return [(test, digest) for test, digest in digests if digest is not None]

    def _of_templates(self, place: Place, tests: tuple[str, ...]) -> bool:
        """Whether nothing runs in these tests that is not in every application."""
        imports = Imports(place.project, place.files)
        reached = [imports.reached(file) for file in (*tests, *place.files.matching(_SETUP))]
        plain = template_digests()
        return all(
            paths is not None and all(place.files.digests[path] in plain for path in paths)
            for paths in reached
        )


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
