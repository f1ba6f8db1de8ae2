"""Applications written to disk from the golden specifications, and a way to run Python inside them."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import Plugins, load_plugins
from loomery_spec.text import parse_spec

GOLDEN = Path(__file__).parents[1] / "golden"
Write: TypeAlias = Callable[[str], Path]
Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@cache
def _plugins() -> Plugins:
    found = load_plugins()
    return Plugins(found.features, {"api_python": found.backends["api_python"]}, found.passes)


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Writes the API of a golden case to a folder of its own, once; gives the folder `api`."""
    written: dict[str, Path] = {}

    def write(case: str) -> Path:
        if case not in written:
            spec, _ = parse_spec((GOLDEN / case / "spec.json").read_text(encoding="utf-8"))
            assert spec is not None
            drafts, _, report = compile_spec(spec, _plugins())
            assert not report.failed
            root = tmp_path_factory.mktemp(case)
            for draft in drafts:
                (root / draft.path).parent.mkdir(parents=True, exist_ok=True)
                (root / draft.path).write_bytes(draft.content)
            written[case] = root / "api"
        return written[case]

    return write


@pytest.fixture
def run() -> Run:
    """Runs a Python module inside an application; the output is in the result."""

    def run(api: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("APP_", "PYTEST"))}
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=api,
            env={**clean, "PYTHONPATH": str(api), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run
