"""Running the platform, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends

from loomery_auth.admin.schemas import (
    AdminOrganisation,
    AdminPerson,
    OwnershipChange,
    Search,
    SuspensionChange,
)
from loomery_auth.admin.service import Administration
from loomery_auth.audit.endpoints import AuditEntry, Before, Kind, Since, entries_of
from loomery_auth.audit.endpoints import Search as SearchedFor
from loomery_auth.audit.service import AuditFilter
from loomery_auth.callers import Caller, Callers
from loomery_auth.fields import Id
from loomery_shared.paging import Cursor, Limit, Page, page_of

__all__ = ["admin_routes"]


def admin_routes(administration: Administration, callers: Callers) -> APIRouter:
    """The endpoints of this feature; all answer 403 `platform_owner_only` to everybody else."""
    routes = APIRouter(prefix="/admin", tags=["platform"])

    async def owner(caller: Annotated[Caller, Depends(callers.person)]) -> Caller:
        caller.principal.require_platform_owner()
        return caller

    for_owners = Depends(owner)

    @routes.get("/organisations", dependencies=[for_owners])
    async def all_organisations(
        search: Search = "", limit: Limit = 50, cursor: Cursor = ""
    ) -> Page[AdminOrganisation]:
        """The organisations of this platform, the newest first."""
        return await administration.organisations(search, limit, cursor)

    @routes.patch("/organisations/{organisation}")
    async def suspend_organisation(
        organisation: Id, body: SuspensionChange, caller: Annotated[Caller, for_owners]
    ) -> AdminOrganisation:
        """Suspend an organisation, or let it go on; its members see why, and may only look meanwhile."""
        return await administration.suspend(caller, organisation, body)

    @routes.get("/people", dependencies=[for_owners])
    async def all_people(search: Search = "", limit: Limit = 50, cursor: Cursor = "") -> Page[AdminPerson]:
        """The people of this platform, the newest first."""
        return await administration.people(search, limit, cursor)

    @routes.patch("/people/{user}")
    async def change_platform_owner(
        user: Id, body: OwnershipChange, caller: Annotated[Caller, for_owners]
    ) -> AdminPerson:
        """Make somebody an owner of the platform, or no longer; or hand it over to them."""
        return await administration.change_owner(caller, user, body)

    @routes.get("/audit", dependencies=[for_owners])
    async def platform_audit(
        search: SearchedFor = "",
        kind: Kind = "",
        since: Since = None,
        before: Before = None,
        limit: Limit = 50,
        cursor: Cursor = "",
    ) -> Page[AuditEntry]:
        """What those who run the platform did, the newest first."""
        only = AuditFilter(search=search, kind=kind, since=since, before=before)
        rows, following = await administration.audit(limit, cursor, only)
        return page_of(entries_of(rows), limit, following)

    return routes
