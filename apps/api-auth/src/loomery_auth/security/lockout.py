"""Waiting after failed sign-ins: per account and address, so that nobody can lock the owner out from elsewhere."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from loomery_auth.security.sealing import digest
from loomery_auth.settings import RateSettings
from loomery_auth.tables import Attempt
from loomery_shared.addresses import Addresses
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import TooManyError
from loomery_shared.ids import Clock

__all__ = ["FORGOTTEN_AFTER", "Lockout"]

FORGOTTEN_AFTER: Final = timedelta(days=1)


class Lockout:
    """After some failures each further one doubles the wait."""

    def __init__(self, database: Database, settings: RateSettings, clock: Clock) -> None:
        self._database, self._settings, self._clock = database, settings, clock

    async def begin(self, email: str, address: str) -> None:
        """An attempt begins, and counts as failed until `passed`; raises TooManyError while it must wait.

        It counts from the beginning, so that a thousand attempts at the same moment are not all the first.
        """
        now = self._clock()
        key = _key(email, address)
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        fresh = insert(Attempt).values(key=key, failures=0, last_at=now, blocked_until=now)
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(fresh.on_conflict_do_nothing())
            row = await session.get_one(Attempt, key, with_for_update=True)
            blocked_until = row.blocked_until
            if blocked_until - now > timedelta(seconds=self._settings.longest_wait):
                blocked_until = now  # no wait is so long: the clock was set back
            if blocked_until <= now:
                recent = now - row.last_at <= FORGOTTEN_AFTER
                row.failures = (row.failures if recent else 0) + 1
                row.last_at, row.blocked_until = now, now + self._wait(row.failures)
        if blocked_until > now:
            raise TooManyError(
                "Signing in failed too often.",
                hint="Wait a while, or reset the password.",
                retry_after=_seconds(blocked_until, now),
            )

    async def passed(self, email: str, address: str) -> None:
        """It was them: failures are forgotten."""
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(delete(Attempt).where(Attempt.key == _key(email, address)))

    def _wait(self, failures: int) -> timedelta:
        over = failures - self._settings.failures_free
        return timedelta(seconds=min(2 ** min(over, 30), self._settings.longest_wait) if over >= 0 else 0)


def _key(email: str, address: str) -> str:
    return digest(f"{email}\n{Addresses.network_of(address)}")


def _seconds(until: datetime, now: datetime) -> int:
    return max(1, int((until - now).total_seconds()) + 1)
