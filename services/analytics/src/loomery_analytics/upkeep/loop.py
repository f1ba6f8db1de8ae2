"""Rounds of upkeep for as long as the service runs."""

import asyncio
import random

from loomery_analytics.upkeep.service import Upkeep
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["UpkeepLoop"]

_log = get_logger("upkeep")


class UpkeepLoop:
    """Runs a round at the beginning and then every `seconds`, until `stop`."""

    def __init__(self, upkeep: Upkeep, seconds: float) -> None:
        self._upkeep = upkeep
        self._seconds = seconds
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Until `stop`; a round that fails is told and tried again the next time."""
        while not self._stopped.is_set():
            try:
                done = await self._upkeep.round()
                _log.info(
                    "upkeep", hours=done.hours, late=done.late, events=done.events, rollups=done.rollups
                )
            except LoomeryError as error:
                _log.warning("upkeep failed", code=error.code, detail=error.message)
            except Exception as error:
                _log.error("upkeep broke", exc_info=error)
            # Several processes that began together do not stay together.
            pause = self._seconds * (0.9 + 0.2 * random.random())  # noqa: S311 - no secret
            try:
                await asyncio.wait_for(self._stopped.wait(), pause)
            except TimeoutError:
                continue

    def stop(self) -> None:
        """End after the round that is running."""
        self._stopped.set()
