"""The error tree: failures that were foreseen, told apart by who must act.

LoomeryError                    exit 1  HTTP 500
├── UsageError                  exit 2  HTTP 400   the person: bad input or bad use
│   ├── NotFoundError           exit 2  HTTP 404   no such app, file or part (or not theirs: nobody is told which)
│   ├── UnauthenticatedError    exit 2  HTTP 401   nobody is signed in, or no longer
│   ├── ForbiddenError          exit 2  HTTP 403   signed in, but not allowed
│   ├── StaleError              exit 2  HTTP 412   somebody else changed it first
│   ├── TooLargeError           exit 2  HTTP 413   more than is taken at once
│   └── TooManyError            exit 2  HTTP 429   a limit or a quota is used up; `retry_after` says when
├── ConflictError               exit 3  HTTP 409   two sides changed the same thing, or it exists already
├── MissingToolError            exit 2  HTTP 503   something must be installed or allowed
└── UnavailableError            exit 1  HTTP 503   try again, something outside was not there

Every class has a stable `code`; a rename of a class breaks no caller.
"""

from typing import ClassVar

__all__ = [
    "ConflictError",
    "ForbiddenError",
    "LoomeryError",
    "MissingToolError",
    "NotFoundError",
    "StaleError",
    "TooLargeError",
    "TooManyError",
    "UnauthenticatedError",
    "UnavailableError",
    "UsageError",
]


class LoomeryError(Exception):
    """A failure we foresaw: a stable code, a sentence for the person and, often, what to do."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(LoomeryError):
    """What was asked for cannot be understood or is not allowed."""

    code, exit_code, status = "usage", 2, 400


class NotFoundError(UsageError):
    """Something was named that does not exist, or that this person may not know of."""

    code, status = "not_found", 404


class UnauthenticatedError(UsageError):
    """Nobody is signed in, or what they showed is no longer good."""

    code, status = "unauthenticated", 401


class ForbiddenError(UsageError):
    """Signed in, but this is not theirs to do."""

    code, status = "forbidden", 403


class StaleError(UsageError):
    """It was changed by somebody else since it was read."""

    code, status = "stale", 412


class TooLargeError(UsageError):
    """More than is taken at once."""

    code, status = "too_large", 413


class TooManyError(UsageError):
    """A rate limit or a quota is used up."""

    code, status = "too_many", 429

    def __init__(self, message: str, *, hint: str = "", retry_after: int | None = None) -> None:
        super().__init__(message, hint=hint)
        self.retry_after = retry_after
        """Seconds until it is worth trying again, when that is known."""


class ConflictError(LoomeryError):
    """Two sides changed the same thing, or what should be made exists already."""

    code, exit_code, status = "conflict", 3, 409


class MissingToolError(LoomeryError):
    """A program or a permission that this work needs is not there."""

    code, exit_code, status = "missing_tool", 2, 503


class UnavailableError(LoomeryError):
    """Something outside did not answer; trying again may help."""

    code, status = "unavailable", 503
