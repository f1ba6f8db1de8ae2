"""Has a repository for oneself, from a task that may be cancelled at any moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from loomery_shared.contracts.builds import BuildEngine

__all__ = ["undisturbed"]


@asynccontextmanager
async def undisturbed(engine: BuildEngine, tenant: str, app: str) -> AsyncIterator[None]:
    """Keep builds and pushes away from an application's repository; raises UnavailableError."""
    held = engine.undisturbed(tenant, app)
    entering = asyncio.ensure_future(asyncio.to_thread(held.__enter__))
    try:
        await asyncio.shield(entering)
    except asyncio.CancelledError:
        await asyncio.wait([entering])
        if entering.exception() is None:
            held.__exit__(None, None, None)
        raise
    try:
        yield
    finally:
        held.__exit__(None, None, None)
