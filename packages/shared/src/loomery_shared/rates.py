"""How much one organisation may ask at once, so that the others are not kept waiting."""

import math
import time

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from loomery_shared.contracts.principal import Authenticator, Principal
from loomery_shared.errors import TooManyError

__all__ = ["LimitedAuthenticator"]


class LimitedAuthenticator:
    """An `Authenticator` that counts requests by organisation; `rate` is read by `limits`, empty is no limit.

    Each process counts for itself.
    """

    def __init__(self, authenticator: Authenticator, rate: str) -> None:
        self._authenticator = authenticator
        self._rate = parse(rate) if rate else None
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def authenticate(self, token: str) -> Principal:
        """Who shows this token; raises TooManyError when their organisation asks too much."""
        who = await self._authenticator.authenticate(token)
        if self._rate is None or await self._limiter.hit(self._rate, who.tenant):
            return who
        window = await self._limiter.get_window_stats(self._rate, who.tenant)
        raise TooManyError(
            "Your organisation asks too much at once.",
            hint="Wait a moment; ask less often.",
            retry_after=max(1, math.ceil(window.reset_time - time.time())),
        )
