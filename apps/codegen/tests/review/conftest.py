"""The real reader of words, loaded once."""

from pathlib import Path

import pytest

from loomery_cli.building import make_builder
from loomery_cli.planning import make_rule_planner
from loomery_codegen.durable import DurableBuilds
from loomery_codegen.review.understandings import Understandings
from loomery_codegen.settings import CodegenSettings


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> DurableBuilds:
    home: Path = tmp_path_factory.mktemp("review")
    return DurableBuilds(home, lambda: make_builder(CodegenSettings(home=home), unsafe=True))


@pytest.fixture(scope="session")
def reader(builds: DurableBuilds) -> Understandings:
    return Understandings(builds, make_rule_planner)
