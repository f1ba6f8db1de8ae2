"""A plug-in outside of the workspace is found by its entry point; every back end knows what it adds."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[4] / "examples" / "plugin-guestbook"
PROGRAM = """
import json
from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import load_plugins
from loomery_spec import AppSpec
from loomery_spec.behaviour import FeatureUse
from loomery_templates.modules.checking import check_module, open_spec

plugins = load_plugins()
use = FeatureUse(feature="guestbook", options={"title": "Say hello"})
drafts, spec, report = compile_spec(open_spec().model_copy(update={"features": (use,)}), plugins)
print(json.dumps({
    "found": sorted(plugins.features),
    "contract": [str(item) for item in check_module(plugins.features["guestbook"]).found],
    "warnings": [item.code for item in report.found if item.severity != "info"],
    "page": [page.title for page in spec.pages if page.path == "/guestbook"],
    "files": [str(draft.path) for draft in drafts],
}))
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The example as an installer would leave it in a folder of packages."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shutil.copytree(EXAMPLE / "src" / "loomery_guestbook", tmp_path / "loomery_guestbook")
    info = tmp_path / f"loomery_guestbook-{project['version']}.dist-info"
    info.mkdir()
    about = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(about, encoding="utf-8")
    points = "".join(
        f"[{group}]\n" + "".join(f"{name} = {place}\n" for name, place in members.items())
        for group, members in project["entry-points"].items()
    )
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    return tmp_path


def run(*folders: Path) -> dict[str, list[str]]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


def test_it_is_found_and_expands_for_every_back_end(installed: Path) -> None:
    told = run(installed)
    assert "guestbook" in told["found"]
    assert told["contract"] == []
    assert told["warnings"] == []
    assert told["page"] == ["Say hello"]
    assert "api/app/entities/guest_line/router.py" in told["files"]
    assert "api/tests/test_guest_line.py" in told["files"]


def test_without_it_there_is_no_guest_book() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "KeyError: 'guestbook'" in done.stderr
