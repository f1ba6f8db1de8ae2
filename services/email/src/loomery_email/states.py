"""The life of a message: waiting → sending → sent, or failed, or suppressed."""

from enum import StrEnum

__all__ = ["State"]


class State(StrEnum):
    """Where a message is."""

    WAITING = "waiting"
    """To be sent when it is due."""
    SENDING = "sending"
    """A process holds it; when its lease runs out, another takes over."""
    SENT = "sent"
    """In other hands."""
    FAILED = "failed"
    """Given up; `reason` says why."""
    SUPPRESSED = "suppressed"
    """Not sent, because the address wants or gets no such mail."""
