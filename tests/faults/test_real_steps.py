"""Steps of the real engine on a full disk, and with their processes killed: they fail plainly, leave nothing half made,
and succeed when they are taken again."""

import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from loomery_cli.building import make_builder
from loomery_cli.planning import load_settings
from loomery_codegen.durable import DurableBuilds
from loomery_codegen.git import Git
from loomery_codegen.store import HomeFolders
from loomery_shared.contracts.builds import BuildNews, BuildOrder
from loomery_shared.errors import UnavailableError

from .disks import full, small_disk

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
ORDER = BuildOrder(
    job="job_1", tenant="t1", app="app_1", description="A todo list. Each task has a title.", browser=False
)


def tell(_news: BuildNews) -> None:
    return


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DurableBuilds]:
    """The real one, with nothing in its cache, on a disk of its own."""
    made = make_builder(load_settings())
    made.toolchains.ensure(made.recipe)
    home = tmp_path / "home"
    with small_disk(home, "512m"):
        yield DurableBuilds(home, lambda: replace(made, home=HomeFolders(home)))


def steps(engine: DurableBuilds) -> dict[str, Callable[[], Any]]:
    return {
        "understand": lambda: engine.understand(ORDER, tell),
        "compile": lambda: engine.compile(ORDER, tell),
        "merge": lambda: engine.merge(ORDER, tell),
        "verify": lambda: engine.verify(ORDER, tell),
        "publish": lambda: engine.publish(ORDER, tell),
    }


def used(folder: Path) -> int:
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


def children(of: int) -> list[tuple[int, str]]:
    """Every process below one, with its command line."""
    lines: dict[int, tuple[int, str]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        lines[int(folder.name)] = (parent, line)
    found, grown = {of}, True
    while grown:
        more = {pid for pid, (parent, _) in lines.items() if parent in found} - found
        found, grown = found | more, bool(more)
    return [(pid, lines[pid][1]) for pid in found - {of}]


@contextmanager
def killing(words: str, most: int = 1) -> Iterator[list[str]]:
    """Kill the first processes of ours whose command line has these words."""
    killed: list[str] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set() and len(killed) < most:
            for pid, line in children(os.getpid()):
                # Neither who keeps it in the sandbox nor the shell that joins its group: the program itself.
                if words in line and "bwrap" not in line and "echo $$" not in line:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(line)
                    break
            time.sleep(0.005)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


def test_each_step_fails_plainly_on_a_full_disk_and_goes_on_when_there_is_room(
    engine: DurableBuilds, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    for name, take in steps(engine).items():
        with full(home), pytest.raises((OSError, UnavailableError)) as caught:
            take()
        assert "No space left" in str(caught.value), name
        made = take()
    assert made.tag == "build-1"
    git = Git.at(engine.project("t1", "app_1"))
    assert git.run("fsck", "--strict") == ""
    assert git.run("status", "--porcelain") == ""
    assert list(git.git_dir.rglob("*.lock")) == []
    engine.discard(ORDER)
    assert [path.name for path in (home / "tenants/t1").rglob("*") if "part" in path.suffix] == []
    before = used(home)
    engine.forget("t1", "")
    assert used(home) < before / 4


@pytest.mark.parametrize("words", ["typescript-native", "pytest", "preloaded.py"])
def test_a_check_whose_process_is_killed_is_taken_again(
    words: str, engine: DurableBuilds, tmp_path: Path
) -> None:
    taken = steps(engine)
    for name in ("understand", "compile", "merge"):
        taken[name]()
    before = set(Path(tempfile.gettempdir()).glob("loomery-*"))
    with killing(words) as killed:
        try:
            verdict = taken["verify"]()
        except UnavailableError as error:
            assert "ended from outside" in error.message
            verdict = None
    assert len(killed) == 1
    # Tests that were interrupted are run once more by the check itself.
    assert verdict is None or words != "typescript-native"
    assert [line for _, line in children(os.getpid()) if "bwrap" in line] == []
    assert set(Path(tempfile.gettempdir()).glob("loomery-*")) <= before
    verdict = verdict or taken["verify"]()
    assert verdict.green, [gate for gate in verdict.gates if gate.status == "failed"]
    assert taken["publish"]().tag == "build-1"


def test_a_formatter_and_git_that_are_killed_leave_nothing_half_made(engine: DurableBuilds) -> None:
    taken = steps(engine)
    taken["understand"]()
    with killing("ruff format") as killed, pytest.raises(UnavailableError, match="ended from outside"):
        taken["compile"]()
    assert killed
    taken["compile"]()
    with killing("git -c", 1) as killed, pytest.raises(UnavailableError, match="ended from outside"):
        taken["merge"]()
    assert killed
    taken["merge"]()
    assert taken["verify"]().green
    repository = engine.project("t1", "app_1") / ".git"
    for attempt in range(3):
        with killing("git -c", 1) as killed:
            try:
                taken["publish"]()
            except UnavailableError:
                (repository / "index.lock").touch()
        assert killed or attempt
    assert taken["publish"]().tag == "build-1"
    git = Git.at(engine.project("t1", "app_1"))
    assert git.run("fsck", "--strict") == ""
    assert git.run("status", "--porcelain") == ""
