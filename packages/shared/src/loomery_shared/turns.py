"""One at a time, for holders that are mostly over before anybody else runs."""

import asyncio
from types import TracebackType

__all__ = ["Turn"]


class Turn:
    """Use as `async with`. Whoever comes while nobody has it gets it at once.

    A lock of asyncio is handed from one to the next that waits, each time a round of the loop later: once some wait,
    everybody does, and no more than one gets through in a round, however short each one's turn is. Here all who wait
    look again when it becomes free; those who find it taken wait on, in the order in which they came.
    """

    def __init__(self) -> None:
        self._taken = False
        self._waiting: list[asyncio.Future[None]] = []

    async def __aenter__(self) -> None:
        while self._taken:
            free = asyncio.get_running_loop().create_future()
            self._waiting.append(free)
            await free
        self._taken = True

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._taken = False
        waiting, self._waiting = self._waiting, []
        for free in waiting:
            if not free.done():
                free.set_result(None)
