"""Which gates a project gets, by what its specification asks for."""

from collections.abc import Sequence

from loomery_codegen.gates.boot import BootGate
from loomery_codegen.gates.browser import AccessibilityGate, FlowsGate
from loomery_codegen.gates.formatting import FormatGate
from loomery_codegen.gates.model import Gate, Skip
from loomery_codegen.gates.oxlint import OxlintGate
from loomery_codegen.gates.pytest import PytestGate
from loomery_codegen.gates.ruff import RuffGate
from loomery_codegen.gates.tsc import TscGate
from loomery_codegen.gates.ty import TyGate
from loomery_codegen.gates.vite import ViteGate
from loomery_codegen.gates.vitest import VitestGate
from loomery_spec import Target

__all__ = ["BROWSER_GATES", "choose_gates"]

BROWSER_GATES = ("browser", "accessibility")


def choose_gates(
    target: Target, *, edited: frozenset[str], browser: bool, chromium: bool
) -> tuple[Sequence[Gate], Sequence[Skip]]:
    """The gates to run, longest first, and those that are skipped with their reasons."""
    web, api = target.web == "react", target.api == "python"
    gates: list[Gate] = []
    skips: list[Skip] = []
    # The longest chain first: what waits for the built pages decides when everything is done.
    gates += [ViteGate()] if web else []
    gates += [BootGate(web=web)] if api else []
    if web and not browser:
        skips += [Skip(name, "--no-browser was given", by_request=True) for name in BROWSER_GATES]
    elif web and api and chromium:
        gates += [FlowsGate(), AccessibilityGate()]
    elif web:
        reason = "there is no Chromium: apt-get install chromium" if api else "there is no API to run it with"
        skips += [Skip(name, reason) for name in BROWSER_GATES]
    gates += [PytestGate()] if api else []
    gates += [VitestGate(edited), TscGate(), OxlintGate()] if web else []
    gates += [TyGate(), RuffGate()] if api else []
    gates += [FormatGate(edited)]
    if target.api not in ("python", "none"):
        skips += [
            Skip(name, f"there are no tools for an API in {target.api} yet") for name in ("tests-api", "boot")
        ]
    return gates, skips
