"""Who owns the platform: it is never without an owner, whoever leaves at the same moment."""

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.errors import LastPlatformOwnerError
from loomery_auth.tables import Installation, Person

__all__ = ["gone", "lock_ownership", "step_down"]

_ERASED = "@erased.invalid"
"""How the address ends of somebody who has left and is being forgotten."""


def gone() -> ColumnElement[bool]:
    """Whether a person has left, and is being forgotten."""
    return Person.email.endswith(_ERASED, autoescape=True)


async def lock_ownership(session: AsyncSession) -> None:
    """Let nobody else change who owns the platform until the transaction ends."""
    # Written, not only locked: SQLite knows no locks of rows, and has one writer.
    await session.execute(update(Installation).where(Installation.id == 1).values(id=1))


async def step_down(session: AsyncSession, person: Person) -> bool:
    """The person owns the platform no longer; whether they did. Raises LastPlatformOwnerError."""
    await lock_ownership(session)
    await session.refresh(person)
    if not person.platform_owner:
        return False
    owners = select(func.count()).select_from(Person).where(Person.platform_owner.is_(True), ~gone())
    if (await session.scalar(owners) or 0) <= 1:
        raise LastPlatformOwnerError
    person.platform_owner = False
    await session.flush()
    return True
