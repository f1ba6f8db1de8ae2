"""Small disks, full disks and slow disks."""

import errno
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["fill", "full", "small_disk"]


@contextmanager
def small_disk(folder: Path, size: str = "16m") -> Iterator[None]:
    """A disk of its own at a folder; skips the test where none can be mounted."""
    folder.mkdir(mode=0o700, exist_ok=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(folder)], capture_output=True
    )
    if made.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Leave no byte free; the file that takes them."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError as error:
                assert error.errno == errno.ENOSPC
    return filler


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """No byte is free while the block lasts."""
    filler = fill(folder)
    try:
        yield
    finally:
        filler.unlink()
