"""Failures of removing the accounts of a demo."""

from loomery_shared.errors import ConflictError

__all__ = ["AddressTakenError", "NoDemoAccountsError"]


class NoDemoAccountsError(ConflictError):
    """There is no such account, or none any more."""

    code = "no_demo_accounts"


class AddressTakenError(ConflictError):
    """Somebody in the application has this address already."""

    code = "address_taken"
