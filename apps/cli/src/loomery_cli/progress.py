"""Progress of a build: live on a terminal, one line per step elsewhere; always on standard error."""

import threading
from types import TracebackType

from rich.console import Console, Group
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from loomery_codegen.gates.model import GateResult
from loomery_codegen.request import BuildEvent, Step

_TITLES: dict[Step, str] = {
    "prepare": "Toolchain",
    "understand": "Understand",
    "compile": "Compile",
    "format": "Format",
    "merge": "Merge",
    "verify": "Verify",
    "publish": "Publish",
}
_MARKS = {"passed": ("✓", "green"), "failed": ("✗", "red"), "skipped": ("–", "yellow")}


def gate_line(gate: GateResult) -> Text:
    """A gate with its result, time and, when it is not green, the reason."""
    mark, colour = _MARKS[gate.status]
    time = "cached" if gate.cached else f"{gate.seconds:.1f} s"
    line = Text.assemble((f"{mark} ", colour), f"{gate.name:<14}", (f"{time:>8}", "dim"))
    if gate.reason:
        line.append(f"  {gate.reason}", style="dim")
    elif gate.status == "failed":
        line.append(f"  {len(gate.findings)} findings", style="dim")
    return line


class BuildProgress:
    """A listener for the events of a build, to be used as a context."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self._console = console
        self._quiet = quiet
        self._live = (
            Live(console=console, transient=True, refresh_per_second=12) if console.is_terminal else None
        )
        self._current = ""
        self._running: dict[str, None] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> "BuildProgress":
        if self._live and not self._quiet:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live and not self._quiet:
            self._live.stop()

    def __call__(self, event: BuildEvent) -> None:
        """Show an event; called from several threads."""
        if self._quiet:
            return
        with self._lock:
            self._take(event)
            if self._live:
                self._live.update(self._now())

    def _take(self, event: BuildEvent) -> None:
        title = _TITLES[event.step]
        if event.gate is not None:
            self._running.pop(event.gate.name, None)
            self._console.print(Text("    ").append_text(gate_line(event.gate)))
        elif event.gate_name:
            self._running[event.gate_name] = None
        elif event.state == "finished":
            self._current = ""
            line = Text.assemble(("✓ ", "green"), f"{title:<16}", (f"{event.seconds:>8.2f} s", "dim"))
            self._console.print(line.append(f"  {event.message}", style="dim"))
        else:
            self._current = f"{title} {event.message}".strip()

    def _now(self) -> Group:
        words = self._current + (f": {', '.join(self._running)}" if self._running else "")
        return Group(Spinner("dots", Text(f" {words}"))) if words else Group()
