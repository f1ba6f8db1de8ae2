"""Counting attempts in the service's database, for limits that several workers share."""

from typing import Any

from limits.aio.storage import MovingWindowSupport, Storage
from sqlalchemy import delete, func, or_, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.tables import RateHit
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import Clock

__all__ = ["AHEAD", "RateTable"]

AHEAD = 60.0
"""Seconds that clocks of workers may differ by; what was counted later than that, was before a clock was set back."""


class RateTable(Storage, MovingWindowSupport):
    """A storage for the library `limits` in the table `rate_hit`: one row an attempt, gone with its window."""

    STORAGE_SCHEME: list[str] | None = None

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__()
        self._database, self._clock = database, clock

    @property
    def base_exceptions(self) -> type[Exception]:
        """What the database raises."""
        return SQLAlchemyError

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` attempts, unless that makes more than `limit` in the last `expiry` seconds."""
        now = self._clock().timestamp()
        async with self._database.transaction(EVERY_TENANT) as session:
            await self._take_turn(session, key)
            gone = or_(RateHit.at <= now - expiry, RateHit.at > now + AHEAD)
            await session.execute(delete(RateHit).where(RateHit.key == key, gone))
            if await _count(session, key) + amount > limit:
                return False
            session.add_all(RateHit(key=key, at=now, expires=now + expiry) for _ in range(amount))
        return True

    async def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:  # noqa: ARG002
        """When the oldest attempt that still counts was made, and how many count."""
        now = self._clock().timestamp()
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            found = await session.execute(
                select(func.min(RateHit.at), func.count()).where(
                    RateHit.key == key, RateHit.at > now - expiry, RateHit.at <= now + AHEAD
                )
            )
            oldest, count = found.one()
        return (now if oldest is None else oldest), count

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count without a limit; how many there are now."""
        now = self._clock().timestamp()
        async with self._database.transaction(EVERY_TENANT) as session:
            session.add_all(RateHit(key=key, at=now, expires=now + expiry) for _ in range(amount))
            await session.flush()
            return await _count(session, key, now)

    async def get(self, key: str) -> int:
        """How many there are."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return await _count(session, key, self._clock().timestamp())

    async def get_expiry(self, key: str) -> float:
        """When the last one stops to count."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            last = await session.scalar(select(func.max(RateHit.expires)).where(RateHit.key == key))
        return self._clock().timestamp() if last is None else last

    async def check(self) -> bool:
        """Whether the database answers; raises UnavailableError when not."""
        await self._database.ping()
        return True

    async def reset(self) -> int | None:
        """Forget everything."""
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(delete(RateHit))
        return None

    async def clear(self, key: str) -> None:
        """Forget one key."""
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(delete(RateHit).where(RateHit.key == key))

    async def _take_turn(self, session: AsyncSession, key: str) -> None:
        # SQLite lets one writer in at a time anyway; in PostgreSQL two could count the same rows.
        if not self._database.is_sqlite:
            lock: dict[str, Any] = {"key": f"rate/{key}"}
            await session.execute(text("select pg_advisory_xact_lock(hashtextextended(:key, 0))"), lock)


async def _count(session: AsyncSession, key: str, after: float | None = None) -> int:
    statement = select(func.count()).select_from(RateHit).where(RateHit.key == key)
    if after is not None:
        statement = statement.where(RateHit.expires > after)
    return await session.scalar(statement) or 0
