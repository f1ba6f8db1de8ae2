"""The error tree: failures that were foreseen, told apart by who must act.

LoomeryError                 exit 1
├── UsageError               exit 2   the person: bad input or bad use
│   └── NotFoundError        exit 2   the person: no such app, file or part
├── ConflictError            exit 3   the person: edits and a new generation disagree
├── MissingToolError         exit 2   the person: something must be installed or allowed
└── UnavailableError         exit 1   nobody: try again, something outside was not there

Every class has a stable `code`; a rename of a class breaks no caller.
"""

from typing import ClassVar

__all__ = [
    "ConflictError",
    "LoomeryError",
    "MissingToolError",
    "NotFoundError",
    "UnavailableError",
    "UsageError",
]


class LoomeryError(Exception):
    """A failure we foresaw: a stable code, a sentence for the person and, often, what to do."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(LoomeryError):
    """What was asked for cannot be understood or is not allowed."""

    code, exit_code = "usage", 2


class NotFoundError(UsageError):
    """Something was named that does not exist."""

    code = "not_found"


class ConflictError(LoomeryError):
    """Two sides changed the same thing; a person has to decide."""

    code, exit_code = "conflict", 3


class MissingToolError(LoomeryError):
    """A program or a permission that this work needs is not there."""

    code, exit_code = "missing_tool", 2


class UnavailableError(LoomeryError):
    """Something outside did not answer; trying again may help."""

    code = "unavailable"
