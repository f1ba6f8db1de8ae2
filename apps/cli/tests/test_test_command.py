"""`loomery test`: how many workers it uses, and what it leaves to whoever gives arguments."""

import os
import subprocess
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
    assert started == [["-m", "pytest", "-q", "-m", "not slow and not browser", *options]]


def test_arguments_go_to_pytest_and_nothing_is_added(started: list[list[str]]) -> None:
    CliRunner().invoke(tests.command, ["-x", "-k", "todo", "tests"], catch_exceptions=False)
    assert started == [["-m", "pytest", "-q", "-x", "-k", "todo", "tests"]]
