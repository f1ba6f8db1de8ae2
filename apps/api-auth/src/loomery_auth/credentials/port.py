"""The port: who may sign in with what."""

from dataclasses import dataclass
from typing import Protocol

__all__ = ["CredentialStore", "KnownCredential"]


@dataclass(frozen=True)
class KnownCredential:
    """What is known of somebody who can sign in; never the password."""

    user: str
    """The person's id, chosen by us."""
    email: str
    verified: bool
    """Whether the address was shown to be theirs."""
    has_password: bool


class CredentialStore(Protocol):
    """Keeps addresses and passwords. Addresses are lower case and belong to one person each.

    Every method raises UnavailableError when the store cannot be reached. Methods that name a person who is not
    there do nothing.
    """

    async def find(self, email: str) -> KnownCredential | None:
        """Whose address this is."""

    async def create(self, user: str, email: str, password: str | None) -> KnownCredential:
        """Make a person known; raises EmailTakenError. Takes as much work when the address is taken."""

    async def verify(self, email: str, password: str) -> KnownCredential | None:
        """Who signs in so, None for a wrong password or an unknown address: the same work for both."""

    async def set_password(self, user: str, password: str) -> None:
        """From now on this password, and no other."""

    async def set_email(self, user: str, email: str) -> None:
        """From now on this address, which was shown to be theirs; raises EmailTakenError."""

    async def mark_verified(self, user: str) -> None:
        """The address was shown to be theirs."""

    async def delete(self, user: str) -> None:
        """Forget this person."""
