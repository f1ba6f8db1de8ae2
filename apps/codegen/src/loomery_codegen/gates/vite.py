"""Build of the web part with Vite."""

from loomery_codegen.gates.model import GateResult, Place
from loomery_codegen.gates.parse import judged

__all__ = ["ViteGate"]


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
        return judged(self.name, place.run(argv, part="web", writable=("web/dist", "web/.cache")), ())
