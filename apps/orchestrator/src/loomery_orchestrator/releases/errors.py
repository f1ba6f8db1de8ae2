"""Failures of releases and of what is hosted.

LoomeryError
├── UnavailableError ── AsleepError   an application does not answer now and may do so soon
├── ReleaseFailedError                a release cannot go live; the one before stays
│   └── OlderTablesError              an earlier version does not know the tables of today
├── UndoFailedError                   a release failed and its traces could not be removed yet
└── ConflictError                     another application has this address
"""

from loomery_shared.errors import LoomeryError, UnavailableError

__all__ = ["AsleepError", "OlderTablesError", "ReleaseFailedError", "UndoFailedError"]


class AsleepError(UnavailableError):
    """The application does not answer now; `retry_after` seconds later it may."""

    code = "asleep"

    def __init__(self, message: str, retry_after: int = 2) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ReleaseFailedError(LoomeryError):
    """A release cannot go live; what was live before stays live."""

    code = "release_failed"


class OlderTablesError(ReleaseFailedError):
    """An earlier version does not know the tables of today, and going back to those of then would lose something."""

    code, status = "older_tables", 409


class UndoFailedError(LoomeryError):
    """A release failed, and the data before it could not be put back yet; nothing runs on them until then."""

    code = "undo_failed"
