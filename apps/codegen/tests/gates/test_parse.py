"""What tools print becomes findings with file, line, code and message."""

from pathlib import Path

from loomery_codegen.coverage import checks_of
from loomery_codegen.gates.model import GateResult
from loomery_codegen.gates.parse import judged, pytest_findings, relative
from loomery_codegen.gates.vite import _findings as vite_findings
from loomery_codegen.sandbox.model import Outcome


def outcome(output: str, exit_code: int = 1) -> Outcome:
    return Outcome(exit_code=exit_code, ending="exited", output=output, seconds=0.1)


def test_a_failed_test_is_found_with_its_line() -> None:
    output = (
        "=== FAILURES ===\n___ test_two ___\ntests/test_a.py:7: in test_two\n    assert 1 == 2\n"
        "E   assert 1 == 2\n=== short test summary info ===\n"
        "FAILED tests/test_a.py::test_two - assert 1 == 2\n"
    )
    (finding,) = pytest_findings(output, "api")
    assert (finding.file, finding.line, finding.message) == (
        "api/tests/test_a.py",
        7,
        "test_two: assert 1 == 2",
    )


def test_a_missing_import_is_found_behind_colours() -> None:
    output = (
        "\x1b[31m[UNRESOLVED_IMPORT] \x1b[0mCould not resolve './x' in src/main.tsx\n"
        "   \x1b[38;5;246m╭─[\x1b[0m src/main.tsx:2:30 \x1b[38;5;246m]\x1b[0m\n"
    )
    (finding,) = vite_findings(output)
    assert (finding.file, finding.line, finding.code) == ("web/src/main.tsx", 2, "UNRESOLVED_IMPORT")


def test_a_failure_without_findings_tells_the_lines_that_name_errors() -> None:
    result = judged("build", outcome("starting\nE   ImportError: no x\nsome more\n"), ())
    assert result.status == "failed"
    assert result.findings[0].message == "exit code 1: E   ImportError: no x"


def test_a_tool_killed_for_time_is_red_and_says_so() -> None:
    late = Outcome(exit_code=-9, ending="timed_out", output="", seconds=9)
    assert judged("build", late, ()).reason == "it took too long"


def test_paths_are_told_relative_to_the_project() -> None:
    assert relative("/p/web/src/a.ts", Path("/p"), "web") == "web/src/a.ts"
    assert relative("src/a.ts", Path("/p"), "web") == "web/src/a.ts"


def test_only_checks_that_ran_green_prove_a_sentence() -> None:
    files = frozenset({"api/tests/test_book.py", "api/tests/test_permissions.py", "e2e/test_book.py"})
    gates = [GateResult(name="tests-api", status="passed"), GateResult(name="browser", status="failed")]
    assert checks_of(["entities.book.title", "entities.book", "roles.member"], files, gates) == (
        "api/tests/test_book.py",
        "api/tests/test_permissions.py",
    )
    assert checks_of(["pages.home"], files, [GateResult(name="accessibility", status="passed")]) == (
        "accessibility:home",
    )


def test_a_check_that_was_ended_from_outside_says_so_and_nothing_of_the_project() -> None:
    for code in (-9, 137):
        result = judged("tests", outcome("half of a li", code), ())
        assert (result.status, result.killed) == ("failed", True)
        assert result.reason == "its process was ended from outside"
    assert not judged("tests", outcome("a fault", 1), ()).killed
    late = Outcome(exit_code=-9, ending="timed_out", output="", seconds=0.1)
    assert not judged("tests", late, ()).killed
