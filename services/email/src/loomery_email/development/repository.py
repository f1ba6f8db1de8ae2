"""Queries of the outbox viewer."""

from collections.abc import Sequence

from sqlalchemy import select

from loomery_email.development.reading import read
from loomery_email.development.schemas import OutboxItem
from loomery_email.tables import Message, Outbox
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import NotFoundError

__all__ = ["OutboxReader"]


class OutboxReader:
    """Messages with their content, wherever that is kept. For every tenant: this is for development only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, *, to: str, template: str, before: str, limit: int) -> Sequence[OutboxItem]:
        """The newest messages, at most `limit`, older than the message `before`."""
        found = select(Message, Outbox.content).outerjoin(Outbox, Outbox.message == Message.id)
        if to:
            found = found.where(Message.recipient == to.lower())
        if template:
            found = found.where(Message.template == template)
        if before:
            found = found.where(Message.id < before)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            rows = (await session.execute(found.order_by(Message.id.desc()).limit(limit))).all()
        return [_item(message, content) for message, content in rows]

    async def one(self, message: str) -> OutboxItem:
        """One message; raises NotFoundError."""
        found = select(Message, Outbox.content).outerjoin(Outbox, Outbox.message == Message.id)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            row = (await session.execute(found.where(Message.id == message))).first()
        if row is None:
            raise NotFoundError("There is no such message.", hint="/api/dev/outbox lists them.")
        return _item(row[0], row[1])


def _item(message: Message, kept: bytes | None) -> OutboxItem:
    parts = read(message.content or kept)
    return OutboxItem(
        id=message.id,
        to=message.recipient,
        subject=message.subject,
        template=message.template,
        state=message.state,
        reason=message.reason,
        at=message.created_at,
        text=parts.text,
        html=parts.html,
        links=parts.links,
    )
