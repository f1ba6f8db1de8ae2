"""What is kept about a person: told to them, and erased when they go; and what is forgotten with time."""

from collections.abc import Sequence
from datetime import timedelta

from loomery_email.letters.addresses import wire_address
from loomery_email.messages.repository import MessageRepository
from loomery_email.messages.schemas import Erased, MessageRecord, PersonExport
from loomery_email.settings import RetentionSettings
from loomery_shared.errors import UsageError
from loomery_shared.ids import Clock

__all__ = ["PeopleService", "Retention"]


class PeopleService:
    """Export and erasure (GDPR, articles 15 and 17)."""

    def __init__(self, repository: MessageRepository) -> None:
        self._repository = repository

    async def export(self, user: str, addresses: Sequence[str]) -> PersonExport:
        """Everything about a person; raises UsageError when nobody is named."""
        known = _lower(user, addresses)
        rows = await self._repository.of_person(user, known)
        return PersonExport(
            messages=[MessageRecord.model_validate(row, from_attributes=True) for row in rows],
            suppressed=list(await self._repository.suppressed(known)),
        )

    async def erase(self, user: str, addresses: Sequence[str]) -> Erased:
        """Erase it, messages that still wait included; again erases what came since. Raises UsageError."""
        messages, suppressions = await self._repository.erase_person(user, _lower(user, addresses))
        return Erased(messages=messages, suppressions=suppressions)

    async def erase_tenant(self, tenant: str) -> Erased:
        """Erase the messages of an organisation; raises UsageError when none is named."""
        if not tenant.strip():
            raise UsageError("Name the organisation.")
        return Erased(messages=await self._repository.erase_tenant(tenant), suppressions=0)


def _lower(user: str, addresses: Sequence[str]) -> list[str]:
    if not user.strip():
        # Messages without a user would all be meant.
        raise UsageError("Name the person.")
    return [wire_address(address) for address in addresses]


class Retention:
    """Forgets messages when their time has come."""

    def __init__(self, repository: MessageRepository, settings: RetentionSettings, clock: Clock) -> None:
        self._repository = repository
        self._settings = settings
        self._clock = clock

    async def tidy(self) -> None:
        """Remove contents and records that are older than the settings allow."""
        now = self._clock()
        await self._repository.forget_content(now - timedelta(days=self._settings.content_days))
        await self._repository.forget(now - timedelta(days=self._settings.record_days))
