"""The pages that a build in the sandbox made, and where they are taken to.

What ran in the sandbox may have left links that point anywhere on the machine outside it: only real files in real
folders are looked at.
"""

import os
import shutil
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

__all__ = ["built_pages", "pack_with_pages", "serve_pages"]

_PLACE = PurePosixPath("web/dist")


def built_pages(project: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """Every page with its path inside the project, sorted."""
    if any((project / part).is_symlink() for part in (_PLACE, *_PLACE.parents)):
        return
    found = []
    for folder, _, names in os.walk(project / _PLACE, followlinks=False):
        for name in names:
            path = Path(folder) / name
            if stat.S_ISREG(path.lstat().st_mode):
                found.append((PurePosixPath(path.relative_to(project).as_posix()), path))
    yield from sorted(found)


def serve_pages(checked: Path, project: Path) -> None:
    """Put the pages that were checked into the project, when there are any."""
    pages = list(built_pages(checked))
    if not pages or (project / "web").is_symlink():
        return
    place = project / _PLACE
    if place.is_symlink():
        place.unlink()
    shutil.rmtree(place, ignore_errors=True)
    for path, page in pages:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, project / path, follow_symlinks=False)


def pack_with_pages(archive: Path, checked: Path, bundle: Path) -> None:
    """The archive and the pages that were checked in one file, the same bytes for the same content.

    Pages that somebody put into the archive are left out.
    """
    part = bundle.with_suffix(".part")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(part, "w") as file:
        for entry in source.infolist():
            if not PurePosixPath(entry.filename).is_relative_to(_PLACE):
                file.writestr(entry, source.read(entry), compresslevel=6)
        for path, page in built_pages(checked):
            entry = zipfile.ZipInfo(str(path), date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o100644 << 16
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            file.writestr(entry, page.read_bytes(), compresslevel=6)
    part.replace(bundle)
