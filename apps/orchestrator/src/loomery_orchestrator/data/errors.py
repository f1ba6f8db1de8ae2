"""Failures of looking at an application's records."""

from loomery_shared.errors import ConflictError, UnavailableError

__all__ = ["DataElsewhereError", "NotReleasedError"]


class NotReleasedError(ConflictError):
    """The application has no live release, and so no records."""

    code = "not_released"


class DataElsewhereError(UnavailableError):
    """The records are not on this machine."""

    code = "data_elsewhere"
