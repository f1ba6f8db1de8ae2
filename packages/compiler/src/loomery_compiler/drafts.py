"""Files that back ends intend to write; only the writer of the code generator touches a disk."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath


class DraftError(ValueError):
    """A fault of a back end: a path outside the project, or claimed twice."""


@dataclass(frozen=True, kw_only=True)
class FileDraft:
    """A file we intend to write.

    `keep` marks a place for people: it is written once and never touched again.
    """

    path: PurePosixPath
    content: bytes
    keep: bool = False
    executable: bool = False

    def __post_init__(self) -> None:
        if self.path.is_absolute() or ".." in self.path.parts or not self.path.parts:
            raise DraftError(f"draft must stay inside the project: {self.path!s}")

    @classmethod
    def text(cls, path: str, text: str, *, keep: bool = False, executable: bool = False) -> "FileDraft":
        """A UTF-8 file with `\\n` line ends."""
        return cls(path=PurePosixPath(path), content=text.encode(), keep=keep, executable=executable)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()


def merge(groups: Iterable[Iterable[FileDraft]]) -> tuple[FileDraft, ...]:
    """Join drafts in path order; two drafts for one path is a fault of a back end."""
    seen: dict[PurePosixPath, FileDraft] = {}
    for group in groups:
        for draft in group:
            if draft.path in seen:
                raise DraftError(f"two back ends claim {draft.path!s}")
            seen[draft.path] = draft
    return tuple(seen[path] for path in sorted(seen))
