"""Boot: the application starts in the sandbox and answers health, OpenAPI and its first page."""

from loomery_codegen.gates.inside import FAULT, inside_script
from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import by_pattern, judged

__all__ = ["BootGate"]


class BootGate:
    """One process serves the API and the built pages."""

    name = "boot"
    inputs = ("api/*", "web/*")
    outputs: tuple[str, ...] = ()

    def __init__(self, *, web: bool = True) -> None:
        self._web = web
        self.needs = frozenset({"build"}) if web else frozenset[str]()

    def run(self, place: Place) -> GateResult:
        """Start, ask, stop; everything inside one sandbox, over its own loopback."""
        script = inside_script("application")
        options = ("--web",) if self._web else ()
        argv = (str(script), "boot", str(place.project), *options)
        outcome = place.run_python(argv, part="api", name=self.name, see=(script.parent,))
        return judged(
            self.name,
            outcome,
            by_pattern(
                outcome.output,
                FAULT,
                lambda match: Finding(
                    file=match["file"], line=0, code=match["code"], message=match["message"]
                ),
            ),
        )
