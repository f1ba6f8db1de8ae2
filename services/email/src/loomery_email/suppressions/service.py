"""Who gets no mail."""

from collections.abc import Sequence

from loomery_email.letters.addresses import wire_address
from loomery_email.suppressions.repository import SuppressionRepository
from loomery_email.suppressions.schemas import NewSuppression, SuppressionItem
from loomery_email.tables import Suppression
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import Clock

__all__ = ["SuppressionService"]


class SuppressionService:
    """Adds, removes and lists suppressed addresses."""

    def __init__(self, repository: SuppressionRepository, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock

    async def add(self, new: NewSuppression) -> None:
        """Send nothing more to an address; who unsubscribed still gets what concerns the account."""
        scope = new.scope if new.reason == "unsubscribe" else "all"
        row = Suppression(
            address=wire_address(new.address),
            scope=scope,
            tenant="",
            reason=new.reason,
            note=new.note,
            at=self._clock(),
        )
        await self._repository.put(row)

    async def remove(self, address: str) -> None:
        """Send to an address again; raises NotFoundError when it was not suppressed."""
        if not await self._repository.remove(wire_address(address)):
            raise NotFoundError("This address is not suppressed.")

    async def resubscribe(self, address: str) -> None:
        """Send again what the recipient had unsubscribed from, if anything."""
        await self._repository.remove(wire_address(address), reason="unsubscribe")

    async def page(self, after: tuple[str, str], limit: int) -> Sequence[SuppressionItem]:
        """Suppressed addresses in order, at most `limit`."""
        rows = await self._repository.page(after, limit)
        return [SuppressionItem.model_validate(row, from_attributes=True) for row in rows]
