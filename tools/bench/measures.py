"""One function per budget: what is done, and how long it took."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from loomery_cli.building import make_builder
from loomery_cli.planning import load_settings, make_planner
from loomery_codegen.build import Builder
from loomery_codegen.request import BuildRequest
from loomery_codegen.store import HomeFolders
from loomery_codegen.understand.planner import Context
from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import load_plugins

TEXT = (
    "A booking site for a small hair salon. Customers browse services and stylists, and book an appointment "
    "with a stylist at a free time. Stylists see their calendar, and the manager edits services, prices and "
    "opening hours. Customers leave a review after a visit."
)
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """A measured budget, in `unit` (seconds, unless it says otherwise)."""

    name: str
    budget: float
    measured: float
    runs: tuple[float, ...]
    note: str = ""
    unit: str = "seconds"

    @property
    def holds(self) -> bool:
        """Whether the median is within the budget."""
        return self.measured <= self.budget


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _figure(name: str, budget: float, runs: list[float], note: str = "") -> Figure:
    rounded = tuple(round(run, 3) for run in runs)
    return Figure(name, budget, round(statistics.median(runs), 3), rounded, note)


def understand() -> Figure:
    """Description to AppSpec by rules, after one warm-up."""
    planner = make_planner()
    planner.plan(TEXT, Context())
    runs = [_timed(lambda: planner.plan(TEXT, Context())) for _ in range(9)]
    return _figure("description to AppSpec, rules, warm", 0.15, runs)


def compile_drafts() -> Figure:
    """AppSpec to all drafts, after one warm-up."""
    spec = make_planner().plan(TEXT, Context()).spec
    plugins = load_plugins()
    compile_spec(spec, plugins)
    runs = [_timed(lambda: compile_spec(spec, plugins)) for _ in range(9)]
    count = sum(not entity.system for entity in spec.entities)
    return _figure("AppSpec to all drafts", 0.25, runs, f"{count} entities")


def _builder(home: Path) -> Builder:
    return replace(make_builder(load_settings()), home=HomeFolders(home))


def builds(count: int, browser: bool) -> list[Figure]:
    """Whole builds of new descriptions on a warm machine, the verify step of them, and a repeated build."""
    totals, verifies, repeats = [], [], []
    gates = ""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        builder = _builder(Path(folder))
        for index in range(count + 1):
            # A word of its own makes each description a new application, so that no result is cached.
            request = BuildRequest(
                text=f"{TEXT} It is called Salon {index}.", app=f"salon-{index}", browser=browser
            )
            first = builder.build(request)
            second = builder.build(request)
            if index == 0:
                continue
            gates = ", ".join(f"{gate.name} {gate.seconds:.1f}" for gate in first.gates if gate.seconds)
            totals.append(first.seconds["total"])
            verifies.append(first.seconds["verify"])
            repeats.append(second.seconds["total"])
    kind = "with browser" if browser else "without browser"
    found = [_figure(f"second build of the same description, {kind}", 1.0, repeats)]
    if browser:
        return [_figure("description to verified application, warm", 6.0, totals, gates), *found]
    return [_figure("verify without browser, warm", 3.0, verifies, gates), *found]


def start() -> Figure:
    """The launcher before the command itself: its time less that of the command alone."""
    command = [str(Path(sys.executable).parent / "loomery"), "--version"]
    launcher = [str(ROOT / "loomery"), "--version"]

    def run(arguments: list[str]) -> float:
        return _timed(lambda: subprocess.run(arguments, check=True, capture_output=True))  # noqa: S603 - our own

    run(launcher)
    runs = [max(0.0, run(launcher) - run(command)) for _ in range(7)]
    return _figure("second start of ./loomery, before the command", 0.3, runs)
