"""Writing drafts: only what differs, never outside, and what is no longer drafted goes."""

from pathlib import Path, PurePosixPath

import pytest

from loomery_codegen.errors import UnsafePathError
from loomery_codegen.write import Manifest, write_drafts
from loomery_compiler.drafts import FileDraft


def draft(path: str, text: str = "x\n", *, keep: bool = False) -> FileDraft:
    return FileDraft.text(path, text, keep=keep)


def test_a_second_write_changes_nothing(tmp_path: Path) -> None:
    drafts = [draft("a.txt"), draft("deep/b.txt")]
    assert write_drafts(tmp_path, drafts).changed == (PurePosixPath("a.txt"), PurePosixPath("deep/b.txt"))
    before = (tmp_path / "a.txt").stat().st_mtime_ns
    assert write_drafts(tmp_path, drafts).changed == ()
    assert (tmp_path / "a.txt").stat().st_mtime_ns == before


def test_what_is_no_longer_drafted_goes_and_other_files_stay(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path / "state" / "manifest.json")
    root = tmp_path / "project"
    write_drafts(root, [draft("old/a.txt"), draft("b.txt")], manifest=manifest)
    (root / "mine.txt").write_text("mine")
    assert write_drafts(root, [draft("b.txt")], manifest=manifest).removed == (PurePosixPath("old/a.txt"),)
    assert not (root / "old").exists()
    assert (root / "mine.txt").exists()


def test_places_for_people_are_written_once(tmp_path: Path) -> None:
    write_drafts(tmp_path, [draft("custom/hooks.py", "first\n", keep=True)])
    (tmp_path / "custom/hooks.py").write_text("mine\n")
    write_drafts(tmp_path, [draft("custom/hooks.py", "second\n", keep=True)])
    assert (tmp_path / "custom/hooks.py").read_text() == "mine\n"


def test_a_symbolic_link_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    project = tmp_path / "project"
    project.mkdir()
    (project / "src").symlink_to(outside)
    with pytest.raises(UnsafePathError):
        write_drafts(project, [draft("ok.txt"), draft("src/evil.txt")])
    assert not (outside / "evil.txt").exists()
    assert not (project / "ok.txt").exists()


@pytest.mark.parametrize("path", [".git/config", ".git"])
def test_git_itself_is_not_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnsafePathError):
        write_drafts(tmp_path, [draft(path)])


def test_an_executable_draft_is_executable(tmp_path: Path) -> None:
    write_drafts(tmp_path, [FileDraft.text("run", "#!/bin/sh\n", executable=True)])
    assert (tmp_path / "run").stat().st_mode & 0o100
