"""The only file that writes generated files into a project.

A draft that equals the disk is left alone, so that file times stay; what was drafted before and is no longer
drafted is removed; nothing is written or removed through a symbolic link.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from loomery_codegen.errors import UnsafePathError
from loomery_compiler.drafts import FileDraft

__all__ = ["Manifest", "Written", "read_drafts", "write_drafts", "write_whole"]


@dataclass(frozen=True, slots=True)
class Written:
    """What changed on the disk, as paths relative to the project, sorted."""

    changed: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]


class Manifest:
    """Which files were drafted last time, kept beside the project and not in it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[PurePosixPath, ...]:
        """The paths of the last generation; empty when there was none."""
        if not self._path.is_file():
            return ()
        return tuple(PurePosixPath(name) for name in json.loads(self._path.read_text(encoding="utf-8")))

    def save(self, paths: Iterable[PurePosixPath]) -> None:
        """Remember what was drafted, by replacing the file in one step."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        whole = self._path.with_suffix(".part")
        whole.write_text(json.dumps(sorted(str(path) for path in paths), indent=0), encoding="utf-8")
        whole.replace(self._path)


def write_drafts(root: Path, drafts: Iterable[FileDraft], *, manifest: Manifest | None = None) -> Written:
    """Bring the folder in line with the drafts.

    A draft marked `keep` is written only where nothing is. With a manifest, files of the last generation
    that are no longer drafted are removed. Raises UnsafePathError before anything is written when a path
    would leave the project.
    """
    wanted = tuple(drafts)
    root.mkdir(parents=True, exist_ok=True)
    for draft in wanted:
        _check(root, draft.path)
    before = manifest.read() if manifest else ()
    changed = [draft.path for draft in wanted if _write(root, draft)]
    kept = {draft.path for draft in wanted}
    removed = [path for path in before if path not in kept and _remove(root, path)]
    if manifest:
        manifest.save(draft.path for draft in wanted if not draft.keep)
    return Written(tuple(sorted(changed)), tuple(sorted(removed)))


def write_whole(root: Path, contents: Mapping[PurePosixPath, FileDraft | None]) -> Written:
    """Write the given files as they are, also those marked `keep`, and remove those given as None."""
    for path in contents:
        _check(root, path)
    changed = [path for path, draft in contents.items() if draft and _put(root / path, draft)]
    removed = [path for path, draft in contents.items() if draft is None and _remove(root, path)]
    return Written(tuple(sorted(changed)), tuple(sorted(removed)))


def read_drafts(root: Path, paths: Iterable[PurePosixPath]) -> tuple[FileDraft, ...]:
    """The files at these paths as drafts; raises UnsafePathError for a symbolic link."""
    drafts = []
    for path in paths:
        _check(root, path)
        file = root / path
        drafts.append(FileDraft(path=path, content=file.read_bytes(), executable=os.access(file, os.X_OK)))
    return tuple(drafts)


def _write(root: Path, draft: FileDraft) -> bool:
    target = root / draft.path
    if draft.keep and target.exists():
        return False
    return _put(target, draft)


def _put(target: Path, draft: FileDraft) -> bool:
    mode = 0o755 if draft.executable else 0o644
    if target.is_file() and target.read_bytes() == draft.content:
        if bool(target.stat().st_mode & 0o100) == draft.executable:
            return False
        target.chmod(mode)
        return True
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(draft.content)
    target.chmod(mode)
    return True


def _remove(root: Path, path: PurePosixPath) -> bool:
    _check(root, path)
    target = root / path
    if not target.is_file():
        return False
    target.unlink()
    for folder in target.parents:
        if folder == root or any(folder.iterdir()):
            break
        folder.rmdir()
    return True


def _check(root: Path, path: PurePosixPath) -> None:
    """Raises UnsafePathError unless every step from the project to the file is a real folder or absent."""
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise UnsafePathError(f"{path} is not a path inside the project.")
    if path.parts[0] == ".git":
        raise UnsafePathError(f"{path} belongs to git and is never written.")
    place = root
    for part in path.parts:
        place = place / part
        if place.is_symlink():
            raise UnsafePathError(f"{place.relative_to(root)} is a symbolic link; it is not written through.")
    if place.is_dir():
        raise UnsafePathError(f"{path} is a folder where a file should be.")
