"""The command line as a person or a machine meets it: output, errors with a hint, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loomery_cli.planning import load_settings

TODO = "A simple todo list. Each task has a title, a due date and a priority."


def loomery(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "loomery"
    environment = {**os.environ, "LOOMERY_HOME": str(home), "NO_COLOR": "1"}
    return subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, env=environment, check=False, timeout=120
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    done = loomery("--help", home=tmp_path)
    assert done.returncode == 0
    for name in (
        "build",
        "spec",
        "serve",
        "apps",
        "up",
        "backup",
        "restore",
        "templates",
        "doctor",
        "setup",
        "test",
    ):
        assert name in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense",), "No such command"),
        (("spec",), "There is no description"),
        (("spec", "   "), "There is no description"),
        (("build", "x", "--from", "y.txt"), "not both"),
        (("spec", "--from", "missing.txt"), "can't be read"),
        (("serve", "no-such-app"), "no application"),
        (("templates", "show", "teleport"), "no module"),
    ],
)
def test_bad_use_is_one_line_a_hint_and_exit_code_2(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    done = loomery(*arguments, home=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_place_that_can_not_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = loomery("build", TODO, "--no-serve", home=tmp_path / "file" / "home")
    assert done.returncode == 2
    assert done.stderr.strip().endswith("to another place.")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("home", "expected"), [("", "~/.loomery"), ("near/home", "near/home"), ("~/x", "~/x")]
)
def test_home_is_the_same_place_for_all_programs(
    home: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOOMERY_HOME", home)
    assert load_settings().home == tmp_path / expected.removeprefix("~/")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "picture.txt"
    file.write_bytes(b"\x89PNG\xff\xfe")
    done = loomery("spec", "--from", str(file), home=tmp_path)
    assert done.returncode == 2
    assert "no UTF-8 text (byte 0)" in done.stderr


def test_an_invalid_specification_is_told_with_places(tmp_path: Path) -> None:
    file = tmp_path / "spec.json"
    file.write_text('{"name": "x", "slug": "Bad Slug", "colour": 1}')
    done = loomery("build", "--from", str(file), "--json", home=tmp_path)
    assert done.returncode == 2
    assert "SPEC002" in done.stderr
    assert "slug" in done.stderr
    assert "colour" in done.stderr


def test_what_is_understood_for_machines(tmp_path: Path) -> None:
    done = loomery("spec", TODO, "--json", home=tmp_path)
    assert done.returncode == 0
    document = json.loads(done.stdout)
    assert set(document) == {"spec", "coverage", "findings"}
    (task,) = [entity for entity in document["spec"]["entities"] if entity["name"] == "task"]
    assert {"title", "due_on", "priority"} <= {field["name"] for field in task["fields"]}
    assert [item["sentence"] for item in document["coverage"]] == [
        "A simple todo list.",
        "Each task has a title, a due date and a priority.",
    ]


def test_what_is_understood_for_people(tmp_path: Path) -> None:
    done = loomery("spec", TODO, home=tmp_path)
    assert done.returncode == 0
    assert "Task" in done.stdout
    assert "\x1b[" not in done.stdout


def test_the_schema_is_json(tmp_path: Path) -> None:
    done = loomery("spec", "--schema", home=tmp_path)
    assert json.loads(done.stdout)["title"] == "AppSpec"


def test_a_machine_without_applications(tmp_path: Path) -> None:
    assert json.loads(loomery("apps", "--json", home=tmp_path).stdout) == []
    assert "No applications yet" in loomery("apps", home=tmp_path).stdout


def test_the_doctor_names_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    done = loomery("doctor", "--json", home=tmp_path)
    found = {item["name"]: item for item in json.loads(done.stdout)}
    assert found["python"]["state"] == "ok"
    assert found["toolchain"]["state"] == "missing"
    assert found["toolchain"]["remedy"] == "loomery setup"
    assert done.returncode == 1


def test_modules_are_listed_shown_and_checked(tmp_path: Path) -> None:
    names = [row["name"] for row in json.loads(loomery("templates", "list", "--json", home=tmp_path).stdout)]
    assert {"comments", "search", "dashboard"} <= set(names)
    assert "option" in loomery("templates", "show", "comments", home=tmp_path).stdout.lower()
    assert loomery("templates", "check", "comments", home=tmp_path).returncode == 0
