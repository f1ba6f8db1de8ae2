"""Work that nobody waits for: so that the time of an answer does not tell what was done for it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["Afterwards"]

_log = get_logger("auth.afterwards")


class Afterwards:
    """Runs coroutines on the side, and waits for them when the service stops."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin it now; a failure is told in the log."""
        task = asyncio.create_task(self._guarded(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except LoomeryError as error:
            _log.warning("could not be done", code=error.code, detail=error.message)
        except Exception as error:
            _log.error("unforeseen failure", exc_info=error)

    async def done(self) -> None:
        """Wait until nothing is running."""
        while self._running:
            await asyncio.gather(*self._running)
