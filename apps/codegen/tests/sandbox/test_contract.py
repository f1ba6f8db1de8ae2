"""What every sandbox must do, whatever contains it."""

from pathlib import Path

import pytest

from loomery_codegen.sandbox.bubblewrap import BubblewrapSandbox, find_bubblewrap
from loomery_codegen.sandbox.cgroup import find_cgroups
from loomery_codegen.sandbox.model import Command, Limits, Sandbox
from loomery_codegen.sandbox.plain import PlainSandbox
from loomery_codegen.sandbox.probe import probe

NEEDS_BUBBLEWRAP = pytest.mark.skipif(
    probe().sandbox is None, reason=f"no bubblewrap here: {probe().problem}"
)


def _bubblewrap(*, grouped: bool) -> Sandbox:
    cgroups = find_cgroups()
    if grouped and cgroups is None:
        pytest.skip("this user may not make control groups")
    return BubblewrapSandbox(program=find_bubblewrap() or "", cgroups=cgroups if grouped else None)


@pytest.fixture(
    params=[
        "plain",
        pytest.param("groups", marks=NEEDS_BUBBLEWRAP),
        pytest.param("limits", marks=NEEDS_BUBBLEWRAP),
    ]
)
def sandbox(request: pytest.FixtureRequest) -> Sandbox:
    if request.param == "plain":
        return PlainSandbox(cgroups=find_cgroups())
    return _bubblewrap(grouped=request.param == "groups")


def shell(script: str, cwd: Path, *, limits: Limits | None = None) -> Command:
    return Command(
        argv=("/bin/sh", "-c", script), cwd=cwd, writable=(cwd,), limits=limits or Limits(seconds=60)
    )


def test_tells_exit_code_and_output_of_both_streams(sandbox: Sandbox, tmp_path: Path) -> None:
    outcome = sandbox.run(shell("echo out; echo err >&2; exit 7", tmp_path))
    assert (outcome.exit_code, outcome.ending, outcome.ok) == (7, "exited", False)
    assert outcome.output.split() == ["out", "err"]


def test_a_missing_program_is_a_failed_command(sandbox: Sandbox, tmp_path: Path) -> None:
    assert (
        sandbox.run(Command(argv=("/usr/bin/no-such-program",), cwd=tmp_path, writable=(tmp_path,))).exit_code
        != 0
    )


def test_writes_in_a_writable_folder_stay(sandbox: Sandbox, tmp_path: Path) -> None:
    assert sandbox.run(shell("echo kept > result.txt", tmp_path)).ok
    assert (tmp_path / "result.txt").read_text() == "kept\n"


def test_environment_is_only_what_was_given(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "do-not-tell")
    command = Command(argv=("/usr/bin/env",), cwd=tmp_path, writable=(tmp_path,), env={"GIVEN": "yes"})
    names = {line.partition("=")[0] for line in sandbox.run(command).output.splitlines()}
    assert "GIVEN" in names
    assert names <= {"GIVEN", "PATH", "HOME", "TMPDIR", "LANG", "PWD"}


def test_time_limit_ends_everything(sandbox: Sandbox, tmp_path: Path) -> None:
    outcome = sandbox.run(shell("sleep 60 & sleep 60", tmp_path, limits=Limits(seconds=0.3)))
    assert outcome.ending == "timed_out"


def test_memory_limit_ends_a_hog(sandbox: Sandbox, tmp_path: Path) -> None:
    hog = Command(
        argv=("/usr/bin/perl", "-e", "my @a; push @a, 'x' x 1048576 while 1"),
        cwd=tmp_path,
        writable=(tmp_path,),
        limits=Limits(memory=128, seconds=120),
    )
    outcome = sandbox.run(hog)
    assert not outcome.ok
    assert outcome.ending in {"memory", "exited"}


def test_disk_limit_ends_a_filler_of_small_files(sandbox: Sandbox, tmp_path: Path) -> None:
    fill = "i=0; while :; do head -c 1000000 /dev/zero > f$i; i=$((i+1)); done"
    outcome = sandbox.run(shell(fill, tmp_path, limits=Limits(disk=32, file_size=8, seconds=120)))
    assert outcome.ending == "disk"


def test_one_file_cannot_grow_past_its_limit(sandbox: Sandbox, tmp_path: Path) -> None:
    outcome = sandbox.run(
        shell("head -c 30000000 /dev/zero > big", tmp_path, limits=Limits(file_size=4, seconds=120))
    )
    assert not outcome.ok
    assert (tmp_path / "big").stat().st_size <= 4 * 1024 * 1024


def test_a_flood_of_output_is_cut(sandbox: Sandbox, tmp_path: Path) -> None:
    outcome = sandbox.run(
        shell("echo first; yes | head -c 3000000; echo last", tmp_path, limits=Limits(file_size=16))
    )
    assert len(outcome.output) < 300_000
    assert outcome.output.startswith("first")
    assert outcome.output.endswith("last\n")


def test_a_started_command_can_be_read_and_stopped(sandbox: Sandbox, tmp_path: Path) -> None:
    process = sandbox.start(shell("echo ready; echo ready > mark; sleep 60", tmp_path))
    assert process.wait(0.05) is None
    outcome = process.stop()
    assert outcome.ending == "stopped"
    assert process.stop() == outcome


def test_a_program_that_is_killed_from_outside_is_told_from_one_that_failed(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    assert sandbox.run(shell("kill -9 $$", tmp_path)).killed
    assert not sandbox.run(shell("exit 9", tmp_path)).killed
    process = sandbox.start(shell("sleep 60", tmp_path))
    assert not process.stop().killed
