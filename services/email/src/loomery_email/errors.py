"""Failures of delivery: the ones worth another try, and the ones that are not."""

from typing import ClassVar

from loomery_shared.errors import LoomeryError, UnavailableError

__all__ = ["RefusedError", "TryAgainError"]


class TryAgainError(UnavailableError):
    """It did not work now; another try may."""

    code: ClassVar[str] = "mail_later"


class RefusedError(LoomeryError):
    """This message will never be taken."""

    code: ClassVar[str] = "mail_refused"

    def __init__(self, message: str, *, hint: str = "", unknown_address: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.unknown_address = unknown_address
        """The address does not exist: nothing else should be sent to it."""
