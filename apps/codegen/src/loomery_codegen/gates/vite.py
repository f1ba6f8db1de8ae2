"""Build of the web part with Vite."""

import re

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import judged, without_colour

__all__ = ["ViteGate"]

_BOX = re.compile(
    r"^\s*\[(?P<code>[A-Z_]+)\] (?:Error: )?(?P<message>.+)\n"
    r".*?\[ ?(?P<file>[^\s\]:]+):(?P<line>\d+):\d+ ?\]",
    re.MULTILINE,
)


class ViteGate:
    """The web part builds; `web/dist` is what people are served."""

    name = "build"
    needs: frozenset[str] = frozenset()
    inputs = ("web/*",)
    outputs = ("web/dist",)

    def run(self, place: Place) -> GateResult:
        """Build for production."""
        argv = (
            *place.tools.node_tool("vite/bin/vite.js"),
            "build",
            "--configLoader",
            "native",
            "--logLevel",
            "warn",
        )
        outcome = place.run(argv, part="web", writable=("web/dist", "web/.cache"))
        return judged(self.name, outcome, _findings(outcome.output))


def _findings(output: str) -> list[Finding]:
    """Rolldown's boxes: `[CODE] message`, then the place in the box's first line."""
    return [
        Finding(
            file=f"web/{match['file']}", line=int(match["line"]), code=match["code"], message=match["message"]
        )
        for match in _BOX.finditer(without_colour(output))
    ]
