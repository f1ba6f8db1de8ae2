"""How often something may be tried: moving windows, by the library `limits`."""

import math
import time
from typing import Literal

from limits import RateLimitItem, parse
from limits.aio.storage import Storage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import ConfigurationError
from limits.storage import storage_from_string

from loomery_auth.security.counted import Counted
from loomery_auth.security.rate_table import RateTable
from loomery_auth.security.sealing import digest
from loomery_auth.settings import RateSettings
from loomery_shared.database import Database
from loomery_shared.errors import MissingToolError, TooManyError
from loomery_shared.ids import Clock

__all__ = ["Limits"]


def _elsewhere(address: str) -> Storage:
    hint = "Use memory, database, or redis://… with the package redis installed."
    try:
        found = storage_from_string(f"async+{address}", implementation="redispy")
    except (ConfigurationError, ValueError) as error:
        raise MissingToolError(
            f"Attempts cannot be counted in {address.partition('://')[0]}.", hint=hint
        ) from error
    if not isinstance(found, Storage):
        raise MissingToolError("Attempts cannot be counted there.", hint=hint)
    return found


class Limits:
    """Counts attempts and says when it is too many."""

    def __init__(self, settings: RateSettings, database: Database, clock: Clock) -> None:
        storage: Storage
        self._now = time.time
        if settings.storage == "memory":
            storage = Counted()
        elif settings.storage == "database":
            storage = RateTable(database, clock)
            self._now = lambda: clock().timestamp()
        else:
            storage = _elsewhere(settings.storage)
        self._limiter = MovingWindowRateLimiter(storage)
        self._rules: dict[str, RateLimitItem] = {
            "address": parse(settings.per_address),
            "account": parse(settings.per_account),
            "mail": parse(settings.mails_per_account),
        }

    async def count(self, rule: Literal["address", "account", "mail"], what: str, who: str) -> None:
        """Count one attempt to do `what`; raises TooManyError with the seconds to wait."""
        item = self._rules[rule]
        # Addresses and accounts are not kept in the clear.
        key = (rule, what, digest(who))
        if await self._limiter.hit(item, *key):
            return
        window = await self._limiter.get_window_stats(item, *key)
        wait = max(1, math.ceil(window.reset_time - self._now()))
        raise TooManyError("That was tried too often.", hint="Wait a while.", retry_after=wait)
