"""A builder with state of its own and the toolchain of this machine."""

from dataclasses import replace
from pathlib import Path

import pytest

from loomery_cli.building import make_builder
from loomery_cli.planning import load_settings
from loomery_codegen.build import Builder
from loomery_codegen.store import HomeFolders


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What formatters and green gates said of a content holds for every test."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def builder(tmp_path: Path, shared_cache: Path) -> Builder:
    """Builds into a folder that is gone afterwards; makes the toolchain when it is missing."""
    made = make_builder(load_settings())
    made.toolchains.ensure(made.recipe)
    home = tmp_path / "home"
    home.mkdir()
    (home / "cache").symlink_to(shared_cache)
    return replace(made, home=HomeFolders(home, commons=shared_cache / "commons"))
