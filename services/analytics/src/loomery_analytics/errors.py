"""Failures of this service."""

from loomery_shared.errors import ForbiddenError, UsageError

__all__ = ["InvalidRequestError", "UnknownKeyError"]


class InvalidRequestError(UsageError):
    """What was sent can be read, but makes no sense."""

    code, status = "invalid", 422


class UnknownKeyError(ForbiddenError):
    """A write key that belongs to no application."""

    code = "unknown_key"
