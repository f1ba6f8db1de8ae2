"""Who shows a token: an access token of a session that still lives, or a personal access token."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

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


_PERSON, _SESSION, _TOKEN = Person.__table__.c, Session.__table__.c, PersonalToken.__table__.c
_MEMBER, _ORGANISATION = Membership.__table__.c, Organisation.__table__.c
_WHO = (
    _PERSON.id,
    _PERSON.email,
    _PERSON.verified_at,
    _PERSON.platform_owner,
    _MEMBER.role,
    _ORGANISATION.tenant,
    _ORGANISATION.suspended_at,
    _ORGANISATION.suspended_because,
)
"""What is asked with every request: few columns, by statements that are made once."""
_LIVING = (
    select(*_WHO, _SESSION.id.label("shown"), _SESSION.created_at)
    .select_from(Person.__table__)
    .join(Session.__table__, _SESSION.person == _PERSON.id)
    .join(Organisation.__table__, _ORGANISATION.tenant == bindparam("whose"))
    .join(Membership.__table__, (_MEMBER.person == _PERSON.id) & (_MEMBER.tenant == _ORGANISATION.tenant))
    .where(
        _SESSION.id == bindparam("which"),
        _PERSON.id == bindparam("who"),
        _SESSION.ended_at.is_(None),
        _SESSION.expires_at > bindparam("now"),
    )
)
_SHOWING = (
    select(*_WHO, _TOKEN.id.label("shown"), _TOKEN.created_at, _TOKEN.used_at, _TOKEN.role.label("ceiling"))
    .select_from(Person.__table__)
    .join(PersonalToken.__table__, _TOKEN.person == _PERSON.id)
    .join(Organisation.__table__, _ORGANISATION.tenant == _TOKEN.tenant)
    .join(Membership.__table__, (_MEMBER.person == _PERSON.id) & (_MEMBER.tenant == _TOKEN.tenant))
    .where(
        _TOKEN.digest == bindparam("digest"),
        _TOKEN.revoked_at.is_(None),
        _TOKEN.expires_at > bindparam("now"),
    )
)


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
        values = {
            "which": claims.session,
            "who": claims.user,
            "whose": claims.tenant,
            "now": self._clock(),
        }
        async with self._database.brief(EVERY_TENANT, write=False) as brief:
            found = (await brief.execute(_LIVING, values)).first()
        if found is None:
            raise UnauthenticatedError("This session has ended.", hint="Sign in again.")
        return Identified(_principal(found, Role(found.role), personal_token=False), False, found.created_at)

    async def _by_personal_token(self, token: str) -> Identified:
        now = self._clock()
        values = {"digest": digest(token), "now": now}
        async with self._database.brief(EVERY_TENANT, write=False) as brief:
            found = (await brief.execute(_SHOWING, values)).first()
        if found is None:
            raise UnauthenticatedError("This personal access token is not valid.", hint="Make a new one.")
        if found.used_at is None or now - found.used_at >= _NOTED_EVERY:
            async with self._database.transaction(found.tenant) as session:
                await session.execute(
                    update(PersonalToken).where(PersonalToken.id == found.shown).values(used_at=now)
                )
        # The token may do what it was made for, and never more than its owner may today.
        mine, ceiling = Role(found.role), Role(found.ceiling)
        role = ceiling if mine.covers(ceiling) else mine
        return Identified(_principal(found, role, personal_token=True), True, found.created_at)


def _principal(found: Row[Any], role: Role, *, personal_token: bool) -> Principal:
    return Principal(
        user=found.id,
        tenant=found.tenant,
        role=role,
        email=found.email,
        verified=found.verified_at is not None,
        platform_owner=found.platform_owner and not personal_token,
        suspended=(found.suspended_because or "") if found.suspended_at else None,
        session=found.shown,
    )
