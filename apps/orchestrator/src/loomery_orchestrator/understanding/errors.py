"""Why a description was not read."""

from loomery_shared.errors import ConflictError

__all__ = ["SupersededError"]


class SupersededError(ConflictError):
    """The same person asked again before this was begun; only the newest is worth an answer."""

    code = "superseded"
