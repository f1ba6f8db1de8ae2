"""Types of the web part with the native TypeScript compiler.

The compiler keeps what it has worked out in a file beside the project. The file of the last green run, of
whatever application, is given to the next one: most of what applications are made of is the same, and the
compiler itself sees by content what it must look at again.
"""

import contextlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from loomery_codegen.gates.model import Finding, GateResult, Place
from loomery_codegen.gates.parse import by_pattern, judged

__all__ = ["TscGate"]

_LINE = re.compile(r"^(?P<file>[^(\s][^(]*)\((?P<line>\d+),\d+\): error (?P<code>TS\d+): (?P<message>.*)$")


# Only this gate may write here: other gates run the project's own code.
_FOLDER = "web/.types"
_INFO = "tsconfig.tsbuildinfo"
# One checker and no collecting of garbage: several checkers look at many types twice, and other gates use
# the other processors. The bound on memory makes it collect after all before the sandbox's bound is met.
_FRUGAL = {"GOGC": "off", "GOMEMLIMIT": "1200MiB"}


class TscGate:
    """The project compiles under strict settings."""

    name = "types-web"
    needs: frozenset[str] = frozenset()
    inputs = ("web/*.ts", "web/*.tsx", "web/*.json")
    outputs: tuple[str, ...] = ()

    def run(self, place: Place) -> GateResult:
        """Check the whole web part."""
        info, seed = place.project / _FOLDER / _INFO, self._seed(place)
        info.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            shutil.copyfile(seed, info)
        script = place.tools.node_tool("typescript-native/bin/tsc")
        options = ("--noEmit", "--pretty", "false", "--singleThreaded", "--incremental")
        argv = (*script, *options, "--tsBuildInfoFile", f".types/{_INFO}")
        outcome = place.run(argv, part="web", writable=(_FOLDER,), env=_FRUGAL)
        if outcome.ok:
            _replace(seed, info)
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

    def _seed(self, place: Place) -> Path:
        settings = place.files.digest(("web/tsconfig*.json", "web/package.json"))[:16]
        return place.seeds / f"types-{place.tools.node_digest}-{settings}"


def _replace(seed: Path, info: Path) -> None:
    """Keep the newest, whole or not at all."""
    with contextlib.suppress(OSError):
        seed.parent.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=seed.parent)
        os.close(descriptor)
        shutil.copyfile(info, part)
        Path(part).replace(seed)
