"""Generations, edits and what becomes of them: merge and publish together, on real repositories."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loomery_codegen.errors import MergeConflictError, ProjectChangedError
from loomery_codegen.git import Git
from loomery_codegen.merge import PRISTINE, merge_generation, tree_of_folder
from loomery_codegen.publish import Published, archive, publish
from loomery_codegen.write import write_drafts
from loomery_compiler.drafts import FileDraft

WHEN = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
PAGE = "".join(f"line {number}\n" for number in range(1, 21))


class Project:
    """A project folder that can be generated into again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        self._scratch = folder
        self._count = 0
        self.git = Git.at(self.folder)
        self.git.init()

    def generate(self, files: Mapping[str, str], keep: frozenset[str] = frozenset()) -> Published:
        self._count += 1
        staging = self._scratch / f"staging-{self._count}"
        write_drafts(staging, [FileDraft.text(path, text) for path, text in files.items()])
        merged = merge_generation(self.git, tree_of_folder(self.git, staging), keep)
        return publish(self.git, merged, title=f"Build {self._count}", details="", when=WHEN)

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        assert old in file.read_text()
        file.write_text(file.read_text().replace(old, new))

    def read(self, path: str) -> str:
        return (self.folder / path).read_text()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_first_generation_is_committed_tagged_and_clean(project: Project) -> None:
    published = project.generate({"a.txt": "a\n", "api/b.py": "b = 1\n"})
    assert published.tag == "build-1"
    assert project.git.run("status", "--porcelain") == ""
    assert project.git.resolve("HEAD") == project.git.resolve(PRISTINE) == published.commit


def test_the_same_generation_again_changes_nothing(project: Project) -> None:
    first = project.generate({"a.txt": "a\n"})
    second = project.generate({"a.txt": "a\n"})
    assert (second.commit, second.changed) == (first.commit, False)


def test_edits_survive_committed_or_not(project: Project) -> None:
    project.generate({"page.txt": PAGE, "other.txt": PAGE})
    project.edit("page.txt", "line 2\n", "line two\n")
    project.git.run("commit", "--quiet", "--all", "--message", "Mine", when=WHEN)
    project.edit("other.txt", "line 3\n", "line three\n")
    (project.folder / "new.txt").write_text("new\n")
    project.generate({"page.txt": PAGE + "line 21\n", "other.txt": PAGE.replace("line 19", "line XIX")})
    assert "line two\n" in project.read("page.txt")
    assert "line 21\n" in project.read("page.txt")
    assert {"line three\n", "line XIX\n"} <= set(project.read("other.txt").splitlines(keepends=True))
    assert project.read("new.txt") == "new\n"
    assert project.git.run("status", "--porcelain") == ""
    assert "Keep edits made by hand" in project.git.run("log", "--format=%s")


def test_the_pristine_branch_never_holds_edits(project: Project) -> None:
    project.generate({"page.txt": PAGE})
    project.edit("page.txt", "line 2\n", "line two\n")
    project.generate({"page.txt": PAGE + "line 21\n"})
    assert project.git.blob(PRISTINE, "page.txt").decode() == PAGE + "line 21\n"
    assert project.git.run("rev-list", "--count", PRISTINE) == "2"


def test_a_true_conflict_is_told_with_file_and_place_and_changes_nothing(project: Project) -> None:
    project.generate({"page.txt": PAGE})
    project.edit("page.txt", "line 12\n", "mine\n")
    before = project.git.resolve("HEAD")
    with pytest.raises(MergeConflictError) as conflict:
        project.generate({"page.txt": PAGE.replace("line 12\n", "theirs\n")})
    assert [(item.file, item.line) for item in conflict.value.conflicts] == [("page.txt", 12)]
    assert conflict.value.exit_code == 3
    assert project.read("page.txt") == PAGE.replace("line 12\n", "mine\n")
    assert project.git.resolve("HEAD") == before


def test_an_edited_file_that_is_no_longer_generated_is_a_conflict(project: Project) -> None:
    project.generate({"page.txt": PAGE, "rest.txt": "r\n"})
    project.edit("page.txt", "line 12\n", "mine\n")
    with pytest.raises(MergeConflictError) as conflict:
        project.generate({"rest.txt": "r\n"})
    assert [(item.file, item.line) for item in conflict.value.conflicts] == [("page.txt", 0)]


def test_an_unedited_file_that_is_no_longer_generated_goes(project: Project) -> None:
    project.generate({"a/page.txt": PAGE, "rest.txt": "r\n"})
    project.generate({"rest.txt": "r\n"})
    assert not (project.folder / "a").exists()


def test_places_for_people_are_made_once_and_stay_theirs(project: Project) -> None:
    keep = frozenset({"custom/hooks.py", "custom/late.py"})
    project.generate({"custom/hooks.py": "first\n"}, keep)
    (project.folder / "custom/hooks.py").write_text("mine\n")
    (project.folder / "custom/late.py").write_text("mine too\n")
    project.generate({"custom/hooks.py": "second\n", "custom/late.py": "generated\n"}, keep)
    assert project.read("custom/hooks.py") == "mine\n"
    assert project.read("custom/late.py") == "mine too\n"


def test_an_edit_between_merge_and_publish_stops_the_publishing(project: Project, tmp_path: Path) -> None:
    project.generate({"page.txt": PAGE})
    staging = tmp_path / "next"
    write_drafts(staging, [FileDraft.text("page.txt", PAGE + "more\n")])
    merged = merge_generation(project.git, tree_of_folder(project.git, staging), frozenset())
    project.edit("page.txt", "line 1\n", "mine\n")
    with pytest.raises(ProjectChangedError):
        publish(project.git, merged, title="Build", details="", when=WHEN)
    assert project.read("page.txt").startswith("mine\n")


def test_a_commit_between_merge_and_publish_is_not_lost(project: Project, tmp_path: Path) -> None:
    project.generate({"page.txt": PAGE})
    staging = tmp_path / "next"
    write_drafts(staging, [FileDraft.text("page.txt", PAGE + "more\n")])
    merged = merge_generation(project.git, tree_of_folder(project.git, staging), frozenset())
    words = project.git.commit_tree(f"{merged.edited}", (f"{merged.head}",), "Only words\n", WHEN)
    project.git.run("update-ref", "refs/heads/main", words)
    with pytest.raises(ProjectChangedError):
        publish(project.git, merged, title="Build", details="", when=WHEN)
    assert project.git.resolve("HEAD") == words


def test_local_settings_and_hooks_take_no_part(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hooks = project.git.git_dir / "hooks"
    hooks.mkdir()
    (hooks / "reference-transaction").write_text("#!/bin/sh\nexit 1\n")
    (hooks / "reference-transaction").chmod(0o755)
    (tmp_path / "gitconfig").write_text("[user]\nname = Somebody\n[core]\nautocrlf = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody")
    project.generate({"a.txt": "a\n"})
    assert (
        project.git.run("log", "--format=%an %cn %ad", "--date=unix")
        == f"Loomery Loomery {int(WHEN.timestamp())}"
    )


def test_two_projects_get_the_same_commits_and_the_same_zip(tmp_path: Path) -> None:
    zips, commits = [], []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        project = Project(tmp_path / name)
        commits.append(project.generate({"a.txt": "a\n", "b/c.txt": "c\n"}).commit)
        zips.append(archive(project.git, "HEAD^{tree}", tmp_path / name / "app.zip").read_bytes())
    assert commits[0] == commits[1]
    assert zips[0] == zips[1]
