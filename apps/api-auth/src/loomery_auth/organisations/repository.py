"""Every query about organisations, members and invitations; the tenant is in each of them."""

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.tables import Invitation, Membership, Organisation, Person, PersonalToken
from loomery_shared.contracts.principal import Role
from loomery_shared.errors import NotFoundError

__all__ = [
    "is_member",
    "locked",
    "member",
    "members_of",
    "open_invitations",
    "organisations_of",
    "owners_of",
    "remove_member",
    "revoke_invitations",
]


async def organisations_of(session: AsyncSession, user: str) -> list[tuple[Organisation, Role]]:
    """Where a person is a member; their own organisation first."""
    rows = await session.execute(
        select(Organisation, Membership.role)
        .join(Membership, Membership.tenant == Organisation.tenant)
        .where(Membership.person == user)
        .order_by(Organisation.personal.desc(), Organisation.name, Organisation.tenant)
    )
    return [(organisation, Role(role)) for organisation, role in rows]


async def locked(session: AsyncSession, tenant: str) -> Organisation:
    """The organisation, whose members nobody else changes until the transaction ends; raises NotFoundError."""
    found = await session.get(Organisation, tenant, with_for_update=True)
    if found is None:
        raise NotFoundError("There is no such organisation.")
    return found


async def members_of(session: AsyncSession, tenant: str) -> list[tuple[Person, Membership]]:
    """Who belongs to it, in the order in which they came."""
    rows = await session.execute(
        select(Person, Membership)
        .join(Membership, Membership.person == Person.id)
        .where(Membership.tenant == tenant)
        .order_by(Membership.since, Person.id)
    )
    return [(person, membership) for person, membership in rows]


async def member(session: AsyncSession, tenant: str, user: str) -> Membership:
    """A person's membership; raises NotFoundError."""
    found = await session.get(Membership, (tenant, user))
    if found is None:
        raise NotFoundError("There is no such member.")
    return found


async def is_member(session: AsyncSession, tenant: str, email: str) -> bool:
    """Whether somebody with this address belongs to it already."""
    return bool(
        await session.scalar(
            select(func.count())
            .select_from(Membership)
            .join(Person, Person.id == Membership.person)
            .where(Membership.tenant == tenant, Person.email == email)
        )
    )


async def owners_of(session: AsyncSession, tenant: str) -> int:
    """How many owners it has."""
    count = await session.scalar(
        select(func.count()).where(Membership.tenant == tenant, Membership.role == Role.OWNER.value)
    )
    return count or 0


async def remove_member(session: AsyncSession, tenant: str, user: str) -> None:
    """End a membership, and with it the tokens made for this organisation."""
    await session.execute(
        delete(PersonalToken).where(PersonalToken.tenant == tenant, PersonalToken.person == user)
    )
    await session.execute(delete(Membership).where(Membership.tenant == tenant, Membership.person == user))


async def open_invitations(session: AsyncSession, tenant: str, now: datetime) -> list[Invitation]:
    """Invitations that can still be accepted, the newest first."""
    rows = await session.scalars(
        select(Invitation)
        .where(
            Invitation.tenant == tenant,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
            Invitation.expires_at > now,
        )
        .order_by(Invitation.id.desc())
        .limit(200)
    )
    return list(rows)


async def revoke_invitations(
    session: AsyncSession, tenant: str, now: datetime, *, name: str | None = None, email: str | None = None
) -> int:
    """Take back an open invitation by its id, or all for an address; how many."""
    statement = update(Invitation).where(
        Invitation.tenant == tenant, Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None)
    )
    statement = statement.where(Invitation.id == name if name is not None else Invitation.email == email)
    rows = await session.scalars(statement.values(revoked_at=now).returning(Invitation.id))
    return len(rows.all())
