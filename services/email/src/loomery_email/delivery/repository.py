"""Every query about sending: claims, results and what is due."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_email.settings import DeliverySettings
from loomery_email.states import State
from loomery_email.tables import Message, Outbox, Suppression
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["Outcome", "Queue"]

_WINDOW = timedelta(hours=1)
_AHEAD = timedelta(minutes=1)
"""What clocks of processes may differ by."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a try; `due_at` is set when there will be another."""

    state: State
    reason: str = ""
    due_at: datetime | None = None


class Queue:
    """Messages that are to be sent, shared by any number of processes."""

    def __init__(self, database: Database, settings: DeliverySettings) -> None:
        self._database = database
        self._settings = settings
        # Writers that queue here are quicker than writers that SQLite puts to sleep.
        self._turn = asyncio.Lock()

    async def claim(self, lease: str, now: datetime) -> Sequence[Message]:
        """Take what is due, for as long as a lease; nobody else gets it until then.

        Claims of all processes come one after the other, so that limits per recipient hold exactly. Messages to
        suppressed addresses end here, and those over the limit are put off.
        """
        async with self._database.transaction(EVERY_TENANT) as session:
            if not self._database.is_sqlite:
                await session.execute(text("select pg_advisory_xact_lock(hashtext('loomery_email.claim'))"))
            await self._mend_times(session, now)
            taken = []
            for message in await self._due(session, now):
                if await self._may_go(session, message, now):
                    message.state, message.lease = State.SENDING, lease
                    message.lease_until = now + timedelta(seconds=self._settings.lease)
                    message.started_at = message.started_at or now
                    message.attempts += 1
                    taken.append(message)
                    await session.flush()
            return taken

    async def _mend_times(self, session: AsyncSession, now: datetime) -> None:
        """Where nothing is ever put off for so long, the clock was set back: nobody waits for it to catch up.

        Who sends has the message for a lease from now on, so that no second one sends it meanwhile.
        """
        longest = max(timedelta(seconds=self._settings.longest_wait), _WINDOW) + _AHEAD
        waits = (Message.state == State.WAITING, Message.due_at > now + longest)
        await session.execute(update(Message).where(*waits).values(due_at=now))
        lease = timedelta(seconds=self._settings.lease)
        held = (Message.state == State.SENDING, Message.lease_until > now + lease + _AHEAD)
        await session.execute(update(Message).where(*held).values(lease_until=now + lease))

    async def _due(self, session: AsyncSession, now: datetime) -> Sequence[Message]:
        waiting = and_(Message.state == State.WAITING, Message.due_at <= now)
        abandoned = and_(Message.state == State.SENDING, Message.lease_until <= now)
        found = select(Message).where(or_(waiting, abandoned))
        limited = found.order_by(Message.due_at, Message.id).limit(self._settings.batch)
        return (await session.execute(limited)).scalars().all()

    async def _may_go(self, session: AsyncSession, message: Message, now: datetime) -> bool:
        scopes = ["all"] if message.category == "account" else ["all", "notifications", message.template]
        suppressed = select(Suppression).where(
            Suppression.address == message.recipient, Suppression.scope.in_(scopes)
        )
        if message.attempts >= self._settings.attempts:
            message.state, message.ended_at = State.FAILED, now
            message.reason = (
                f"Given up after {message.attempts} tries: the process ended during each of the last."
            )
            return False
        reason = (await session.execute(suppressed)).scalars().first()
        if reason is not None:
            message.state, message.content, message.ended_at = State.SUPPRESSED, None, now
            message.reason = f"The address gets no such mail ({reason.reason})."
            return False
        if message.started_at is not None:
            return True
        recent = select(Message.started_at).where(
            Message.recipient == message.recipient,
            Message.category == message.category,
            Message.started_at > now - _WINDOW,
            Message.started_at <= now + _AHEAD,
        )
        started = (await session.execute(recent.order_by(Message.started_at))).scalars().all()
        if len(started) < self._settings.per_recipient:
            return True
        first = started[-self._settings.per_recipient]
        message.due_at = (first or now) + _WINDOW
        message.reason = "Put off: this address got many messages within an hour."
        return False

    async def finish(self, message: Message, outcome: Outcome, now: datetime) -> bool:
        """Write down what became of a claimed message; False when the claim was lost meanwhile."""
        changes: dict[str, Any] = {
            "state": outcome.state,
            "reason": outcome.reason,
            "lease": "",
            "lease_until": None,
        }
        if outcome.due_at is not None:
            changes["due_at"] = outcome.due_at
        else:
            changes["ended_at"] = now
        if outcome.state == State.SENT:
            changes["content"] = None
        async with self._turn, self._database.transaction(EVERY_TENANT) as session:
            mine = update(Message).where(Message.id == message.id, Message.lease == message.lease)
            done = await session.execute(mine.values(**changes).returning(Message.id))
            if done.first() is not None:
                return True
            exists = await session.execute(select(func.count()).where(Message.id == message.id))
            if not exists.scalar_one():
                # It was erased while it was on its way.
                await session.execute(delete(Outbox).where(Outbox.message == message.id))
            return False
