"""Types of the web part with the native TypeScript compiler."""

import re

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import by_pattern, judged

__all__ = ["TscGate"]

_LINE = re.compile(r"^(?P<file>[^(\s][^(]*)\((?P<line>\d+),\d+\): error (?P<code>TS\d+): (?P<message>.*)$")


class TscGate:
    """The project compiles under strict settings."""

    name = "types-web"
    needs: frozenset[str] = frozenset()
    inputs = ("web/*.ts", "web/*.tsx", "web/*.json")
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Check the whole web part."""
        argv = (*place.tools.node_tool("typescript-native/bin/tsc"), "--noEmit", "--pretty", "false")
        outcome = place.run(argv, part="web", writable=("web/.cache",))
        return judged(
            self.name,
            outcome,
            by_pattern(
                outcome.output,
                _LINE,
                lambda match: Finding(
                    file=f"web/{match['file']}",
                    line=int(match["line"]),
                    code=match["code"],
                    message=match["message"],
                ),
            ),
        )
