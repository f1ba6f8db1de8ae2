"""`loomery test`: every check and test of this project, in the order of how quickly they fail."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import click

from loomery_cli.console import err
from loomery_shared.errors import UsageError

ROOT = Path(__file__).resolve().parents[5]
SOURCES = (
    "packages/spec/src",
    "packages/codegen-templates/src",
    "packages/compiler/src",
    "packages/shared/src",
    "services/email/src",
    "services/analytics/src",
    "apps/api-auth/src",
    "apps/codegen/src",
    "apps/orchestrator/src",
    "apps/cli/src",
    "tools",
)
MOST_WORKERS = 8
"""Each has servers of its own, and starts builds that take a gigabyte."""

MOST_TRIED_ALONE = 5
"""More failures than these are a broken project, not a busy machine."""
TESTS_FAILED = 1
"""The exit code of pytest for that; others mean that it could not do its work."""
FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"


def _checks(python: str) -> list[tuple[str, list[str]]]:
    scripts = Path(python).parent
    return [
        ("lint", [str(scripts / "ruff"), "check", "."]),
        ("format", [str(scripts / "ruff"), "format", "--check", "."]),
        ("import contracts", [str(scripts / "lint-imports"), "--no-logo"]),
        ("types", [str(scripts / "mypy"), *SOURCES]),
        ("catalogue", [python, "-m", "loomery_templates.catalogue", "check"]),
    ]


def _tell(name: str, code: int, started: float) -> bool:
    mark = "[red]✗[/]" if code else "[green]✓[/]"
    err.print(f"{mark} {name} [dim]{time.monotonic() - started:.1f} s[/]")
    return code == 0


def _check(name: str, arguments: list[str]) -> bool:
    """Run a check; what it says is shown only when it fails."""
    started = time.monotonic()
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own tools
    good = _tell(name, done.returncode, started)
    if not good:
        err.print(done.stdout + done.stderr, markup=False)
    return good


def _test(arguments: list[str]) -> int:
    """Run the tests; pytest's exit code. What they say is shown at once.

    An interruption reaches them too: it is waited for, because they have servers to end.
    """
    started = time.monotonic()
    with subprocess.Popen(arguments, cwd=ROOT) as process:  # noqa: S603 - our own tools
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.wait()
            raise
    _tell("tests", code, started)
    return code


def _hold_alone(pytest: list[str]) -> bool:
    """Whether the tests that failed beside others hold with the machine to themselves.

    Browsers, builds and servers side by side can starve each other. What holds only alone is named, so that somebody
    makes it steady; what fails again is a failure.
    """
    failed = list(json.loads(FAILED.read_text())) if FAILED.exists() else []
    if not 0 < len(failed) <= MOST_TRIED_ALONE:
        return False
    err.print("[yellow]Failed beside others, tried again alone:[/]")
    err.print(*failed, sep="\n", markup=False)
    if _test([*pytest, *failed]):
        return False
    err.print("[yellow]They hold alone, so this run counts as green; they should hold beside others too.[/]")
    return True


def _side_by_side() -> list[str]:
    """Options for a worker on each processor; tests that share a server of their module mostly stay together."""
    workers = min(len(os.sched_getaffinity(0)), MOST_WORKERS)
    return ["-n", str(workers), "--dist", "worksteal"] if workers > 1 else []


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["-h", "--help"]})
@click.option("--fast", is_flag=True, help="Leave out what builds whole applications or drives a browser.")
@click.argument("pytest_args", nargs=-1, type=click.UNPROCESSED)
def command(fast: bool, pytest_args: tuple[str, ...]) -> int:
    """Run every check and test of this project; further arguments go to pytest.

    Everything runs side by side on the processors of this machine. With arguments, tests run one after the other,
    unless `-n 2` or the like is among them. Without arguments, the few that fail beside others are named and tried
    again alone.
    """
    if not (ROOT / "pyproject.toml").exists():
        raise UsageError("This works in a checkout of the project only.")
    python = sys.executable
    green = True
    if not pytest_args:
        for name, arguments in _checks(python):
            green = _check(name, arguments) and green
    pytest = [python, "-m", "pytest", "-q"]
    selection = ["-m", "not slow and not browser"] if fast else []
    if pytest_args:
        return 1 if _test([*pytest, *selection, *pytest_args]) else 0
    code = _test([*pytest, *selection, "--cache-clear", *_side_by_side()])
    held = code == 0 or (code == TESTS_FAILED and _hold_alone(pytest))
    return 0 if held and green else 1
