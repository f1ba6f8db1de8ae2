"""Making and ending personal access tokens."""

import secrets
from datetime import timedelta
from typing import Final

from loomery_auth.access_tokens.repository import count_of, revoke, tokens_of
from loomery_auth.access_tokens.schemas import NewToken
from loomery_auth.callers import Caller
from loomery_auth.identify import PERSONAL
from loomery_auth.security.sealing import digest
from loomery_auth.tables import PersonalToken
from loomery_auth.trail import Trail
from loomery_shared.contracts.principal import Principal
from loomery_shared.database import Database
from loomery_shared.errors import NotFoundError, UsageError
from loomery_shared.ids import Clock, new_id

__all__ = ["PersonalTokens"]

_MOST: Final = 50


class PersonalTokens:
    """The decisions about personal access tokens; each is for one organisation and has at most its owner's role."""

    def __init__(self, database: Database, trail: Trail, clock: Clock) -> None:
        self._database, self._trail, self._clock = database, trail, clock

    async def make(self, caller: Caller, wanted: NewToken) -> tuple[PersonalToken, str]:
        """A token and its row; raises ForbiddenError for a role above one's own, UsageError for too many."""
        actor, now = caller.principal, self._clock()
        actor.require(wanted.role)
        token = PERSONAL + secrets.token_hex(32)
        row = PersonalToken(
            id=new_id("pat"),
            tenant=actor.tenant,
            person=actor.user,
            digest=digest(token),
            hint=token[-4:],
            name=wanted.name,
            role=wanted.role.value,
            created_at=now,
            expires_at=now + timedelta(days=wanted.days),
            used_at=None,
            revoked_at=None,
        )
        async with self._database.transaction(actor.tenant) as session:
            if await count_of(session, actor.tenant, actor.user, now) >= _MOST:
                raise UsageError(f"You have {_MOST} tokens; that is the most.", hint="Revoke one first.")
            session.add(row)
            self._trail.note(
                session, actor.tenant, actor.user, "token.created", caller.source, row.id, role=row.role
            )
        return row, token

    async def mine(self, principal: Principal) -> list[PersonalToken]:
        """The person's tokens in the present organisation."""
        async with self._database.transaction(principal.tenant, write=False) as session:
            return await tokens_of(session, principal.tenant, principal.user, self._clock())

    async def revoke(self, caller: Caller, name: str) -> None:
        """End one; raises NotFoundError."""
        actor = caller.principal
        async with self._database.transaction(actor.tenant) as session:
            if not await revoke(session, actor.tenant, actor.user, name, self._clock()):
                raise NotFoundError("There is no such token.")
            self._trail.note(session, actor.tenant, actor.user, "token.revoked", caller.source, name)
