"""A tiny real application, and a builder that builds it with the real tools in the real sandbox."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

import loomery_templates
from loomery_codegen.build import Builder
from loomery_codegen.sandbox.probe import probe
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.store import HomeFolders
from loomery_codegen.toolchain.store import ToolchainStore, template_recipe
from loomery_codegen.understand.planner import Context, Plan
from loomery_compiler.drafts import FileDraft
from loomery_compiler.plugins import Plugins
from loomery_spec import AppSpec, Report
from tests.servers import missing

TINY = Path(__file__).parent / "golden" / "tiny"
TEMPLATES = Path(loomery_templates.__file__).parent / "files" / "web_react"
SETTINGS = (
    "package.json",
    "pnpm-lock.yaml",
    "tsconfig.json",
    "vite.config.ts",
    "vitest.config.ts",
    ".oxlintrc.json",
    ".prettierrc.json",
    "src/test/setup.ts",
)


@dataclass
class TinyBackend:
    """Emits the tiny application; `changes` replace, add or (as None) leave out files."""

    changes: dict[str, str | None] = field(default_factory=dict)
    name: str = "tiny"

    def wants(self, spec: AppSpec) -> bool:
        return True

    def emit(self, spec: AppSpec) -> Iterable[FileDraft]:
        files: Mapping[str, str | None] = {
            **{str(path.relative_to(TINY)): path.read_text() for path in TINY.rglob("*") if path.is_file()},
            **{
                f"web/{name}": (TEMPLATES / name).read_text()
                for name in SETTINGS
                if (TEMPLATES / name).is_file()
            },
            **self.changes,
        }
        return [
            FileDraft.text(path, text, keep="/custom/" in path)
            for path, text in files.items()
            if text is not None and "__pycache__" not in path
        ]


class FixedPlanner:
    """Understands every text as the same application."""

    def plan(self, text: str, context: Context) -> Plan:
        report = Report()
        if not text.strip():
            report.error("TEXT101", "text", "the description is empty")
        return Plan(spec=AppSpec(name="Tiny", slug="tiny", target=context.target), report=report)


@pytest.fixture(scope="session")
def toolchains() -> ToolchainStore:
    """The toolchain of this machine, which must be there already: tests install nothing."""
    settings = CodegenSettings()
    store = ToolchainStore(settings.home / "toolchains", chromium=Path(settings.chromium))
    if store.find(template_recipe()) is None:
        missing("the toolchain is not set up here: loomery setup")
    return store


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def backend() -> TinyBackend:
    return TinyBackend()


@pytest.fixture
def builder(tmp_path: Path, shared_cache: Path, toolchains: ToolchainStore, backend: TinyBackend) -> Builder:
    sandbox = probe().sandbox
    if sandbox is None:
        pytest.skip(probe().problem)
    home = tmp_path / "home"
    home.mkdir()
    (home / "cache").symlink_to(shared_cache)
    return Builder(
        home=HomeFolders(home),
        planner=FixedPlanner(),
        plugins=Plugins(backends={"tiny": backend}),
        toolchains=toolchains,
        recipe=template_recipe(),
        sandbox=sandbox,
        clock=_ticking(),
    )


def _ticking() -> Callable[[], datetime]:
    seconds = iter(range(10_000))
    return lambda: datetime(2026, 5, 1, 12, 0, tzinfo=UTC).replace(second=next(seconds) % 60)
