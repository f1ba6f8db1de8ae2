"""Files are whole, whatever happens while they are written."""

import subprocess
import sys
from pathlib import Path

import pytest

from loomery_shared.files import private_folder, write_whole


def test_who_reads_keeps_what_he_opened(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        write_whole(path, lambda file: file.write(b"newer"))
        assert (reader.read(), path.read_bytes()) == (b"old", b"newer")
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


CRASH = """
import os, sys
from pathlib import Path
from loomery_shared.files import write_whole

def write(file):
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), 9)

write_whole(Path(sys.argv[1]), write)
"""


def test_a_crash_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False)
    assert done.returncode == -9
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.glob(".*.part"))) == 1


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write_whole(path, lambda _file: 1 // 0)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("file", b"old")]


def test_a_folder_may_vanish_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real, times = tmp_path / "folder" / "file", Path.replace, 2

    def replace(self: Path, target: Path) -> Path:
        nonlocal times
        times -= 1
        if times >= 0:
            target.parent.rmdir()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    write_whole(path, lambda file: file.write(b"new"), beside=tmp_path / "unfinished")
    assert path.read_bytes() == b"new"
    times = 99
    path.unlink()
    with pytest.raises(FileNotFoundError):
        write_whole(path, lambda file: file.write(b"new"), beside=tmp_path / "unfinished")
    assert list((tmp_path / "unfinished").iterdir()) == []


def test_a_private_folder_stays_private(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True, mode=0o755)
    assert private_folder(folder).stat().st_mode & 0o777 == 0o700
