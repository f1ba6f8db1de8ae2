"""Who owns the platform: it is never without an owner, whoever leaves at the same moment."""

from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.admin.repository import lock_ownership, owners
from loomery_auth.errors import LastPlatformOwnerError
from loomery_auth.tables import Person

__all__ = ["step_down"]


async def step_down(session: AsyncSession, person: Person) -> bool:
    """The person owns the platform no longer; whether they did. Raises LastPlatformOwnerError."""
    await lock_ownership(session)
    await session.refresh(person)
    if not person.platform_owner:
        return False
    if await owners(session) <= 1:
        raise LastPlatformOwnerError
    person.platform_owner = False
    await session.flush()
    return True
