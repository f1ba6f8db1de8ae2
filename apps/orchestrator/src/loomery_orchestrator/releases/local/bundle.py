"""Unpacks bundles: whole or not at all, and never outside of their folder."""

import hashlib
import shutil
import stat
import zipfile
from pathlib import Path, PurePosixPath

from loomery_orchestrator.releases.errors import ReleaseFailedError

__all__ = ["check_digest", "unpack"]

_CHUNK = 1 << 20


def check_digest(file: Path, sha256: str) -> None:
    """Raises ReleaseFailedError when the file is not the one that was verified."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != sha256:
        raise ReleaseFailedError("The bundle is not the one that was verified: its SHA-256 differs.")


def unpack(archive: Path, target: Path, *, most_bytes: int, most_files: int) -> None:
    """Unpack into `target`, which appears when it is whole. Raises ReleaseFailedError for what is unsafe or
    too large; links and other special files are refused."""
    part = target.with_name(f"{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        with zipfile.ZipFile(archive) as file:
            entries = file.infolist()
            if len(entries) > most_files:
                raise ReleaseFailedError(f"The bundle has more than {most_files} files.")
            part.mkdir(parents=True, mode=0o755)
            left = most_bytes
            for entry in entries:
                left = _take(file, entry, part, left)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        shutil.rmtree(part, ignore_errors=True)
        raise ReleaseFailedError("The bundle is damaged.") from error
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    part.rename(target)


def _take(file: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, left: int) -> int:
    """Write one entry; the bytes that may still come. Announced sizes are not believed."""
    place = folder.joinpath(*_safe(entry.filename).parts)
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ReleaseFailedError(f"The bundle holds a special file: {entry.filename}")
    if entry.is_dir():
        place.mkdir(parents=True, exist_ok=True)
        return left
    place.parent.mkdir(parents=True, exist_ok=True)
    with file.open(entry) as source, place.open("xb") as out:
        while chunk := source.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise ReleaseFailedError("The bundle is larger than it may be when unpacked.")
            out.write(chunk)
    if mode & 0o100:
        place.chmod(0o755)
    return left


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or not path.parts:
        raise ReleaseFailedError(f"The bundle would write outside of its folder: {name}")
    return path
