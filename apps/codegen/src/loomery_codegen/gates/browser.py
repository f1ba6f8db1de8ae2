"""Browser gates: the derived flows, and a tour of every page. Chromium runs inside the sandbox."""

import re

from loomery_codegen.gates.inside import FAULT, inside_script
from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import by_pattern, judged, pytest_findings
from loomery_codegen.sandbox.model import Limits, Outcome

__all__ = ["PICTURES", "AccessibilityGate", "FlowsGate"]

PICTURES = "pages"
"""The folder of a build's logs with a picture of each page."""

_LIMITS = Limits(memory=4096, processes=768, disk=1024, seconds=300)


class FlowsGate:
    """What people do, done in a browser: the tests under `e2e`, against the started application."""

    name = "browser"
    needs = frozenset({"build", "boot"})
    inputs = ("api/*", "web/*", "e2e/*")
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Run the flows; screenshots are kept with the build's logs."""
        if not place.files.matching(("e2e/test_*.py",)):
            return GateResult(name=self.name, status="skipped", reason="the project has no browser flows")
        options = ("-q", "--tb=short", "-p", "no:cacheprovider", "-rfE", "--no-header")
        argv = (str(place.tools.flows), "-m", "pytest", *options, str(place.project / "e2e"))
        outcome = _beside_the_app(place, argv, name=self.name, results="flows")
        return judged(self.name, outcome, pytest_findings(outcome.output, ""))


class AccessibilityGate:
    """Every page, visited by somebody who may: axe in light and dark, no console error, fits a phone."""

    name = "accessibility"
    needs = frozenset({"build", "boot"})
    inputs = ("api/*", "web/*", "loomery.json")
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Visit all pages; screenshots are kept with the build's logs."""
        argv = (str(place.tools.flows), str(inside_script("tour")), str(place.project))
        outcome = _beside_the_app(place, argv, name=self.name, results=PICTURES)
        return judged(self.name, outcome, by_pattern(outcome.output, FAULT, _finding))


def _beside_the_app(place: Place, command: tuple[str, ...], *, name: str, results: str) -> Outcome:
    script = inside_script("application")
    return place.run_python(
        (str(script), "beside", str(place.project), *command),
        part="",
        name=name,
        see=(script.parent,),
        env={"CHROMIUM": str(place.tools.chromium)},
        limits=_LIMITS,
        results=results,
    )


def _finding(match: re.Match[str]) -> Finding:
    return Finding(file=match["file"], line=0, code=match["code"], message=match["message"])
