"""Tests of the API with pytest."""

from loomery_codegen.gates.model import GateResult, Place
from loomery_codegen.gates.parse import judged, pytest_findings

__all__ = ["PytestGate"]


class PytestGate:
    """Every test under `api/tests` passes."""

    name = "tests-api"
    needs: frozenset[str] = frozenset()
    inputs = ("api/*",)
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Run all tests."""
        # What the gate's Python has loaded ahead can't be rewritten for asserts: no fault of the application.
        quiet = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
        options = (*quiet, "-q", "--tb=short", "-p", "no:cacheprovider", "-rfE", "--no-header")
        outcome = place.run_python(("-m", "pytest", *options, "tests"), part="api", name=self.name)
        return judged(self.name, outcome, pytest_findings(outcome.output, "api"))
