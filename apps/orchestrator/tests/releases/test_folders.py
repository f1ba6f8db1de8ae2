"""Data folders after a crash at any point of a swap, and copies of data."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.local.snapshots import (
    Snapshot,
    find_snapshot,
    put_back,
    take_snapshot,
    thin_out,
)

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def folders(tmp_path: Path) -> AppFolders:
    made = AppFolders(tmp_path, "app_1")
    (made.data / "uploads").mkdir(parents=True)
    (made.data / "uploads" / "picture").write_text("old")
    return made


def kept(folders: AppFolders) -> str:
    return (folders.data / "uploads" / "picture").read_text()


def replace(folders: AppFolders, text: str) -> None:
    """As applications do: files get new names or are made anew, never changed in place."""
    (folders.data / "uploads" / "picture").unlink()
    (folders.data / "uploads" / "picture").write_text(text)


@pytest.mark.parametrize("crash", ["before", "between", "after"])
def test_a_swap_that_began_is_finished(folders: AppFolders, crash: str) -> None:
    (folders.next / "uploads").mkdir(parents=True)
    (folders.next / "uploads" / "picture").write_text("new")
    if crash != "before":
        folders.data.rename(folders.root / "data.old")
    if crash == "after":
        folders.next.rename(folders.data)
    folders.settle()
    assert kept(folders) == "new"
    assert sorted(path.name for path in folders.root.iterdir()) == ["data"]


def test_a_half_made_copy_is_no_copy(folders: AppFolders) -> None:
    (folders.root / "data.next.part").mkdir()
    (folders.snapshots / "rel_1.part").mkdir(parents=True)
    folders.settle()
    put_back(folders, "rel_1", keep=False)
    assert kept(folders) == "old"
    assert list(folders.snapshots.iterdir()) == []


@pytest.mark.parametrize("keep", [True, False])
def test_data_are_put_back_as_they_were(folders: AppFolders, keep: bool) -> None:
    take_snapshot(folders, "rel_1", NOW, for_good=False)
    replace(folders, "new")
    (folders.data / "uploads" / "more").touch()
    put_back(folders, "rel_1", keep=keep)
    assert kept(folders) == "old"
    assert not (folders.data / "uploads" / "more").exists()
    assert folders.snapshot("rel_1").exists() is keep
    put_back(folders, "rel_1", keep=keep)
    assert kept(folders) == "old"


def test_links_are_left_behind(folders: AppFolders, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (folders.data / "uploads" / "link").symlink_to(tmp_path / "secret")
    (folders.data / "folder").symlink_to(tmp_path)
    take_snapshot(folders, "rel_1", NOW, for_good=False)
    copied = folders.snapshot("rel_1") / "data"
    assert sorted(path.name for path in copied.rglob("*")) == ["picture", "uploads"]


def test_the_oldest_copies_go_but_not_those_that_hold_the_only_records(folders: AppFolders) -> None:
    for number in range(5):
        take_snapshot(folders, f"rel_{number}", NOW + timedelta(hours=number), for_good=number == 0)
    thin_out(folders, keep=2)
    assert sorted(path.name for path in folders.snapshots.iterdir()) == ["rel_0", "rel_3", "rel_4"]
    newest = find_snapshot(folders, "")
    assert newest is not None
    assert newest.release == "rel_4"


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)])
def test_a_clock_that_is_set_changes_nothing_about_which_copies_are_newest(
    folders: AppFolders, jump: timedelta
) -> None:
    for number in range(6):
        wrong = jump if number in (1, 2) else timedelta()
        take_snapshot(folders, f"rel_{number}", NOW + timedelta(hours=number) + wrong, for_good=False)
        thin_out(folders, keep=3)
        newest = find_snapshot(folders, "")
        assert newest is not None
        assert newest.release == f"rel_{number}"
    assert sorted(path.name for path in folders.snapshots.iterdir()) == ["rel_3", "rel_4", "rel_5"]


def test_copies_that_were_not_counted_are_older_than_those_that_were(folders: AppFolders) -> None:
    take_snapshot(folders, "rel_9", NOW + timedelta(days=1), for_good=False)
    meta = folders.snapshot("rel_9") / "snapshot.json"
    meta.write_text(Snapshot.model_validate_json(meta.read_text()).model_dump_json(exclude={"number"}))
    take_snapshot(folders, "rel_1", NOW, for_good=False)
    newest = find_snapshot(folders, "")
    assert newest is not None
    assert newest.release == "rel_1"


def test_the_key_is_made_once_for_its_owner_only(folders: AppFolders) -> None:
    first = folders.secret()
    assert folders.secret() == first
    assert (folders.root / "secret").stat().st_mode & 0o077 == 0
    assert first.get_secret_value() not in repr(first)
