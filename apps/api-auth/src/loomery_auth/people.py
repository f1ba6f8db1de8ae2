"""Queries about people and where they belong, used by several features."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.errors import SetupCodeError
from loomery_auth.tables import Installation, Membership, Organisation, Person
from loomery_shared.contracts.principal import Role
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import new_id

__all__ = ["NOTIFICATIONS", "add_organisation", "add_person", "home_of", "person_by_email", "person_of"]

NOTIFICATIONS = {
    "build_started": True,
    "build_succeeded": True,
    "build_failed": True,
    "app_alert": True,
    "new_sign_in": True,
    "weekly_digest": False,
}
"""What people are told of unless they say otherwise."""


async def person_of(session: AsyncSession, user: str) -> Person:
    """The person with this id; raises NotFoundError."""
    found = await session.get(Person, user)
    if found is None:
        raise NotFoundError("There is no such person.")
    return found


async def person_by_email(session: AsyncSession, email: str) -> Person | None:
    """Whose address this is."""
    found: Person | None = await session.scalar(select(Person).where(Person.email == email))
    return found


async def home_of(session: AsyncSession, user: str) -> str | None:
    """The organisation a person works in when none is named: their own one, else the one joined first."""
    found: str | None = await session.scalar(
        select(Organisation.tenant)
        .join(Membership, Membership.tenant == Organisation.tenant)
        .where(Membership.person == user)
        .order_by(Organisation.personal.desc(), Membership.since, Organisation.tenant)
        .limit(1)
    )
    return found


async def add_person(
    session: AsyncSession,
    user: str,
    email: str,
    name: str,
    locale: str,
    now: datetime,
    *,
    verified: bool,
    may_own: bool,
) -> Person:
    """A new person with an organisation of their own; the first of an installation owns the platform.

    Raises SetupCodeError for a first person who may not own it.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    # Of two who come first at the same moment, the database lets one in.
    await session.execute(insert(Installation).values(id=1, owner=user).on_conflict_do_nothing())
    owner = await session.scalar(select(Installation.owner).where(Installation.id == 1))
    if owner == user and not may_own:
        raise SetupCodeError
    person = Person(
        id=user,
        email=email,
        name=name,
        locale=locale,
        time_zone="UTC",
        theme="system",
        notifications=dict(NOTIFICATIONS),
        platform_owner=owner == user,
        verified_at=now if verified else None,
        created_at=now,
    )
    session.add(person)
    await session.flush()
    await add_organisation(session, user, name, now, personal=True)
    return person


async def add_organisation(
    session: AsyncSession, owner: str, name: str, now: datetime, *, personal: bool
) -> Organisation:
    """A new organisation with its owner."""
    organisation = Organisation(
        tenant=new_id("org"),
        name=name,
        personal=personal,
        created_at=now,
        suspended_at=None,
        suspended_because=None,
    )
    session.add(organisation)
    await session.flush()
    session.add(Membership(tenant=organisation.tenant, person=owner, role=Role.OWNER.value, since=now))
    await session.flush()
    return organisation
