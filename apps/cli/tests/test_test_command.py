"""`loomery test`: how many workers it uses, what it tries again, and what it leaves to whoever gives arguments."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from loomery_cli.commands import test as tests


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was started, in place of starting it: these tests are part of what would run."""
    found: list[list[str]] = []

    class Started(subprocess.Popen[bytes]):
        def __init__(self, arguments: list[str], **more: Any) -> None:
            found.append(arguments[1:])
            super().__init__(["true"])

    monkeypatch.setattr(tests.subprocess, "Popen", Started)
    monkeypatch.setattr(tests, "_checks", lambda python: [])
    return found


@pytest.mark.parametrize(
    ("processors", "options"),
    [(1, []), (2, ["-n", "2", "--dist", "worksteal"]), (64, ["-n", "8", "--dist", "worksteal"])],
)
def test_there_is_a_worker_for_each_processor(
    processors: int, options: list[str], started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(processors)))
    CliRunner().invoke(tests.command, ["--fast"], catch_exceptions=False)
    assert started == [["-m", "pytest", "-q", "-m", "not slow and not browser", "--cache-clear", *options]]


def test_arguments_go_to_pytest_and_nothing_is_added(started: list[list[str]]) -> None:
    CliRunner().invoke(tests.command, ["-x", "-k", "todo", "tests"], catch_exceptions=False)
    assert started == [["-m", "pytest", "-q", "-x", "-k", "todo", "tests"]]


UNSTEADY, BROKEN = "tests/test_pages.py::test_unsteady[a b]", "tests/test_pages.py::test_broken"


@pytest.mark.parametrize(
    ("failed", "code", "tried_alone"),
    [
        ([UNSTEADY], 0, [UNSTEADY]),
        ([UNSTEADY, BROKEN], 1, [UNSTEADY, BROKEN]),
        ([f"{BROKEN}[{number}]" for number in range(6)], 1, None),
        ([], 1, None),
    ],
    ids=["holds alone", "fails again", "too many", "none named"],
)
def test_the_few_that_fail_beside_others_are_tried_alone(
    failed: list[str],
    code: int,
    tried_alone: list[str] | None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    found: list[list[str]] = []

    class Started(subprocess.Popen[bytes]):
        """The whole run fails; alone, all hold but the one that is broken."""

        def __init__(self, arguments: list[str], **more: Any) -> None:
            found.append(arguments[1:])
            super().__init__(["false" if len(found) == 1 or BROKEN in arguments else "true"])

    (tmp_path / "lastfailed").write_text(json.dumps(dict.fromkeys(failed, True)))
    monkeypatch.setattr(tests.subprocess, "Popen", Started)
    monkeypatch.setattr(tests, "_checks", lambda python: [])
    monkeypatch.setattr(tests, "FAILED", tmp_path / "lastfailed")
    done = CliRunner().invoke(tests.command, ["--fast"], catch_exceptions=False, standalone_mode=False)
    assert done.return_value == code
    assert found[1:] == ([["-m", "pytest", "-q", *tried_alone]] if tried_alone else [])
    assert all(name in done.output for name in tried_alone or [])
