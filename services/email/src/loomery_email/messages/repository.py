"""Every query about messages that is not about sending them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.exc import IntegrityError

from loomery_email.states import State
from loomery_email.tables import Message, Outbox, Suppression
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.errors import TooManyError

__all__ = ["MessageRepository"]


class MessageRepository:
    """Messages in the database. Keys and addresses hold for every tenant, so do these queries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, message: Message, most_waiting: int) -> bool:
        """Keep a new message; False when its key is known, and then nothing changes.

        Raises TooManyError when so many wait for its address already.
        """
        known = select(Message.id).where(Message.key == message.key)
        waiting = select(func.count()).where(
            Message.recipient == message.recipient, Message.state == State.WAITING
        )
        try:
            async with self._database.transaction(EVERY_TENANT) as session:
                if (await session.execute(known)).first() is not None:
                    return False
                if (await session.execute(waiting)).scalar_one() >= most_waiting:
                    raise TooManyError("Too many messages wait for this address.", retry_after=3600)
                session.add(message)
        except IntegrityError as error:
            if is_unique_violation(error):
                return False
            raise
        return True

    async def in_state(self, state: State, before: str, limit: int) -> Sequence[Message]:
        """The newest messages in a state, at most `limit`, older than the message `before` (empty: all)."""
        found = select(Message).where(Message.state == state)
        if before:
            found = found.where(Message.id < before)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return (await session.execute(found.order_by(Message.id.desc()).limit(limit))).scalars().all()

    async def revive(self, message: str, now: datetime) -> bool:
        """Send a given-up message after all; False when there is none whose content is still here."""
        failed = update(Message).where(
            Message.id == message, Message.state == State.FAILED, Message.content.is_not(None)
        )
        again = failed.values(state=State.WAITING, attempts=0, due_at=now, ended_at=None, reason="")
        async with self._database.transaction(EVERY_TENANT) as session:
            return (await session.execute(again.returning(Message.id))).first() is not None

    async def of_person(self, user: str, addresses: Sequence[str]) -> Sequence[Message]:
        """Messages that concern a person, or went to one of the addresses."""
        found = select(Message).where(_concerns(user, addresses)).order_by(Message.id)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return (await session.execute(found)).scalars().all()

    async def suppressed(self, addresses: Sequence[str]) -> Sequence[str]:
        """Those of the addresses that are suppressed."""
        found = select(Suppression.address).where(Suppression.address.in_(addresses)).distinct()
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return (await session.execute(found.order_by(Suppression.address))).scalars().all()

    async def erase_person(self, user: str, addresses: Sequence[str]) -> tuple[int, int]:
        """Erase messages and suppressions of a person; how many of each there were."""
        mine = select(Message.id).where(_concerns(user, addresses))
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await session.execute(delete(Outbox).where(Outbox.message.in_(mine)))
            await session.execute(delete(Outbox).where(Outbox.recipient.in_(addresses)))
            messages = delete(Message).where(_concerns(user, addresses)).returning(Message.id)
            erased = len((await session.execute(messages)).all())
            suppressions = delete(Suppression).where(Suppression.address.in_(addresses))
            lifted = len((await session.execute(suppressions.returning(Suppression.scope))).all())
        await self._database.scrub()
        return erased, lifted

    async def erase_tenant(self, tenant: str) -> int:
        """Erase the messages of an organisation; how many there were."""
        async with self._database.transaction(tenant, slow=True) as session:
            await session.execute(delete(Outbox).where(Outbox.tenant == tenant))
            messages = delete(Message).where(Message.tenant == tenant).returning(Message.id)
            erased = len((await session.execute(messages)).all())
        await self._database.scrub()
        return erased

    async def forget_content(self, before: datetime) -> None:
        """Remove subject and content of messages that were accepted before."""
        old = Message.created_at < before
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await session.execute(delete(Outbox).where(Outbox.at < before))
            ended = update(Message).where(old, Message.state.not_in([State.WAITING, State.SENDING]))
            await session.execute(ended.values(content=None, subject=""))

    async def forget(self, before: datetime) -> None:
        """Remove messages that were accepted before; their keys are unknown from then on."""
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await session.execute(delete(Message).where(Message.created_at < before))


def _concerns(user: str, addresses: Sequence[str]) -> ColumnElement[bool]:
    return or_(Message.user == user, Message.recipient.in_(addresses))
