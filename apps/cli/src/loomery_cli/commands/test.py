"""`loomery test`: every check and test of this project, in the order of how quickly they fail."""

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


def _checks(python: str) -> list[tuple[str, list[str]]]:
    scripts = Path(python).parent
    return [
        ("lint", [str(scripts / "ruff"), "check", "."]),
        ("format", [str(scripts / "ruff"), "format", "--check", "."]),
        ("import contracts", [str(scripts / "lint-imports"), "--no-logo"]),
        ("types", [str(scripts / "mypy"), *SOURCES]),
        ("catalogue", [python, "-m", "loomery_templates.catalogue", "check"]),
    ]


def _run(name: str, arguments: list[str], *, quiet: bool) -> bool:
    started = time.monotonic()
    done = subprocess.run(arguments, cwd=ROOT, capture_output=quiet, text=True, check=False)  # noqa: S603 - our own tools
    mark = "[green]✓[/]" if done.returncode == 0 else "[red]✗[/]"
    err.print(f"{mark} {name} [dim]{time.monotonic() - started:.1f} s[/]")
    if done.returncode and quiet:
        err.print(done.stdout + done.stderr, markup=False)
    return done.returncode == 0


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["-h", "--help"]})
@click.option("--fast", is_flag=True, help="Leave out what builds whole applications or drives a browser.")
@click.argument("pytest_args", nargs=-1, type=click.UNPROCESSED)
def command(fast: bool, pytest_args: tuple[str, ...]) -> int:
    """Run every check and test of this project; further arguments go to pytest."""
    if not (ROOT / "pyproject.toml").exists():
        raise UsageError("This works in a checkout of the project only.")
    python = sys.executable
    green = True
    if not pytest_args:
        for name, arguments in _checks(python):
            green = _run(name, arguments, quiet=True) and green
    selection = ["-m", "not slow and not browser"] if fast else []
    tests = [python, "-m", "pytest", "-q", *selection, *pytest_args]
    return 0 if _run("tests", tests, quiet=False) and green else 1
