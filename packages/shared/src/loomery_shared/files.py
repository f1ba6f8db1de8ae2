"""Files that are there wholly or not at all, also after a crash."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

__all__ = ["private_folder", "write_whole"]

_ATTEMPTS = 5


def private_folder(path: Path) -> Path:
    """A folder that only its owner looks into; made when it is missing."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.chmod(0o700)
    return path


def write_whole(path: Path, write: Callable[[BinaryIO], object], *, beside: Path | None = None) -> None:
    """Replace a file by what `write` writes; readers see the old or the new content, never a part.

    It is written to a file in `beside` (the same file system; by default the folder itself) that only its owner
    reads, brought to the disk and renamed.
    """
    missing = [place for place in path.parents if not place.exists()]
    folder = beside or path.parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = folder / f".{secrets.token_hex(8)}.part"
    try:
        with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _rename(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    for place in (path.parent, *(made.parent for made in missing)):
        _sync_folder(place)


def _rename(unfinished: Path, path: Path) -> None:
    for attempt in range(_ATTEMPTS):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            unfinished.replace(path)
        except FileNotFoundError:
            # Somebody removed the empty folder in between.
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            return


def _sync_folder(folder: Path) -> None:
    # A new name is on the disk only when the folder that holds it is.
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
