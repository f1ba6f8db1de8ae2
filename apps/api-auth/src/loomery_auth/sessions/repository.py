"""Every query about sessions and their refresh tokens."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.security.sealing import digest
from loomery_auth.tables import RefreshToken, Session

__all__ = ["add_refresh", "end_sessions", "find_refresh", "is_known_source", "living", "was_used"]


async def find_refresh(session: AsyncSession, token: str) -> tuple[RefreshToken, Session] | None:
    """A refresh token and its session, locked until the transaction ends."""
    found = (
        await session.execute(
            select(RefreshToken, Session)
            .join(Session, Session.id == RefreshToken.session)
            .where(RefreshToken.digest == digest(token))
            .with_for_update()
        )
    ).first()
    return (found[0], found[1]) if found else None


async def was_used(session: AsyncSession, token: str) -> bool:
    """Whether a refresh token was exchanged already; True when there is none."""
    row = await session.get(RefreshToken, digest(token))
    return row is None or row.used_at is not None


def add_refresh(session: AsyncSession, token: str, owner: str, now: datetime) -> None:
    """One more refresh token of a session."""
    session.add(RefreshToken(digest=digest(token), session=owner, created_at=now, used_at=None))


async def end_sessions(
    session: AsyncSession,
    person: str,
    now: datetime,
    because: str,
    *,
    only: str | None = None,
    but: str | None = None,
) -> int:
    """End a person's sessions (one, all, or all but one); how many were ended."""
    statement = update(Session).where(Session.person == person, Session.ended_at.is_(None))
    if only is not None:
        statement = statement.where(Session.id == only)
    if but is not None:
        statement = statement.where(Session.id != but)
    ended = await session.scalars(statement.values(ended_at=now, ended_because=because).returning(Session.id))
    return len(ended.all())


async def living(session: AsyncSession, person: str, now: datetime) -> list[Session]:
    """A person's sessions, the one used last first."""
    rows = await session.scalars(
        select(Session)
        .where(Session.person == person, Session.ended_at.is_(None), Session.expires_at > now)
        .order_by(Session.seen_at.desc(), Session.id)
    )
    return list(rows)


async def is_known_source(session: AsyncSession, person: str, *, address: str, agent: str | None) -> bool:
    """Whether the person signed in from this address (with this browser, when one is named) before."""
    statement = select(func.count()).where(Session.person == person, Session.address == address)
    if agent is not None:
        statement = statement.where(Session.agent == agent)
    return bool(await session.scalar(statement))
