"""Works erasures off: every store in turn, from where the last attempt ended, however it ended."""

import asyncio
import contextlib
from datetime import timedelta

from loomery_orchestrator.privacy.repository import LONGEST, Erasure, ErasureRepository
from loomery_orchestrator.privacy.stores import NotYetError, Stores
from loomery_shared.contracts.leaving import Departure
from loomery_shared.errors import LoomeryError
from loomery_shared.ids import Clock
from loomery_shared.logs import get_logger

__all__ = ["ErasureService"]

_log = get_logger("privacy")
_LEASE = timedelta(minutes=10)
_SOON = timedelta(seconds=1)


class ErasureService:
    """Takes erasures and sees them through. `look_every` is in seconds."""

    def __init__(
        self, repository: ErasureRepository, stores: Stores, clock: Clock, *, look_every: float = 1.0
    ) -> None:
        self._repository, self._stores, self._clock = repository, stores, clock
        self._look_every = look_every
        self._wake = asyncio.Event()

    async def begin(self, departure: Departure) -> None:
        """Erase a person in time; asking twice is harmless."""
        await self._repository.add(departure)
        self._wake.set()

    async def of(self, user: str) -> Erasure | None:
        """How far the erasure of a person is."""
        return await self._repository.of(user)

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            try:
                while await self.round():
                    pass
            except LoomeryError as error:
                _log.warning("erasures wait", code=error.code)
            except Exception as error:
                _log.error("erasures wait", exc_info=error)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._look_every):
                    await self._wake.wait()
            self._wake.clear()

    async def round(self) -> bool:
        """Get one erasure that is due as far as it goes; False when none is due."""
        erasure = await self._repository.take(_LEASE)
        if erasure is None:
            return False
        try:
            await self._work(erasure)
        except NotYetError as error:
            await self._repository.put_off(erasure, error.message, _SOON)
        except Exception as error:
            # Whatever it was: a person's wish to be forgotten is never given up.
            _log.warning("an erasure waits", erasure=erasure.id, kind=type(error).__name__)
            wait = min(LONGEST, _SOON * 2 ** min(erasure.attempts, 12))
            await self._repository.put_off(erasure, type(error).__name__, wait)
        return True

    async def _work(self, erasure: Erasure) -> None:
        if "closed" not in erasure.done:
            alone = await self._stores.accounts.close(erasure.user)
            erasure = await self._repository.note(erasure, "closed", organisations=alone)
        for name, forget in self._stores.in_order():
            if name not in erasure.done:
                await forget(erasure)
                erasure = await self._repository.note(erasure, name, organisations=erasure.organisations)
        await self._repository.finish(erasure)
        _log.info("a person was erased", erasure=erasure.id)
