"""Lint of the API with Ruff."""

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import embedded_json, judged, relative

__all__ = ["RuffGate"]


class RuffGate:
    """The rules in `api/pyproject.toml`."""

    name = "lint-api"
    needs: frozenset[str] = frozenset()
    inputs = ("api/*.py", "api/pyproject.toml", "api/ruff.toml")
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Lint the whole API; it takes milliseconds."""
        argv = (*place.tools.python_program("ruff"), "check", "--no-cache", "--output-format", "json", ".")
        outcome = place.run(argv, part="api")
        return judged(
            self.name, outcome, [_finding(place, item) for item in embedded_json(outcome.output, "[") or []]
        )


def _finding(place: Place, item: dict[str, object]) -> Finding:
    location = item.get("location")
    return Finding(
        file=relative(str(item["filename"]), place.project, "api"),
        line=int(location["row"]) if isinstance(location, dict) else 0,
        code=str(item.get("code") or "syntax"),
        message=str(item["message"]),
    )
