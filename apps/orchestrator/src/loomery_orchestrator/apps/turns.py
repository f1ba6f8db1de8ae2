"""One at a time for each organisation: so that what was counted is still true when something is added."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from sqlalchemy import text

from loomery_shared.database import Database

__all__ = ["Turns"]

_AT_ONCE = 4


class Turns:
    """Lets one in at a time for each organisation: in this process, and on PostgreSQL over all of them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._own: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        # Whoever holds a turn needs further connections: turns must never hold all that there are.
        self._room = asyncio.Semaphore(_AT_ONCE)

    @asynccontextmanager
    async def of(self, tenant: str) -> AsyncIterator[None]:
        """The organisation's turn, while the block runs; raises UnavailableError."""
        own = self._own.setdefault(tenant, asyncio.Lock())
        async with own:
            if self._database.is_sqlite:
                yield
                return
            async with self._room, self._database.transaction(tenant) as session:
                await session.execute(
                    text("select pg_advisory_xact_lock(hashtextextended(:name, 0))"),
                    {"name": f"loomery/turn/{tenant}"},
                )
                yield
