"""Every query about messages that is not about sending them."""

from sqlalchemy import func, select

from loomery_email.states import State
from loomery_email.tables import Message
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["MessageRepository"]


class MessageRepository:
    """Messages in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, message: Message) -> None:
        """Keep a new message; raises IntegrityError when its key is known."""
        async with self._database.transaction(message.tenant) as session:
            session.add(message)

    async def is_known(self, key: str) -> bool:
        """Whether a message with this key was accepted before."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return (await session.execute(select(Message.id).where(Message.key == key))).first() is not None

    async def waiting_for(self, recipient: str) -> int:
        """How many messages wait for an address."""
        waiting = select(func.count()).where(Message.recipient == recipient, Message.state == State.WAITING)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return (await session.execute(waiting)).scalar_one()
