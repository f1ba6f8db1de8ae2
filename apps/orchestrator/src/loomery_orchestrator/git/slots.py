"""How many transfers run at once: over all organisations, and of each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from weakref import WeakValueDictionary

from loomery_shared.errors import TooManyError

__all__ = ["Slots"]


class Slots:
    """Lets so many in. `patience` is in seconds."""

    def __init__(self, at_once: int, per_tenant: int, *, patience: float = 20.0) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._per_tenant = per_tenant
        self._own: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._patience = patience

    @asynccontextmanager
    async def one(self, tenant: str) -> AsyncIterator[None]:
        """One transfer; raises TooManyError when none becomes free in time."""
        own = self._own.setdefault(tenant, asyncio.Semaphore(self._per_tenant))
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(self._patience):
                    await stack.enter_async_context(own)
                    await stack.enter_async_context(self._all)
            except TimeoutError as error:
                raise TooManyError("Too many transfers run at once.", retry_after=10) from error
            yield
