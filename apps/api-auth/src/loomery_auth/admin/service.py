"""Decisions of those who run the platform; whatever they change is written down."""

from sqlalchemy import update

from loomery_auth.accounts.proof import Proof
from loomery_auth.admin import repository
from loomery_auth.admin.schemas import AdminOrganisation, AdminPerson, OwnershipChange, SuspensionChange
from loomery_auth.audit.service import AuditFilter, AuditLog
from loomery_auth.callers import Caller
from loomery_auth.errors import UnverifiedPersonError
from loomery_auth.organisations.repository import locked
from loomery_auth.ownership import lock_ownership, step_down
from loomery_auth.people import person_of
from loomery_auth.tables import AuditRow, Person
from loomery_auth.trail import PLATFORM, Trail
from loomery_shared.contracts.principal import PlatformOnlyError
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import UsageError
from loomery_shared.ids import Clock
from loomery_shared.paging import Page

__all__ = ["Administration"]


class Administration:
    """Organisations and people of the whole platform. Callers must own it."""

    def __init__(self, database: Database, proof: Proof, log: AuditLog, trail: Trail, clock: Clock) -> None:
        self._database, self._proof, self._log = database, proof, log
        self._trail, self._clock = trail, clock

    async def organisations(self, search: str, limit: int, cursor: str) -> Page[AdminOrganisation]:
        """Organisations, the newest first; raises UsageError."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return await repository.organisations(session, search, limit, cursor)

    async def suspend(self, caller: Caller, tenant: str, wanted: SuspensionChange) -> AdminOrganisation:
        """Let an organisation's members only look, or act again; they see why. Raises NotFoundError."""
        async with self._database.transaction(EVERY_TENANT) as session:
            row = await locked(session, tenant)
            if wanted.suspended:
                row.suspended_at = row.suspended_at or self._clock()
                row.suspended_because = wanted.reason
            else:
                row.suspended_at = row.suspended_because = None
            action = "organisation.suspended" if wanted.suspended else "organisation.resumed"
            for where in (tenant, PLATFORM):
                self._trail.note(
                    session,
                    where,
                    caller.principal.user,
                    action,
                    caller.source,
                    tenant,
                    **({"reason": wanted.reason} if wanted.suspended else {}),
                )
            await session.flush()
            return await repository.organisation(session, tenant)

    async def people(self, search: str, limit: int, cursor: str) -> Page[AdminPerson]:
        """People with accounts, the newest first; raises UsageError."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return await repository.people(session, search, limit, cursor)

    async def change_owner(self, caller: Caller, user: str, wanted: OwnershipChange) -> AdminPerson:
        """Make a person an owner of the platform, or no longer.

        Raises NotFoundError, NotProvenError, NotFreshError, UnverifiedPersonError, LastPlatformOwnerError, UsageError.
        """
        if wanted.instead_of_me and not wanted.platform_owner:
            raise UsageError("Handing over needs somebody who becomes an owner.")
        await self._proof.require(caller, wanted.password)
        me = caller.principal.user
        async with self._database.transaction(EVERY_TENANT) as session:
            await lock_ownership(session)
            if not (await person_of(session, me)).platform_owner:
                raise PlatformOnlyError
            await repository.person(session, user)
            chosen = await person_of(session, user)
            if not wanted.platform_owner:
                await step_down(session, chosen)
            elif chosen.verified_at is None:
                raise UnverifiedPersonError
            else:
                await session.execute(update(Person).where(Person.id == user).values(platform_owner=True))
                if wanted.instead_of_me and user != me:
                    await step_down(session, await person_of(session, me))
            self._trail.note(
                session,
                PLATFORM,
                me,
                "platform.owner_added" if wanted.platform_owner else "platform.owner_removed",
                caller.source,
                user,
                instead_of_me=wanted.instead_of_me,
            )
            await session.flush()
            return await repository.person(session, user)

    async def audit(
        self, limit: int, cursor: str, only: AuditFilter
    ) -> tuple[list[tuple[AuditRow, str]], str]:
        """What those who run the platform did, the newest first; as `AuditLog.page`."""
        return await self._log.page_of(PLATFORM, limit, cursor, only)
