"""Runs gates side by side, each after those it needs; what is in the cache is not run."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeAlias

from loomery_codegen.cache import GateCache
from loomery_codegen.gates.model import Finding, Gate, GateResult, Place, Skip
from loomery_codegen.gates.preloaded import Preloaded
from loomery_codegen.sandbox.model import Command, Outcome, Process, Sandbox

__all__ = ["GateListener", "run_gates"]

GateListener: TypeAlias = Callable[[str, GateResult | None], None]
"""Told a gate's name when it starts (with None) and when it ends (with its result)."""


def run_gates(
    gates: Sequence[Gate],
    place: Place,
    cache: GateCache,
    *,
    skips: Sequence[Skip] = (),
    workers: int = 3,
    tell: GateListener = lambda _name, _result: None,
) -> tuple[GateResult, ...]:
    """Run the gates, earlier ones first where there is a choice; results in that order, skipped ones last."""
    results: dict[str, GateResult] = {}
    for skip in skips:
        results[skip.name] = GateResult(
            name=skip.name, status="skipped", reason=skip.reason, by_request=skip.by_request
        )
        tell(skip.name, results[skip.name])
    tracked = _TrackedSandbox(place.sandbox)
    place = replace(place, sandbox=tracked)
    waiting = list(gates)
    running: dict[Future[GateResult], str] = {}
    with (
        ThreadPoolExecutor(max_workers=workers, thread_name_prefix="gate") as pool,
        tracked.stopping_on_error(place.preloaded),
    ):
        while waiting or running:
            ready = [gate for gate in waiting if gate.needs <= results.keys()]
            for gate in ready[: workers - len(running)]:
                waiting.remove(gate)
                red = sorted(name for name in gate.needs if not results[name].green)
                if red:
                    reason = f"needs {', '.join(red)}, which is not green"
                    results[gate.name] = GateResult(name=gate.name, status="skipped", reason=reason)
                    tell(gate.name, results[gate.name])
                else:
                    running[pool.submit(_run, gate, place, cache, tell)] = gate.name
            if not running and not ready:
                _skip_unreachable(waiting, results, tell)
            done, _ = wait(running, return_when=FIRST_COMPLETED) if running else ((), ())
            for future in done:
                results[running.pop(future)] = future.result()
    return tuple(results[name] for name in [*(gate.name for gate in gates), *(skip.name for skip in skips)])


class _TrackedSandbox:
    """Passes on to a sandbox and knows what runs, so that an interrupted build leaves nothing behind."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._live: set[Process] = set()
        self._stopped = False
        self.name, self.isolated = sandbox.name, sandbox.isolated

    def start(self, command: Command) -> Process:
        """Start a command and remember it."""
        process = self._sandbox.start(command)
        self._live.add(process)
        if self._stopped:
            process.stop()
        return process

    def run(self, command: Command) -> Outcome:
        """Run a command to its end."""
        process = self.start(command)
        outcome = process.wait()
        self._live.discard(process)
        assert outcome is not None  # noqa: S101 - waiting without a bound always ends with an outcome
        return outcome

    @contextmanager
    def stopping_on_error(self, preloaded: Preloaded | None) -> Iterator[None]:
        """End all that runs when the block is left by an exception, an interruption included."""
        try:
            yield
        except BaseException:
            self._stopped = True
            if preloaded is not None:
                preloaded.stop()
            for process in tuple(self._live):
                process.stop()
            raise


def _run(gate: Gate, place: Place, cache: GateCache, tell: GateListener) -> GateResult:
    result = cache.find(gate, place)
    if result is None:
        tell(gate.name, None)
        started = time.monotonic()
        try:
            result = gate.run(place)
        except Exception as error:
            # A gate that breaks is a red gate with a name, not the end of the build's report.
            told = f"the gate itself failed: {type(error).__name__}: {error}"
            finding = Finding(file="", line=0, code="gate", message=told)
            seconds = round(time.monotonic() - started, 3)
            result = GateResult(
                name=gate.name, status="failed", seconds=seconds, findings=(finding,), reason=told
            )
        cache.keep(gate, place, result)
    tell(gate.name, result)
    return result


def _skip_unreachable(waiting: list[Gate], results: dict[str, GateResult], tell: GateListener) -> None:
    """Gates whose needs are neither run nor waited for."""
    for gate in waiting:
        missing = ", ".join(sorted(gate.needs - results.keys()))
        results[gate.name] = GateResult(
            name=gate.name, status="skipped", reason=f"needs {missing}, which is not run"
        )
        tell(gate.name, results[gate.name])
    waiting.clear()
