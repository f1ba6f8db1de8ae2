"""Asking others to join, and joining."""

from datetime import timedelta
from typing import Final

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.callers import Caller
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.errors import LinkError
from loomery_auth.letters import Letters
from loomery_auth.links import Links
from loomery_auth.organisations.repository import (
    is_member,
    locked,
    open_invitations,
    revoke_invitations,
)
from loomery_auth.organisations.schemas import Invite
from loomery_auth.people import person_of
from loomery_auth.security.limits import Limits
from loomery_auth.security.sealing import digest
from loomery_auth.tables import Invitation, Membership, Organisation, Person
from loomery_auth.trail import Trail
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import ConflictError, ForbiddenError, NotFoundError
from loomery_shared.ids import Clock, new_id

__all__ = ["LIFE", "Invitations"]

LIFE: Final = timedelta(days=7)
_PURPOSE: Final = "invitation"


class Invitations:
    """The decisions about invitations."""

    def __init__(
        self,
        database: Database,
        credentials: CredentialStore,
        links: Links,
        letters: Letters,
        limits: Limits,
        trail: Trail,
        clock: Clock,
    ) -> None:
        self._database, self._credentials, self._links = database, credentials, links
        self._letters, self._limits, self._trail, self._clock = letters, limits, trail, clock

    async def create(self, caller: Caller, wanted: Invite) -> Invitation:
        """Ask somebody to join; an earlier invitation to the same address is taken back.

        Raises UnverifiedError, ForbiddenError, ConflictError (a member already), TooManyError, UnavailableError.
        """
        actor, tenant = caller.principal, caller.principal.tenant
        caller.require_verified()
        actor.require(Role.ADMIN)
        actor.require(wanted.role)
        await self._limits.count("mail", "invitation", f"{tenant} {wanted.email}")
        token, now = self._links.signed(_PURPOSE), self._clock()
        async with self._database.transaction(tenant) as session:
            organisation = await locked(session, tenant)
            if await is_member(session, tenant, wanted.email):
                raise ConflictError("This person is a member already.")
            inviter = await person_of(session, actor.user)
            await revoke_invitations(session, tenant, now, email=wanted.email)
            made = Invitation(
                id=new_id("invitation"),
                tenant=tenant,
                digest=digest(token),
                email=wanted.email,
                role=wanted.role.value,
                invited_by=actor.user,
                created_at=now,
                expires_at=now + LIFE,
                accepted_at=None,
                revoked_at=None,
            )
            session.add(made)
            self._trail.note(
                session,
                tenant,
                actor.user,
                "invitation.created",
                caller.source,
                made.id,
                email=wanted.email,
                role=wanted.role.value,
            )
        await self._letters.invitation(
            made, inviter, organisation.name, token=token, minutes=int(LIFE.total_seconds() // 60)
        )
        return made

    async def pending(self, principal: Principal) -> list[Invitation]:
        """Invitations that can still be accepted; raises ForbiddenError."""
        principal.require(Role.ADMIN, reading=True)
        async with self._database.transaction(principal.tenant, write=False) as session:
            return await open_invitations(session, principal.tenant, self._clock())

    async def revoke(self, caller: Caller, name: str) -> None:
        """Take one back; raises ForbiddenError, NotFoundError."""
        actor, tenant = caller.principal, caller.principal.tenant
        actor.require(Role.ADMIN)
        async with self._database.transaction(tenant) as session:
            if not await revoke_invitations(session, tenant, self._clock(), name=name):
                raise NotFoundError("There is no such invitation.")
            self._trail.note(session, tenant, actor.user, "invitation.revoked", caller.source, name)

    async def look(self, token: str) -> tuple[Invitation, str, str]:
        """What the link of a mail is for, with the names of organisation and inviter; raises LinkError."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            found = (
                await session.execute(
                    select(Invitation, Organisation.name, Person.name)
                    .join(Organisation, Organisation.tenant == Invitation.tenant)
                    .outerjoin(Person, Person.id == Invitation.invited_by)
                    .where(*self._good(self._links.checked(_PURPOSE, token)))
                )
            ).first()
        if found is None:
            raise LinkError
        invitation, organisation, inviter = found
        return invitation, organisation, inviter or ""

    async def accept(self, caller: Caller, token: str) -> tuple[str, Role]:
        """Join by the link of the mail, which also shows that the address is theirs.

        Raises LinkError, and ForbiddenError when the invitation is for somebody else.
        """
        actor = caller.principal
        async with self._database.transaction(EVERY_TENANT) as session:
            found = await self._use(session, self._links.checked(_PURPOSE, token))
            if found.email != actor.email:
                raise ForbiddenError(
                    "This invitation is for another address.", hint="Sign in with the account it was sent to."
                )
            await locked(session, found.tenant)
            person = await person_of(session, actor.user)
            person.verified_at = person.verified_at or self._clock()
            present = await session.get(Membership, (found.tenant, actor.user))
            if present is None:
                session.add(
                    Membership(tenant=found.tenant, person=actor.user, role=found.role, since=self._clock())
                )
            role = Role(present.role if present else found.role)
            self._trail.note(
                session, found.tenant, actor.user, "invitation.accepted", caller.source, found.id
            )
        await self._credentials.mark_verified(actor.user)
        return found.tenant, role

    async def _use(self, session: AsyncSession, key: str) -> Invitation:
        used = await session.scalar(
            update(Invitation)
            .where(*self._good(key))
            .values(accepted_at=self._clock())
            .returning(Invitation.id)
        )
        if used is None:
            raise LinkError
        return (await session.scalars(select(Invitation).where(Invitation.id == used))).one()

    def _good(self, key: str) -> tuple[ColumnElement[bool], ...]:
        return (
            Invitation.digest == key,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
            Invitation.expires_at > self._clock(),
        )
