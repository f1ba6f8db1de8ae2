"""Forgetting what is needed no more: used links, old attempts, the chains of ended sessions."""

import asyncio
from datetime import timedelta
from typing import Final

from sqlalchemy import delete, select

from loomery_auth.security.lockout import FORGOTTEN_AFTER
from loomery_auth.tables import Attempt, Link, RateHit, RefreshToken, Session
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import LoomeryError
from loomery_shared.ids import Clock
from loomery_shared.logs import get_logger

__all__ = ["Housekeeping"]

_log = get_logger("auth.housekeeping")
_EVERY: Final = timedelta(hours=1)
_ENDED_SESSIONS_KEPT: Final = timedelta(days=90)


class Housekeeping:
    """Runs every hour while the service does."""

    def __init__(self, database: Database, clock: Clock, refresh_days: int) -> None:
        self._database, self._clock = database, clock
        self._refresh = timedelta(days=refresh_days)

    async def tidy(self) -> None:
        """Do it once; safe from many workers at the same time."""
        now = self._clock()
        ended = select(Session.id).where(Session.ended_at.is_not(None))
        old = now - _ENDED_SESSIONS_KEPT
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            for statement in (
                delete(Attempt).where(Attempt.last_at < now - FORGOTTEN_AFTER),
                delete(RateHit).where(RateHit.expires < now.timestamp()),
                delete(Link).where(Link.expires_at < now),
                delete(RefreshToken).where(RefreshToken.created_at < now - self._refresh),
                delete(RefreshToken).where(RefreshToken.session.in_(ended)),
                delete(Session).where((Session.ended_at < old) | (Session.expires_at < old)),
            ):
                await session.execute(statement)

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            try:
                await self.tidy()
            except LoomeryError as error:
                _log.warning("housekeeping put off", detail=error.message)
            await asyncio.sleep(_EVERY.total_seconds())
