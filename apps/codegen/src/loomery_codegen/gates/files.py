"""The files of a project with their digests, read once for all gates."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from loomery_compiler.drafts import FileDraft

__all__ = ["ProjectFiles"]

_WORKING = frozenset({".git", "node_modules", ".cache", ".types", "__pycache__", ".venv"})
_BUILT = frozenset({"web/dist", "e2e/results"})


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """Digests by path relative to the project; what tools leave behind is not among them."""

    digests: Mapping[str, str]

    @classmethod
    def read(cls, project: Path) -> "ProjectFiles":
        """Read every file of the project; symbolic links are not followed."""
        return cls(
            {
                path: hashlib.sha256((project / path).read_bytes()).hexdigest()
                for path in sorted(_walk(project, ""))
            }
        )

    @classmethod
    def of_drafts(cls, drafts: Iterable[FileDraft]) -> "ProjectFiles":
        """The same for files that are not written yet."""
        return cls({str(draft.path): draft.digest for draft in drafts})

    def matching(self, globs: Iterable[str]) -> tuple[str, ...]:
        """Paths that match one of the globs, sorted."""
        patterns = tuple(globs)
        return tuple(path for path in self.digests if any(fnmatchcase(path, glob) for glob in patterns))

    def digest(self, globs: Iterable[str]) -> str:
        """One digest for the matching files, their names included."""
        return self.digest_of(self.matching(globs))

    def digest_of(self, paths: Iterable[str]) -> str:
        """One digest for these files, their names included."""
        whole = hashlib.sha256()
        for path in sorted(paths):
            whole.update(f"{path}\0{self.digests[path]}\n".encode())
        return whole.hexdigest()


def _walk(project: Path, below: str) -> Iterator[str]:
    with os.scandir(project / below) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _WORKING and path not in _BUILT:
                    yield from _walk(project, f"{path}/")
            elif entry.is_file(follow_symlinks=False):
                yield path
