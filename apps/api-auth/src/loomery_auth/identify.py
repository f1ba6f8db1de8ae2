"""Who shows a token: an access token of a session that still lives, or a personal access token."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.security.sealing import digest
from loomery_auth.security.tokens import AccessTokens
from loomery_auth.tables import Membership, Organisation, Person, PersonalToken, Session
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.ids import Clock

__all__ = ["PERSONAL", "Identified", "Identify"]

PERSONAL: Final = "lpat_"
_NOTED_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Identified:
    """Who it is, and how they showed it."""

    principal: Principal
    personal_token: bool
    signed_in_at: datetime
    """When they last proved who they are (a personal token: when it was made)."""


class Identify:
    """Reads tokens; roles and revocations are those of now, not of when the token was made."""

    def __init__(self, database: Database, tokens: AccessTokens, clock: Clock) -> None:
        self._database, self._tokens, self._clock = database, tokens, clock

    async def by(self, token: str) -> Identified:
        """Who shows this token; raises UnauthenticatedError."""
        if token.startswith(PERSONAL):
            return await self._by_personal_token(token)
        claims = await self._tokens.read(token)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            found = await _living_session(session, claims.session, claims.user, claims.tenant, self._clock())
        if found is None:
            raise UnauthenticatedError("This session has ended.", hint="Sign in again.")
        person, row, role, organisation = found
        principal = _principal(person, organisation, Role(role), row.id, personal_token=False)
        return Identified(principal, False, row.created_at)

    async def _by_personal_token(self, token: str) -> Identified:
        now = self._clock()
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            found = (
                await session.execute(
                    select(Person, PersonalToken, Membership.role, Organisation)
                    .join(PersonalToken, PersonalToken.person == Person.id)
                    .join(Organisation, Organisation.tenant == PersonalToken.tenant)
                    .join(
                        Membership,
                        (Membership.person == Person.id) & (Membership.tenant == PersonalToken.tenant),
                    )
                    .where(
                        PersonalToken.digest == digest(token),
                        PersonalToken.revoked_at.is_(None),
                        PersonalToken.expires_at > now,
                    )
                )
            ).first()
        if found is None:
            raise UnauthenticatedError("This personal access token is not valid.", hint="Make a new one.")
        person, row, role, organisation = found
        if row.used_at is None or now - row.used_at >= _NOTED_EVERY:
            async with self._database.transaction(row.tenant) as session:
                await session.execute(
                    update(PersonalToken).where(PersonalToken.id == row.id).values(used_at=now)
                )
        # The token may do what it was made for, and never more than its owner may today.
        mine, ceiling = Role(role), Role(row.role)
        role = ceiling if mine.covers(ceiling) else mine
        principal = _principal(person, organisation, role, row.id, personal_token=True)
        return Identified(principal, True, row.created_at)


async def _living_session(
    session: AsyncSession, name: str, person: str, tenant: str, now: datetime
) -> Row[Person, Session, str, Organisation] | None:
    return (
        await session.execute(
            select(Person, Session, Membership.role, Organisation)
            .join(Session, Session.person == Person.id)
            .join(Organisation, Organisation.tenant == tenant)
            .join(Membership, (Membership.person == Person.id) & (Membership.tenant == tenant))
            .where(
                Session.id == name,
                Person.id == person,
                Session.ended_at.is_(None),
                Session.expires_at > now,
            )
        )
    ).first()


def _principal(
    person: Person, organisation: Organisation, role: Role, shown: str, *, personal_token: bool
) -> Principal:
    return Principal(
        user=person.id,
        tenant=organisation.tenant,
        role=role,
        email=person.email,
        verified=person.verified_at is not None,
        platform_owner=person.platform_owner and not personal_token,
        suspended=(organisation.suspended_because or "") if organisation.suspended_at else None,
        session=shown,
    )
