"""Every query about erasures."""

from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import null, or_, select, update
from sqlalchemy.exc import IntegrityError

from loomery_orchestrator.privacy.tables import ErasureRow
from loomery_shared.contracts.leaving import Departure
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.ids import Clock, new_id

__all__ = ["LONGEST", "Erasure", "ErasureRepository"]

LONGEST = timedelta(hours=1)
"""The longest that an erasure waits for its next attempt."""


class Erasure(BaseModel):
    """An erasure as it stands."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: str
    user: str
    person: Departure | None
    organisations: list[str]
    done: dict[str, str]
    attempts: int
    reason: str
    created_at: datetime
    finished_at: datetime | None


class ErasureRepository:
    """Erasures in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def add(self, departure: Departure) -> None:
        """A new erasure, unless this person is being erased already."""
        now = self._clock()
        try:
            async with self._database.transaction(EVERY_TENANT) as session:
                session.add(
                    ErasureRow(
                        id=new_id("erasure"),
                        user=departure.user,
                        person=departure.model_dump(),
                        organisations=[],
                        done={},
                        attempts=0,
                        reason="",
                        created_at=now,
                        due_at=now,
                        finished_at=None,
                    )
                )
        except IntegrityError as error:
            if not is_unique_violation(error):
                raise

    async def take(self, lease: timedelta) -> Erasure | None:
        """The oldest one that is due, for whoever asks first; others see it again after the lease."""
        now = self._clock()
        # None is put off for longer than that: by then, the clock was set back.
        when = or_(ErasureRow.due_at <= now, ErasureRow.due_at > now + LONGEST + lease)
        due = select(ErasureRow).where(ErasureRow.finished_at.is_(None), when)
        async with self._database.transaction(EVERY_TENANT) as session:
            row = await session.scalar(due.order_by(ErasureRow.id).limit(1).with_for_update(skip_locked=True))
            if row is None:
                return None
            row.due_at, row.attempts = now + lease, row.attempts + 1
            return Erasure.model_validate(row)

    async def note(self, erasure: Erasure, store: str, *, organisations: list[str]) -> Erasure:
        """A store has forgotten the person."""
        done = {**erasure.done, store: self._clock().isoformat()}
        await self._change(erasure, done=done, organisations=organisations)
        return erasure.model_copy(update={"done": done, "organisations": organisations})

    async def put_off(self, erasure: Erasure, reason: str, wait: timedelta) -> None:
        """Go on later."""
        await self._change(erasure, reason=reason, due_at=self._clock() + wait)

    async def finish(self, erasure: Erasure) -> None:
        """Nothing is left to do, and nothing is left of the person here either."""
        await self._change(erasure, person=null(), reason="", finished_at=self._clock())
        await self._database.scrub()

    async def of(self, user: str) -> Erasure | None:
        """The erasure of a person."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            row = await session.scalar(select(ErasureRow).where(ErasureRow.user == user))
        return Erasure.model_validate(row) if row is not None else None

    async def _change(self, erasure: Erasure, **values: Any) -> None:
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(update(ErasureRow).where(ErasureRow.id == erasure.id).values(**values))
