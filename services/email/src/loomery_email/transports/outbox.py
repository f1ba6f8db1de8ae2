"""The default: messages stay in the database of this machine, to be looked at."""

import asyncio

from sqlalchemy import select

from loomery_email.tables import Outbox
from loomery_email.transports.port import Outgoing
from loomery_shared.database import Database
from loomery_shared.ids import Clock

__all__ = ["OutboxTransport"]


class OutboxTransport:
    """Keeps each message once, however often it is handed over."""

    name = "outbox"

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        # Writers that queue here are quicker than writers that SQLite puts to sleep.
        self._turn = asyncio.Lock()

    async def deliver(self, message: Outgoing) -> None:
        """Keep the message; raises UnavailableError when the database is away."""
        async with self._turn, self._database.transaction(message.tenant) as session:
            known = await session.execute(select(Outbox.message).where(Outbox.message == message.id))
            if known.first() is None:
                session.add(
                    Outbox(
                        message=message.id,
                        tenant=message.tenant,
                        recipient=message.recipient,
                        content=message.content,
                        at=self._clock(),
                    )
                )

    async def close(self) -> None:
        """Nothing is held open."""
