"""Failures of building, verifying, merging and running an application.

LoomeryError
├── UsageError
│   ├── DescriptionError      nothing can be built from the description or specification
│   ├── EmptyBuildError       a name that cannot name an application
│   └── NotFoundError ── AppNotFoundError
├── MissingToolError
│   ├── NoSandboxError        generated code may not run outside a sandbox
│   └── ToolchainError        the toolchain is not here and cannot be made
├── ConflictError
│   ├── MergeConflictError    edits and the new generation disagree
│   └── ProjectChangedError   the project was edited while it was being built
├── UnsafePathError           a path would leave the project
└── GitError, ServeError      an effect failed
"""

from dataclasses import dataclass

from loomery_shared.errors import (
    ConflictError,
    LoomeryError,
    MissingToolError,
    NotFoundError,
    UsageError,
)
from loomery_spec import Diagnostic

__all__ = [
    "AppNotFoundError",
    "DescriptionError",
    "EmptyBuildError",
    "GitError",
    "MergeConflict",
    "MergeConflictError",
    "NoSandboxError",
    "ProjectChangedError",
    "ServeError",
    "ToolchainError",
    "UnsafePathError",
]


class DescriptionError(UsageError):
    """Nothing can be built from what was given; `diagnostics` say why."""

    code = "description"

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(message, hint="\n".join(str(item) for item in diagnostics[:10]))
        self.diagnostics = diagnostics


class EmptyBuildError(UsageError):
    """There is no name, or one that cannot name an application."""

    code = "empty_build"


class AppNotFoundError(NotFoundError):
    """No application of that name is known here."""

    code = "app_not_found"


class NoSandboxError(MissingToolError):
    """Generated code would have to run without a sandbox."""

    code = "no_sandbox"


class ToolchainError(MissingToolError):
    """The tools that verify generated code could not be set up."""

    code = "toolchain"


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """A place where an edit and the new generation disagree; `line` is 1-based, 0 for a whole file."""

    file: str
    line: int
    reason: str


class MergeConflictError(ConflictError):
    """The new generation cannot be merged; nothing was overwritten."""

    code = "merge_conflict"

    def __init__(self, conflicts: tuple[MergeConflict, ...]) -> None:
        places = ", ".join(f"{item.file}:{item.line}" if item.line else item.file for item in conflicts[:5])
        super().__init__(
            f"{len(conflicts)} conflict(s) between edits and the new generation: {places}",
            hint="Nothing was overwritten. Change or revert these places, then build again.",
        )
        self.conflicts = conflicts


class ProjectChangedError(ConflictError):
    """The project's files changed while a build was running."""

    code = "project_changed"


class UnsafePathError(LoomeryError):
    """A path that would leave the project or follow a link out of it."""

    code = "unsafe_path"


class GitError(LoomeryError):
    """Git refused an operation."""

    code = "git"


class ServeError(LoomeryError):
    """An application did not start or did not stay up."""

    code = "serve"
