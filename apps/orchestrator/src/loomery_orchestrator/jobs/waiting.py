"""How long somebody who follows a job waits before looking again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

__all__ = ["Look", "look_again"]

Look: TypeAlias = Callable[[], Awaitable[None]]
_PAUSE = 0.25


async def look_again() -> None:
    """Long enough to cost little, short enough to seem live."""
    await asyncio.sleep(_PAUSE)
