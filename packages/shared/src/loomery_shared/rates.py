"""How much one organisation may ask at once, so that the others are not kept waiting."""

import math
import time

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from loomery_shared.contracts.principal import Authenticator, Principal
from loomery_shared.errors import TooManyError

__all__ = ["LimitedAuthenticator", "Rate"]


class Rate:
    """How often something may be done by each; `rate` is read by `limits`, empty is no limit.

    `refusal` is the sentence that refuses. Each process counts for itself.
    """

    def __init__(self, rate: str, refusal: str) -> None:
        self._rate = parse(rate) if rate else None
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._refusal = refusal

    async def take(self, key: str) -> None:
        """Count once for a key; raises TooManyError."""
        if self._rate is None or await self._limiter.hit(self._rate, key):
            return
        window = await self._limiter.get_window_stats(self._rate, key)
        raise TooManyError(
            self._refusal,
            hint="Wait a moment; ask less often.",
            retry_after=max(1, math.ceil(window.reset_time - time.time())),
        )


class LimitedAuthenticator:
    """An `Authenticator` that counts requests by organisation; `rate` is read by `limits`, empty is no limit.

    Each process counts for itself.
    """

    def __init__(self, authenticator: Authenticator, rate: str) -> None:
        self._authenticator = authenticator
        self._rate = Rate(rate, "Your organisation asks too much at once.")

    async def authenticate(self, token: str) -> Principal:
        """Who shows this token; raises TooManyError when their organisation asks too much."""
        who = await self._authenticator.authenticate(token)
        await self._rate.take(who.tenant)
        return who
