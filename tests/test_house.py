"""What reviewers would otherwise have to say again and again."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(
    path
    for path in [
        *ROOT.glob("packages/*/src/**/*.py"),
        *ROOT.glob("apps/*/src/**/*.py"),
        *ROOT.glob("services/*/src/**/*.py"),
        *ROOT.glob("tools/**/*.py"),
    ]
    if "/files/" not in path.as_posix()
)
MAX_LINES = 400
LONGER_FOR_A_REASON: dict[str, str] = {}
"""Path and reason; this table only shrinks."""

FORBIDDEN_CALLS = {
    "loomery_compiler/": {
        "open",
        "write_text",
        "write_bytes",
        "mkdir",
        "run",
        "Popen",
        "now",
        "today",
        "uuid4",
        "urandom",
    },
    "loomery_spec/": {
        "open",
        "write_text",
        "write_bytes",
        "mkdir",
        "run",
        "Popen",
        "now",
        "today",
        "uuid4",
        "urandom",
    },
}


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_stays_readable(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES or str(path.relative_to(ROOT)) in LONGER_FOR_A_REASON


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_effects_stay_where_they_belong() -> None:
    offenders = [
        f"{path.relative_to(ROOT)}:{node.lineno} {called(node)}()"
        for path in SOURCES
        for place, calls in FORBIDDEN_CALLS.items()
        if place in path.as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and called(node) in calls
    ]
    assert offenders == []


def settings_classes() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES if path.name == "settings.py"]
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def test_settings_are_built_only_at_the_edge() -> None:
    ours = settings_classes()
    assert ours
    offenders = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        if "loomery_cli" not in path.as_posix()
        and "tools/" not in path.as_posix()
        and path.name != "settings.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours
    ]
    assert offenders == []


def test_every_folder_has_an_owner() -> None:
    owned = [
        line.split()[0].strip("/")
        for line in (ROOT / "CODEOWNERS").read_text().splitlines()
        if line.startswith("/")
    ]
    folders = {"/".join(path.split("/")[:2]) for path in tracked() if path.startswith(("packages/", "apps/"))}
    folders |= {path.split("/")[0] for path in tracked() if "/" in path}
    assert {folder for folder in folders - {"packages", "apps"} if folder not in owned} == set()
    assert [folder for folder in owned if not (ROOT / folder).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs/adr").glob("*.md")), ids=lambda page: page.name)
def test_decisions_have_their_parts(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [
        part
        for part in ("Context", "Decision", "Consequences", "Alternatives", "Check")
        if f"**{part}.**" not in text
    ] == []


def test_the_map_leads_somewhere() -> None:
    text = (ROOT / "docs/map.md").read_text(encoding="utf-8")
    named = [part for part in text.split("`")[1::2] if "/" in part and "..." not in part and "→" not in part]
    assert [name for name in named if not (ROOT / name.rstrip("/")).exists()] == []


def test_reference_data_is_not_committed() -> None:
    assert [path for path in tracked() if Path(path).name in {"descriptions.jsonl", "gold.jsonl"}] == []
