"""Tests of the API with pytest."""

from loomery_codegen.gates.model import GateResult, Place
from loomery_codegen.gates.parse import judged, pytest_findings
from loomery_codegen.sandbox.model import Outcome

__all__ = ["PytestGate"]


class PytestGate:
    """Every test under `api/tests` passes."""

    name = "tests-api"
    needs: frozenset[str] = frozenset()
    inputs = ("api/*",)
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Run all tests; when they fail, again in a way that takes longer and tells why."""
        quick = self._tests(place, "--assert=plain")
        outcome = quick if quick.ok or quick.ending != "exited" else self._tests(place, "--assert=rewrite")
        return judged(self.name, outcome, pytest_findings(outcome.output, "api"))

    def _tests(self, place: Place, how: str) -> Outcome:
        # What the gate's Python has loaded ahead can't be rewritten for asserts: no fault of the application.
        quiet = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
        options = (*quiet, "-q", "--tb=short", "-p", "no:cacheprovider", "-rfE", "--no-header", how)
        name = f"{self.name}-{how.removeprefix('--assert=')}"
        return place.run_python(("-m", "pytest", *options, "tests"), part="api", name=name)
