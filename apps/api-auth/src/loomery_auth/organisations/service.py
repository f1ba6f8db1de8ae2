"""Organisations and who belongs to them."""

from loomery_auth.callers import Caller
from loomery_auth.errors import LastOwnerError
from loomery_auth.organisations.repository import (
    locked,
    member,
    members_of,
    organisations_of,
    owners_of,
    remove_member,
)
from loomery_auth.people import add_organisation
from loomery_auth.tables import Membership, Organisation, Person
from loomery_auth.trail import Trail
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import UsageError
from loomery_shared.ids import Clock

__all__ = ["MOST_OWNED", "Organisations"]

MOST_OWNED = 50
"""Organisations that one person may be in."""


class Organisations:
    """The decisions about organisations; everything but making one happens in the caller's present one."""

    def __init__(self, database: Database, trail: Trail, clock: Clock) -> None:
        self._database, self._trail, self._clock = database, trail, clock

    async def mine(self, principal: Principal) -> list[tuple[Organisation, Role]]:
        """Where the person is a member."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return await organisations_of(session, principal.user)

    async def create(self, caller: Caller, name: str) -> Organisation:
        """A new organisation that the person owns; raises UsageError when there are too many."""
        user = caller.principal.user
        async with self._database.transaction(EVERY_TENANT) as session:
            if len(await organisations_of(session, user)) >= MOST_OWNED:
                raise UsageError(f"You are in {MOST_OWNED} organisations; that is the most.")
            made = await add_organisation(session, user, name, self._clock(), personal=False)
            self._trail.note(session, made.tenant, user, "organisation.created", caller.source, made.tenant)
        return made

    async def rename(self, caller: Caller, name: str) -> Organisation:
        """Another name; raises ForbiddenError."""
        caller.principal.require(Role.ADMIN)
        tenant = caller.principal.tenant
        async with self._database.transaction(tenant) as session:
            organisation = await locked(session, tenant)
            organisation.name = name
            self._trail.note(
                session, tenant, caller.principal.user, "organisation.renamed", caller.source, tenant
            )
        return organisation

    async def members(self, principal: Principal) -> list[tuple[Person, Membership]]:
        """Who belongs to the present organisation."""
        async with self._database.transaction(principal.tenant, write=False) as session:
            return await members_of(session, principal.tenant)

    async def change_role(self, caller: Caller, user: str, role: Role) -> None:
        """Another role for a member; nobody gives, or takes away, more than they have.

        Raises ForbiddenError, NotFoundError, LastOwnerError.
        """
        actor, tenant = caller.principal, caller.principal.tenant
        actor.require(Role.ADMIN)
        actor.require(role)
        async with self._database.transaction(tenant) as session:
            organisation = await locked(session, tenant)
            found = await member(session, tenant, user)
            actor.require(Role(found.role))
            if found.role == Role.OWNER and role != Role.OWNER and await owners_of(session, tenant) == 1:
                raise LastOwnerError(organisation.name)
            found.role = role.value
            self._trail.note(
                session, tenant, actor.user, "member.role_changed", caller.source, user, role=role.value
            )

    async def remove(self, caller: Caller, user: str) -> None:
        """End a membership: one's own, or another's with a role that one's own covers.

        Raises ForbiddenError, NotFoundError, LastOwnerError.
        """
        actor, tenant = caller.principal, caller.principal.tenant
        if user != actor.user:
            actor.require(Role.ADMIN)
        async with self._database.transaction(tenant) as session:
            organisation = await locked(session, tenant)
            found = await member(session, tenant, user)
            actor.require(Role(found.role))
            if found.role == Role.OWNER and await owners_of(session, tenant) == 1:
                raise LastOwnerError(organisation.name)
            await remove_member(session, tenant, user)
            self._trail.note(session, tenant, actor.user, "member.removed", caller.source, user)
