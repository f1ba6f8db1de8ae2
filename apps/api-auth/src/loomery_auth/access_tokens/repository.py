"""Every query about personal access tokens."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.tables import PersonalToken

__all__ = ["count_of", "revoke", "tokens_of"]


async def tokens_of(session: AsyncSession, tenant: str, user: str, now: datetime) -> list[PersonalToken]:
    """A person's tokens in one organisation that work, the newest first."""
    rows = await session.scalars(
        select(PersonalToken)
        .where(
            PersonalToken.tenant == tenant,
            PersonalToken.person == user,
            PersonalToken.revoked_at.is_(None),
            PersonalToken.expires_at > now,
        )
        .order_by(PersonalToken.id.desc())
    )
    return list(rows)


async def count_of(session: AsyncSession, tenant: str, user: str, now: datetime) -> int:
    """How many that are."""
    count = await session.scalar(
        select(func.count()).where(
            PersonalToken.tenant == tenant,
            PersonalToken.person == user,
            PersonalToken.revoked_at.is_(None),
            PersonalToken.expires_at > now,
        )
    )
    return count or 0


async def revoke(session: AsyncSession, tenant: str, user: str, name: str, now: datetime) -> bool:
    """End one token; whether there was one."""
    rows = await session.scalars(
        update(PersonalToken)
        .where(
            PersonalToken.tenant == tenant,
            PersonalToken.person == user,
            PersonalToken.id == name,
            PersonalToken.revoked_at.is_(None),
        )
        .values(revoked_at=now)
        .returning(PersonalToken.id)
    )
    return rows.first() is not None
