"""Composition of a build: planner, plug-ins, toolchain and sandbox, wired from the settings."""

from datetime import UTC, datetime
from pathlib import Path

from loomery_cli.planning import make_planner
from loomery_codegen.build import Builder
from loomery_codegen.errors import DescriptionError
from loomery_codegen.sandbox.probe import choose_sandbox
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.store import HomeFolders
from loomery_codegen.toolchain.store import ToolchainStore, template_recipe
from loomery_compiler.plugins import load_plugins
from loomery_spec import AppSpec
from loomery_spec.text import parse_spec


def make_toolchains(settings: CodegenSettings) -> ToolchainStore:
    """The toolchains of this machine."""
    return ToolchainStore(HomeFolders(settings.home).toolchains, chromium=Path(settings.chromium))


def make_builder(settings: CodegenSettings, *, unsafe: bool = False) -> Builder:
    """A builder; raises NoSandboxError when generated code could only run unprotected."""
    return Builder(
        home=HomeFolders(settings.home),
        planner=make_planner(),
        plugins=load_plugins(),
        toolchains=make_toolchains(settings),
        recipe=template_recipe(),
        sandbox=choose_sandbox(unsafe=unsafe or settings.unsafe_no_sandbox),
        clock=lambda: datetime.now(UTC),
        workers=settings.gate_workers,
    )


def read_spec(text: str) -> AppSpec:
    """A specification from its JSON; raises DescriptionError with every fault."""
    spec, report = parse_spec(text)
    if spec is None:
        raise DescriptionError("This is no valid specification.", tuple(report.found))
    return spec
