"""Hashing passwords with Argon2id (RFC 9106), off the event loop, and always the same amount of it."""

import asyncio
import unicodedata

from prometheus_client import Counter
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from loomery_auth.settings import PasswordSettings

__all__ = ["HASHES", "Passwords", "normalised"]

HASHES = Counter("loomery_auth_password_hashes_total", "Password hashes computed.")


def normalised(password: str) -> str:
    """The password in the form in which it is compared."""
    # The same letters can be typed as different code points (NIST SP 800-63B, 5.1.1.2).
    return unicodedata.normalize("NFKC", password)


class Passwords:
    """Hashes and verifies; at most `at_once` hashes are computed at the same time, for each takes much memory."""

    def __init__(self, settings: PasswordSettings) -> None:
        hasher = Argon2Hasher(
            time_cost=settings.time_cost, memory_cost=settings.memory_kib, parallelism=settings.parallelism
        )
        self._hash = PasswordHash([hasher])
        self._turns = asyncio.Semaphore(settings.at_once)
        self._nobody = self._hash.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        """A new hash, in PHC string format."""
        async with self._turns:
            HASHES.inc()
            return await asyncio.to_thread(self._hash.hash, normalised(password))

    async def verify(self, password: str, known: str | None) -> tuple[bool, str | None]:
        """Whether it is the password, and a better hash of it when parameters have grown.

        Without a hash to compare with, one of nobody's is verified: the work is the same.
        """
        async with self._turns:
            HASHES.inc()
            same, better = await asyncio.to_thread(
                self._hash.verify_and_update, normalised(password), known or self._nobody
            )
        return (same, better) if known else (False, None)
