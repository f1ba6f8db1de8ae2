"""Accepting messages."""

import asyncio
from collections.abc import Callable, Sequence

from loomery_email.letters.catalogue import locale_of
from loomery_email.letters.composer import Composer
from loomery_email.letters.kinds import category_of
from loomery_email.messages.repository import MessageRepository
from loomery_email.messages.schemas import MessageRecord
from loomery_email.settings import DeliverySettings
from loomery_email.states import State
from loomery_email.tables import Message
from loomery_shared.contracts.mail import MailRequest
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import Clock, new_id

__all__ = ["MessageService"]


class MessageService:
    """Takes messages for delivery; `accepted` is called when there is one more."""

    def __init__(
        self,
        repository: MessageRepository,
        composer: Composer,
        settings: DeliverySettings,
        clock: Clock,
        accepted: Callable[[], None],
    ) -> None:
        self._repository = repository
        self._composer = composer
        self._settings = settings
        self._clock = clock
        self._accepted = accepted

    async def accept(self, request: MailRequest) -> None:
        """Keep a message until it is sent; one whose key is known is accepted and changes nothing.

        Raises pydantic.ValidationError for values that do not fit the template, TooManyError when too many
        messages wait for this address.
        """
        now = self._clock()
        message = new_id("mail")
        composed = await asyncio.to_thread(self._composer.compose, request, message, now)
        row = Message(
            id=message,
            key=request.key,
            tenant=request.tenant,
            user=request.user,
            recipient=composed.recipient,
            template=request.template,
            category=category_of(request.template),
            locale=locale_of(request.locale),
            subject=composed.subject,
            content=composed.content,
            state=State.WAITING,
            reason="",
            attempts=0,
            created_at=now,
            due_at=now,
            lease="",
        )
        if await self._repository.add(row, self._settings.waiting_per_recipient):
            self._accepted()

    async def in_state(self, state: State, before: str, limit: int) -> Sequence[MessageRecord]:
        """The newest messages in a state, at most `limit`, older than the message `before`."""
        rows = await self._repository.in_state(state, before, limit)
        return [MessageRecord.model_validate(row, from_attributes=True) for row in rows]

    async def retry(self, message: str) -> None:
        """Send a message that was given up after all; raises NotFoundError."""
        if not await self._repository.revive(message, self._clock()):
            raise NotFoundError("No message with this id was given up, or its content is gone.")
        self._accepted()
