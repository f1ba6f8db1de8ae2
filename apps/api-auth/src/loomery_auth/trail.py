"""Writing down who did what, when and from where; secrets have no place in it."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.tables import AuditRow
from loomery_shared.ids import Clock, new_id

__all__ = ["PLATFORM", "Source", "Trail"]

PLATFORM: Final = "platform"
"""Stands for an organisation where those who run the platform did something."""
_LONGEST_AGENT: Final = 300


@dataclass(frozen=True)
class Source:
    """From where something was asked: an address of the network, and what the program calls itself."""

    address: str = ""
    agent: str = ""


class Trail:
    """Adds rows to the audit log, in the transaction of what they tell."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def note(
        self,
        session: AsyncSession,
        tenant: str,
        actor: str,
        action: str,
        source: Source,
        target: str = "",
        /,
        **details: str | int | bool,
    ) -> None:
        """Write down one thing; `actor` and `target` are ids."""
        session.add(
            AuditRow(
                id=new_id("audit"),
                tenant=tenant,
                at=self._clock(),
                actor=actor,
                action=action,
                target=target,
                address=source.address,
                agent=source.agent[:_LONGEST_AGENT],
                details=details,
            )
        )
