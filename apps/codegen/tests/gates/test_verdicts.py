"""What is remembered of files and gates, and for how long."""

import os
import time
from pathlib import Path

from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.verdicts import Verdicts
from loomery_codegen.store import AppStore, HomeFolders


def test_a_clean_file_is_known_by_path_and_content_and_check(tmp_path: Path) -> None:
    Verdicts(tmp_path).passed("lint", [("a.ts", "1"), ("b.ts", "2")])
    verdicts = Verdicts(tmp_path)
    assert verdicts.unknown("lint", [("a.ts", "1"), ("a.ts", "2"), ("c.ts", "1")]) == ("a.ts", "c.ts")
    assert verdicts.unknown("format", [("a.ts", "1")]) == ("a.ts",)


def test_what_tools_leave_behind_is_no_part_of_a_project(tmp_path: Path) -> None:
    for name in (
        "web/src/a.ts",
        "web/node_modules/x.js",
        "web/.cache/y",
        "web/dist/z.js",
        "api/__pycache__/w.pyc",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "web/src/link.ts").symlink_to("/etc/passwd")
    files = ProjectFiles.read(tmp_path)
    assert list(files.digests) == ["web/src/a.ts"]
    assert files.matching(("web/*.ts",)) == ("web/src/a.ts",)


def test_a_digest_tells_a_changed_and_a_moved_file(tmp_path: Path) -> None:
    one = ProjectFiles({"a": "1", "b": "2"})
    assert one.digest(("*",)) != ProjectFiles({"a": "1", "b": "3"}).digest(("*",))
    assert one.digest(("*",)) != ProjectFiles({"a": "1", "c": "2"}).digest(("*",))
    assert one.digest(("a",)) == ProjectFiles({"a": "1", "b": "3"}).digest(("a",))


def test_scratch_folders_go_and_forgotten_ones_are_swept(tmp_path: Path) -> None:
    home = HomeFolders(tmp_path)
    forgotten = tmp_path / "tmp" / "build-old"
    forgotten.mkdir(parents=True)
    os.utime(forgotten, (time.time() - 90_000,) * 2)
    with home.scratch("build") as folder:
        assert folder.is_dir()
        assert not forgotten.exists()
    assert not folder.exists()


def test_logs_of_the_newest_builds_are_kept(tmp_path: Path) -> None:
    store = AppStore(HomeFolders(tmp_path))
    for number in range(25):
        (store.logs("notes") / f"build-20260501-1200{number:02}").mkdir(parents=True)
    store.forget_old_logs("notes")
    kept = sorted(folder.name for folder in store.logs("notes").iterdir())
    assert (len(kept), kept[0]) == (20, "build-20260501-120005")
