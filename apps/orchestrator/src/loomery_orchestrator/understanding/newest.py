"""Works off what people ask while they type: one at a time, and of each person only the newest."""

import asyncio
import itertools
from collections.abc import Callable
from typing import TypeVar

from loomery_orchestrator.understanding.errors import SupersededError

__all__ = ["Newest"]

Value = TypeVar("Value")


class Newest:
    """A queue in which nobody waits behind themselves."""

    def __init__(self, at_once: int) -> None:
        self._room = asyncio.Semaphore(at_once)
        self._newest: dict[str, int] = {}
        self._numbers = itertools.count()

    async def of(self, who: str, work: Callable[[], Value]) -> Value:
        """What the work gives, done in a thread; raises SupersededError when somebody has asked again meanwhile."""
        number = self._newest[who] = next(self._numbers)
        try:
            async with self._room:
                if self._newest.get(who) != number:
                    raise SupersededError(
                        "You asked again before this was read.", hint="Use the newer answer."
                    )
                return await asyncio.to_thread(work)
        finally:
            if self._newest.get(who) == number:
                del self._newest[who]
