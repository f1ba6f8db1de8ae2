"""Identifiers that sort by time and say what they name: `app_0198f2c4…`.

The time-ordered layout follows RFC 9562, version 7.
"""

import secrets
import time
from datetime import UTC, datetime
from typing import Protocol

__all__ = ["Clock", "new_id", "utc_now"]

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 26


class Clock(Protocol):
    """Tells the time; handed in, so that tests can move it."""

    def __call__(self) -> datetime:
        """The present moment, in UTC."""


def utc_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def new_id(prefix: str) -> str:
    """A new identifier: 48 bits of milliseconds, 80 random bits, in Crockford's base 32."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    letters = []
    for _ in range(_LENGTH):
        value, digit = divmod(value, 32)
        letters.append(_ALPHABET[digit])
    return f"{prefix}_{''.join(reversed(letters))}"
