"""Every query about all that belongs to one person."""

from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.tables import (
    AuditRow,
    Base,
    Identity,
    Invitation,
    Link,
    Membership,
    Organisation,
    Person,
    PersonalToken,
    Session,
)
from loomery_shared.contracts.principal import Role

__all__ = ["close", "everything_about", "forget", "sole_owner_of"]

_NEVER_SHOWN = {"digest"}


def _record(row: Base) -> dict[str, Any]:
    names = [column.key for column in row.__table__.columns if column.key not in _NEVER_SHOWN]
    values = {name: getattr(row, name) for name in names}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()
    }


async def everything_about(session: AsyncSession, user: str) -> dict[str, list[dict[str, Any]]]:
    """The person's rows of every table, without digests of secrets."""
    statements: dict[str, Any] = {
        "identities": select(Identity).where(Identity.person == user).order_by(Identity.created_at),
        "memberships": select(Membership).where(Membership.person == user).order_by(Membership.since),
        "sessions": select(Session).where(Session.person == user).order_by(Session.id),
        "personal_tokens": select(PersonalToken)
        .where(PersonalToken.person == user)
        .order_by(PersonalToken.id),
        "invitations_sent": select(Invitation).where(Invitation.invited_by == user).order_by(Invitation.id),
        "audit": select(AuditRow).where(AuditRow.actor == user).order_by(AuditRow.id),
    }
    return {
        name: [_record(row) for row in await session.scalars(statement)]
        for name, statement in statements.items()
    }


async def sole_owner_of(session: AsyncSession, user: str) -> str | None:
    """The name of an organisation with other members whose only owner this person is."""
    owners = (
        select(func.count())
        .where(Membership.tenant == Organisation.tenant, Membership.role == Role.OWNER.value)
        .scalar_subquery()
    )
    mine = exists().where(
        Membership.tenant == Organisation.tenant,
        Membership.person == user,
        Membership.role == Role.OWNER.value,
    )
    others = exists().where(Membership.tenant == Organisation.tenant, Membership.person != user)
    found: str | None = await session.scalar(
        select(Organisation.name).where(mine, others, owners == 1).order_by(Organisation.tenant).limit(1)
    )
    return found


async def close(session: AsyncSession, user: str) -> list[str]:
    """Take away every way in and every name; the organisations that nobody else is in stay with the person.

    Organisations with other members lose the person at once. One that they alone owned goes to whoever has been
    there for longest.
    """
    person = await session.get(Person, user)
    if person is None:
        return []
    alone = await _alone(session, user)
    await _hand_over(session, user)
    for table in (PersonalToken, Session, Identity, Link):
        await session.execute(delete(table).where(table.person == user))
    await session.execute(
        delete(Membership).where(Membership.person == user, Membership.tenant.not_in(alone))
    )
    await session.execute(
        delete(Invitation).where(Invitation.tenant.in_(alone) | (Invitation.email == person.email))
    )
    await session.execute(update(Invitation).where(Invitation.invited_by == user).values(invited_by=""))
    await session.execute(
        update(AuditRow)
        .where(AuditRow.details["email"].as_string() == person.email)
        .values(details={"email": ""})
    )
    await _forget_places(session, user)
    person.email, person.name = f"{user}@erased.invalid", ""
    person.locale, person.time_zone, person.theme, person.notifications = "en", "UTC", "system", {}
    return alone


async def forget(session: AsyncSession, user: str) -> bool:
    """Delete a person, the organisations that nobody else is in, and what tells where they were."""
    alone = await _alone(session, user)
    await session.execute(delete(AuditRow).where(AuditRow.tenant.in_(alone)))
    await session.execute(delete(Organisation).where(Organisation.tenant.in_(alone)))
    await _forget_places(session, user)
    gone = await session.scalars(delete(Person).where(Person.id == user).returning(Person.id))
    return bool(gone.all())


async def _alone(session: AsyncSession, user: str) -> list[str]:
    others = exists().where(Membership.tenant == Organisation.tenant, Membership.person != user)
    mine = exists().where(Membership.tenant == Organisation.tenant, Membership.person == user)
    return list(await session.scalars(select(Organisation.tenant).where(mine, ~others)))


async def _hand_over(session: AsyncSession, user: str) -> None:
    """No organisation is left without an owner, even when another owner left in the same moment."""
    owned = select(Membership.tenant).where(Membership.person == user, Membership.role == Role.OWNER.value)
    for tenant in (await session.scalars(owned)).all():
        others = list(
            await session.scalars(
                select(Membership)
                .where(Membership.tenant == tenant, Membership.person != user)
                .order_by(Membership.since, Membership.person)
            )
        )
        if others and all(other.role != Role.OWNER.value for other in others):
            others[0].role = Role.OWNER.value


async def _forget_places(session: AsyncSession, user: str) -> None:
    await session.execute(
        update(AuditRow)
        .where((AuditRow.actor == user) | (AuditRow.target == user))
        .values(address="", agent="")
    )
