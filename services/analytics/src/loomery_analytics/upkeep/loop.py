"""Rounds of upkeep for as long as the service runs."""

import asyncio
import random

from loomery_analytics.upkeep.service import Upkeep
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["UpkeepLoop"]

_log = get_logger("upkeep")


class UpkeepLoop:
    """Runs a round every `seconds`, until `stop`; a start is not made slower by one."""

    def __init__(self, upkeep: Upkeep, seconds: float) -> None:
        self._upkeep = upkeep
        self._seconds = seconds
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Until `stop`; a round that fails is told and tried again the next time."""
        # Several processes that began together do not stay together.
        while not await self._stopped_within(self._seconds * (0.9 + 0.2 * random.random())):  # noqa: S311 - no secret
            try:
                done = await self._upkeep.round()
                _log.info(
                    "upkeep", hours=done.hours, late=done.late, events=done.events, rollups=done.rollups
                )
            except LoomeryError as error:
                _log.warning("upkeep failed", code=error.code, detail=error.message)
            except Exception as error:
                _log.error("upkeep broke", exc_info=error)

    async def _stopped_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._stopped.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def stop(self) -> None:
        """End after the round that is running."""
        self._stopped.set()
