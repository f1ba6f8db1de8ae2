"""What every way out for messages does."""

from dataclasses import dataclass
from typing import Protocol

__all__ = ["Outgoing", "Transport"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A finished message (RFC 5322, with its Message-ID) and its envelope."""

    id: str
    tenant: str = ""
    sender: str
    recipient: str
    content: bytes


class Transport(Protocol):
    """Hands a message to whoever delivers it."""

    name: str

    async def deliver(self, message: Outgoing) -> None:
        """Return when the message is in other hands.

        Raises TryAgainError when that may work later, RefusedError when it never will. The same message may be
        handed over twice; it then has the same Message-ID.
        """

    async def close(self) -> None:
        """Give up connections."""
