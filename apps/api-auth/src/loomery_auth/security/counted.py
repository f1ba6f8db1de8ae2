"""Counting attempts in the memory of one process."""

import time

from limits.aio.storage import MemoryStorage

from loomery_auth.security.rate_table import AHEAD

__all__ = ["Counted"]


class Counted(MemoryStorage):
    """The library's, but for clocks that are set back: what seems to lie ahead would count for hours."""

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` attempts, unless that makes more than `limit` in the last `expiry` seconds."""
        latest = time.time() + AHEAD
        async with self.locks[key]:
            if any(event.atime > latest for event in self.events.get(key, ())):
                self.events[key] = [event for event in self.events[key] if event.atime <= latest]
        return await super().acquire_entry(key, limit, expiry, amount)
