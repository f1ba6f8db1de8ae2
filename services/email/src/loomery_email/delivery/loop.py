"""Runs rounds of delivery while the service lives."""

import asyncio

from loomery_email.delivery.service import Delivery
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["DeliveryLoop"]

_log = get_logger("mail")


class DeliveryLoop:
    """One task; `wake` makes it look at once, else it looks every `poll` seconds."""

    def __init__(self, delivery: Delivery, poll: float) -> None:
        self._delivery = delivery
        self._poll = poll
        self._news = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """There is something to send."""
        self._news.set()

    def stop(self) -> None:
        """End after the present round."""
        self._stopping = True
        self._news.set()

    async def run(self) -> None:
        """Send until `stop`; failures of the database are waited out."""
        while not self._stopping:
            self._news.clear()
            if not await self._round():
                await self._wait()

    async def _round(self) -> int:
        try:
            return await self._delivery.round()
        except LoomeryError as error:
            _log.warning("delivery waits", reason=error.message)
        except Exception:
            _log.exception("a round of delivery broke")
        return 0

    async def _wait(self) -> None:
        if self._stopping:
            return
        try:
            async with asyncio.timeout(self._poll):
                await self._news.wait()
        except TimeoutError:
            return
