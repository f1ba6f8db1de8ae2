"""Composition: settings in, a wired builder and wired running applications out."""

from datetime import UTC, datetime
from pathlib import Path

from loomery_codegen.build import Builder
from loomery_codegen.running import RunningApp
from loomery_codegen.sandbox.probe import choose_sandbox
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.store import AppStore, HomeFolders
from loomery_codegen.toolchain.model import Progress
from loomery_codegen.toolchain.store import ToolchainStore, template_recipe
from loomery_codegen.understand.planner import Planner
from loomery_compiler.plugins import Plugins, load_plugins

__all__ = ["app_store", "make_builder", "make_running_app", "make_toolchains"]


def make_toolchains(settings: CodegenSettings) -> ToolchainStore:
    """The toolchains under LOOMERY_HOME."""
    return ToolchainStore(HomeFolders(settings.home).toolchains, chromium=Path(settings.chromium))


def app_store(settings: CodegenSettings) -> AppStore:
    """The applications under LOOMERY_HOME."""
    return AppStore(HomeFolders(settings.home))


def make_builder(settings: CodegenSettings, planner: Planner, plugins: Plugins | None = None) -> Builder:
    """A builder for this machine; raises NoSandboxError when nothing can contain generated code."""
    return Builder(
        home=HomeFolders(settings.home),
        planner=planner,
        plugins=plugins or load_plugins(),
        toolchains=make_toolchains(settings),
        recipe=template_recipe(),
        sandbox=choose_sandbox(unsafe=settings.unsafe_no_sandbox),
        clock=lambda: datetime.now(UTC),
        workers=settings.gate_workers,
    )


def make_running_app(
    settings: CodegenSettings, slug: str, *, port: int = 0, progress: Progress = lambda _text: None
) -> RunningApp:
    """A built application, ready to start; raises AppNotFoundError, NoSandboxError, ToolchainError."""
    store = app_store(settings)
    record = store.get(slug)
    return RunningApp(
        project=Path(record.path),
        data=store.data(slug),
        tools=make_toolchains(settings).ensure(template_recipe(), progress),
        sandbox=choose_sandbox(unsafe=settings.unsafe_no_sandbox),
        port=port,
    )
