"""Types of the API with ty."""

import re

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import by_pattern, judged

__all__ = ["TyGate"]

_LINE = re.compile(
    r"^(?P<file>[^:\s]+):(?P<line>\d+):\d+: (?P<level>error|warning)\[(?P<code>[\w-]+)\] (?P<message>.*)$"
)


class TyGate:
    """The API's annotations hold."""

    name = "types-api"
    needs: frozenset[str] = frozenset()
    inputs = ("api/*.py", "api/pyproject.toml", "api/ty.toml")
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Check the whole API."""
        tools = place.tools
        argv = (
            *tools.python_program("ty"),
            "check",
            "--python",
            str(tools.python),
            "--output-format",
            "concise",
        )
        outcome = place.run((*argv, "--no-progress"), part="api")
        return judged(
            self.name,
            outcome,
            by_pattern(
                outcome.output,
                _LINE,
                lambda match: Finding(
                    file=f"api/{match['file']}",
                    line=int(match["line"]),
                    code=match["code"],
                    message=match["message"],
                    severity="error" if match["level"] == "error" else "warning",
                ),
            ),
        )
