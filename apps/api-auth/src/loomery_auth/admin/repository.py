"""Every query of those who run the platform: over all organisations and all people."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.admin.schemas import AdminOrganisation, AdminPerson
from loomery_auth.ownership import gone
from loomery_auth.tables import Membership, Organisation, Person, Session
from loomery_shared.errors import NotFoundError, UsageError
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of

__all__ = ["organisation", "organisations", "people", "person"]


_members = (
    select(func.count())
    .where(Membership.tenant == Organisation.tenant)
    .correlate(Organisation)
    .scalar_subquery()
)
_joined = select(func.count()).where(Membership.person == Person.id).correlate(Person).scalar_subquery()
_seen = (
    select(func.max(Session.seen_at)).where(Session.person == Person.id).correlate(Person).scalar_subquery()
)


async def organisations(
    session: AsyncSession, search: str, limit: int, cursor: str
) -> Page[AdminOrganisation]:
    """Organisations, the newest first."""
    query = select(Organisation, _members).order_by(Organisation.tenant.desc()).limit(limit + 1)
    if search:
        query = query.where(Organisation.name.icontains(search, autoescape=True))
    found = [_organisation(*row) for row in await session.execute(_after(query, Organisation.tenant, cursor))]
    return page_of(found, limit, encode_cursor(found[:limit][-1].id) if found else "")


async def organisation(session: AsyncSession, tenant: str) -> AdminOrganisation:
    """One organisation; raises NotFoundError."""
    row = (
        await session.execute(select(Organisation, _members).where(Organisation.tenant == tenant))
    ).one_or_none()
    if row is None:
        raise NotFoundError("There is no such organisation.")
    return _organisation(*row)


async def people(session: AsyncSession, search: str, limit: int, cursor: str) -> Page[AdminPerson]:
    """People with accounts, the newest first."""
    query = select(Person, _joined, _seen).order_by(Person.id.desc()).limit(limit + 1)
    query = query.where(~gone())
    if search:
        words = Person.name + " " + Person.email
        query = query.where(words.icontains(search, autoescape=True))
    found = [_person(*row) for row in await session.execute(_after(query, Person.id, cursor))]
    return page_of(found, limit, encode_cursor(found[:limit][-1].id) if found else "")


async def person(session: AsyncSession, user: str) -> AdminPerson:
    """One person; raises NotFoundError."""
    query = select(Person, _joined, _seen).where(Person.id == user, ~gone())
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise NotFoundError("There is no such person.")
    return _person(*row)


def _after(query: Select[Any], column: Any, cursor: str) -> Select[Any]:
    after = decode_cursor(cursor)
    if after is None:
        return query
    if len(after) != 1 or not isinstance(after[0], str):
        raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
    return query.where(column < after[0])


def _organisation(row: Organisation, members: int) -> AdminOrganisation:
    return AdminOrganisation(
        id=row.tenant,
        name=row.name,
        personal=row.personal,
        members=members,
        created_at=row.created_at,
        suspended_at=row.suspended_at,
        reason=row.suspended_because or "",
    )


def _person(row: Person, joined: int, seen: Any) -> AdminPerson:
    return AdminPerson(
        id=row.id,
        name=row.name,
        email=row.email,
        verified=row.verified_at is not None,
        platform_owner=row.platform_owner,
        organisations=joined,
        created_at=row.created_at,
        seen_at=seen,
    )
