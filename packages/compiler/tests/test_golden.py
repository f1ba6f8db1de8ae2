"""Each folder under golden/ is a case: `spec.json` in, `expected/<backend>/` out.

Rewrite what is expected with `LOOMERY_GOLDEN=write pytest packages/compiler/tests/test_golden.py`, then
read the diff. A back end takes part in a case when the folder `expected/<backend>` is there. Files that are
the same in every application (the static templates) are left out: they are their own expectation.
"""

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from loomery_compiler.emit.render import static_files
from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import Plugins, load_plugins
from loomery_spec import AppSpec
from loomery_spec.text import parse_spec

GOLDEN = Path(__file__).parent / "golden"
CASES = [
    (path.parent.name, backend.name)
    for path in sorted(GOLDEN.glob("*/spec.json"))
    for backend in sorted((path.parent / "expected").glob("*"))
]
REWRITE = os.environ.get("LOOMERY_GOLDEN") == "write"


@cache
def plugins() -> Plugins:
    return load_plugins()


@cache
def static_contents() -> frozenset[bytes]:
    return frozenset(content for _, content in static_files("") if content)


def read(case: str) -> AppSpec:
    spec, report = parse_spec((GOLDEN / case / "spec.json").read_text(encoding="utf-8"))
    assert spec is not None, [str(item) for item in report.found]
    return spec


def emitted(case: str, backend: str) -> dict[str, str]:
    found = plugins()
    only = Plugins(found.features, {backend: found.backends[backend]}, found.passes)
    drafts, _, report = compile_spec(read(case), only)
    assert not report.failed, [str(item) for item in report.found]
    kept = [draft for draft in drafts if draft.content not in static_contents()]
    return {str(draft.path): draft.content.decode() for draft in kept}


def on_disk(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != ".keep"]
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize(("case", "backend"), CASES)
def test_golden(case: str, backend: str) -> None:
    actual = emitted(case, backend)
    folder = GOLDEN / case / "expected" / backend
    if REWRITE:
        shutil.rmtree(folder)
        for name, text in actual.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    expected = on_disk(folder)
    assert actual.keys() == expected.keys()
    for name, text in actual.items():
        assert text == expected[name], name


@pytest.mark.parametrize(("case", "backend"), CASES)
def test_the_same_specification_gives_the_same_bytes(case: str, backend: str) -> None:
    assert emitted(case, backend) == emitted(case, backend)
