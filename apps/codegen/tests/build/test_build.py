"""Whole builds of a tiny application with the real tools: green, again, changed, edited, red, interrupted."""

import json
from pathlib import Path

import pytest

from loomery_codegen.build import Builder
from loomery_codegen.errors import DescriptionError, MergeConflictError
from loomery_codegen.git import Git
from loomery_codegen.request import BuildEvent, BuildRequest, BuildResult
from loomery_shared.errors import UsageError

from .conftest import TinyBackend

pytestmark = pytest.mark.slow
REQUEST = BuildRequest(text="A tiny application that greets.", browser=False)
# Said in other words, so that the answer to the first is not simply given again.
AGAIN = BuildRequest(text="A tiny application that says hello.", app="tiny", browser=False)


def statuses(result: BuildResult) -> dict[str, str]:
    return {gate.name: gate.status for gate in result.gates}


def red(result: BuildResult) -> set[str]:
    return {gate.name for gate in result.gates if gate.status == "failed"}


def test_a_green_build_is_published_with_everything_that_was_promised(builder: Builder) -> None:
    events: list[BuildEvent] = []
    result = builder.build(REQUEST, events.append)
    assert result.status == "green", [gate.findings for gate in result.gates]
    assert (result.path / "web/dist/index.html").is_file()
    assert Git.at(result.path).run("tag") == "build-1"
    assert result.archive is not None
    assert result.archive.is_file()
    shown = json.loads(json.dumps(result.to_json()))
    assert {"app", "path", "spec", "status", "cached", "gates", "coverage", "seconds"} <= shown.keys()
    assert {"understand", "compile", "verify", "publish", "total"} <= shown["seconds"].keys()
    assert Path(shown["spec"]).is_file()
    assert [event.step for event in events if event.state == "finished" and not event.gate] == [
        "prepare",
        "understand",
        "compile",
        "format",
        "merge",
        "verify",
        "publish",
    ]


def test_browser_gates_left_out_by_request_do_not_make_it_red(builder: Builder) -> None:
    result = builder.build(REQUEST)
    assert result.status == "green"
    assert statuses(result)["browser"] == "skipped"


def test_the_same_again_comes_from_the_cache(builder: Builder) -> None:
    first = builder.build(REQUEST)
    second = builder.build(REQUEST)
    assert second.cached
    assert (second.commit, second.tag) == (first.commit, first.tag)


def test_only_what_changed_is_checked_again(builder: Builder, backend: TinyBackend) -> None:
    builder.build(REQUEST)
    backend.changes["web/src/Greeting.tsx"] = (
        "/** Waves. */\nexport function Greeting({ name }: { name: string }) {\n"
        "  return <h1>Hello {name}</h1>;\n}\n"
    )
    cached = {gate.name: gate.cached for gate in builder.build(AGAIN).gates}
    assert cached["tests-api"] and cached["types-api"] and cached["lint-api"]
    assert not cached["tests-web"] and not cached["build"]


def test_hand_edits_survive_a_new_generation(builder: Builder, backend: TinyBackend) -> None:
    first = builder.build(REQUEST)
    edited = first.path / "api/app/main.py"
    edited.write_text(edited.read_text().replace('["hello"]', '["good morning"]'))
    tests = first.path / "api/tests/test_app.py"
    tests.write_text(tests.read_text().replace('["hello"]', '["good morning"]'))
    (first.path / "web/src/custom/routes.tsx").write_text("/** Mine. */\nexport const routes = [1];\n")
    backend.changes["README.md"] = "# Tiny, again\n"
    second = builder.build(AGAIN)
    assert second.status == "green", [gate.findings for gate in second.gates]
    assert "good morning" in edited.read_text()
    assert "Mine" in (first.path / "web/src/custom/routes.tsx").read_text()
    assert (first.path / "README.md").read_text() == "# Tiny, again\n"


def test_a_conflict_leaves_the_project_alone(builder: Builder, backend: TinyBackend) -> None:
    first = builder.build(REQUEST)
    readme = first.path / "README.md"
    readme.write_text("# Mine\n")
    backend.changes["README.md"] = "# Theirs\n"
    with pytest.raises(MergeConflictError) as conflict:
        builder.build(AGAIN)
    assert [(item.file, item.line) for item in conflict.value.conflicts] == [("README.md", 1)]
    assert readme.read_text() == "# Mine\n"


@pytest.mark.parametrize(
    ("path", "content", "gate"),
    [
        (
            "web/src/Greeting.tsx",
            "export function Greeting({ name }: { name: string }) {\n  return <h1>Hi {name}</h1>;\n}\n",
            "tests-web",
        ),
        ("web/src/extra.ts", "export const wrong: number = 'text';\n", "types-web"),
        ("web/src/extra.tsx", 'export const Picture = () => <img src="/x.png" />;\n', "lint-web"),
        ("web/src/main.tsx", 'import "./missing";\n', "build"),
        ("api/app/extra.py", "def broken() -> int:\n    return 'text'\n", "types-api"),
        ("api/app/extra.py", "import os\n", "lint-api"),
        ("api/app/extra.py", "def broken(:\n", "format"),
        ("api/tests/test_more.py", "def test_more() -> None:\n    assert 1 == 2\n", "tests-api"),
        ("api/app/__main__.py", "raise SystemExit('no')\n", "boot"),
    ],
    ids=["unit test", "type", "lint", "build", "API type", "API lint", "syntax", "API test", "boot"],
)
def test_a_fault_is_caught_by_its_gate_and_nothing_is_published(
    builder: Builder, backend: TinyBackend, path: str, content: str, gate: str
) -> None:
    backend.changes[path] = content
    result = builder.build(REQUEST)
    assert result.status == "red"
    assert gate in red(result)
    findings = next(item.findings for item in result.gates if item.name == gate)
    assert findings
    assert not result.path.exists()
    assert result.logs.is_dir()


def test_an_empty_description_is_refused_with_its_reason(builder: Builder) -> None:
    with pytest.raises(DescriptionError) as refused:
        builder.build(BuildRequest(text="  "))
    assert refused.value.exit_code == 2
    assert [item.code for item in refused.value.diagnostics] == ["TEXT101"]


def test_a_folder_that_holds_something_else_is_not_taken(builder: Builder, tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.mkdir()
    (place / "letter.txt").write_text("dear")
    with pytest.raises(UsageError):
        builder.build(BuildRequest(text="x", out=place, browser=False))
    assert [entry.name for entry in place.iterdir()] == ["letter.txt"]


def test_a_project_can_live_where_the_person_wants_it(builder: Builder, tmp_path: Path) -> None:
    result = builder.build(BuildRequest(text="x", out=tmp_path / "mine", browser=False))
    assert result.status == "green"
    assert builder.build(BuildRequest(text="x", app="tiny", browser=False)).path == tmp_path / "mine"


def test_an_interruption_stops_what_runs_and_publishes_nothing(
    builder: Builder, backend: TinyBackend
) -> None:
    backend.changes["api/tests/test_slow.py"] = (
        "import time\n\n\ndef test_slow() -> None:\n    time.sleep(600)\n"
    )

    def interrupt(event: BuildEvent) -> None:
        if event.gate and event.gate.name == "build":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        builder.build(REQUEST, interrupt)
    assert not (builder.home.apps / "tiny" / "project").exists()


def test_another_description_of_the_same_name_becomes_another_application(builder: Builder) -> None:
    first = builder.build(REQUEST)
    second = builder.build(BuildRequest(text="Something else of the same name.", browser=False))
    assert (first.app, second.app) == ("tiny", "tiny-2")
    assert builder.build(REQUEST).app == "tiny"


def test_the_same_request_on_an_edited_project_is_merged_again(builder: Builder) -> None:
    first = builder.build(REQUEST)
    (first.path / "README.md").write_text("# Mine\n")
    second = builder.build(REQUEST)
    assert second.commit != first.commit
    assert (first.path / "README.md").read_text() == "# Mine\n"
