"""Organisations, members and invitations, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import status as http

from loomery_auth.callers import Caller, Callers
from loomery_auth.fields import Id
from loomery_auth.organisations.invitations import Invitations
from loomery_auth.organisations.schemas import (
    AcceptInvitation,
    InvitationInfo,
    Invite,
    Joined,
    MemberInfo,
    NamedOrganisation,
    OrganisationInfo,
    RoleChange,
    ShownInvitation,
)
from loomery_auth.organisations.service import Organisations
from loomery_auth.sessions.schemas import Tokens
from loomery_auth.sessions.service import Sessions
from loomery_auth.tables import Invitation, Organisation
from loomery_shared.contracts.principal import Role

__all__ = ["invitation_routes", "organisation_routes"]


def _info(row: Organisation, role: Role, current: str) -> OrganisationInfo:
    return OrganisationInfo(
        id=row.tenant,
        name=row.name,
        personal=row.personal,
        role=role,
        current=row.tenant == current,
        created_at=row.created_at,
        suspended_at=row.suspended_at,
        suspended_because=row.suspended_because or "",
    )


def _invitation(row: Invitation) -> InvitationInfo:
    return InvitationInfo(
        id=row.id,
        email=row.email,
        role=Role(row.role),
        invited_by=row.invited_by,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )


def organisation_routes(organisations: Organisations, sessions: Sessions, callers: Callers) -> APIRouter:
    """Organisations and their members."""
    routes = APIRouter(tags=["organisations"])

    @routes.get("/organisations")
    async def list_organisations(
        caller: Annotated[Caller, Depends(callers.anyone)],
    ) -> list[OrganisationInfo]:
        """The organisations that you are in."""
        rows = await organisations.mine(caller.principal)
        return [_info(row, role, caller.principal.tenant) for row, role in rows]

    @routes.post("/organisations", status_code=http.HTTP_201_CREATED)
    async def create_organisation(
        body: NamedOrganisation, caller: Annotated[Caller, Depends(callers.person)]
    ) -> OrganisationInfo:
        """A new organisation that you own."""
        made = await organisations.create(caller, body.name)
        return _info(made, Role.OWNER, caller.principal.tenant)

    @routes.patch("/organisation")
    async def rename_organisation(
        body: NamedOrganisation, caller: Annotated[Caller, Depends(callers.person)]
    ) -> OrganisationInfo:
        """Call your present organisation something else."""
        changed = await organisations.rename(caller, body.name)
        return _info(changed, caller.principal.role, caller.principal.tenant)

    @routes.post("/organisations/{organisation}/switch")
    async def switch(organisation: Id, caller: Annotated[Caller, Depends(callers.person)]) -> Tokens:
        """A token for another organisation of yours; later ones of this session are for it, too."""
        signed_in = await sessions.switch(caller.principal, organisation, caller.source)
        return Tokens(access_token=signed_in.access_token, expires_in=signed_in.expires_in)

    @routes.get("/members")
    async def list_members(caller: Annotated[Caller, Depends(callers.anyone)]) -> list[MemberInfo]:
        """Who is in your present organisation."""
        rows = await organisations.members(caller.principal)
        return [
            MemberInfo(
                id=person.id, name=person.name, email=person.email, role=Role(row.role), since=row.since
            )
            for person, row in rows
        ]

    @routes.patch("/members/{user}", status_code=http.HTTP_204_NO_CONTENT)
    async def change_role(
        user: Id, body: RoleChange, caller: Annotated[Caller, Depends(callers.person)]
    ) -> None:
        """Give a member another role."""
        await organisations.change_role(caller, user, body.role)

    @routes.delete("/members/{user}", status_code=http.HTTP_204_NO_CONTENT)
    async def remove_member(user: Id, caller: Annotated[Caller, Depends(callers.person)]) -> None:
        """Remove a member, or leave."""
        await organisations.remove(caller, user)

    return routes


def invitation_routes(invitations: Invitations, callers: Callers) -> APIRouter:
    """Invitations into the present organisation."""
    routes = APIRouter(prefix="/invitations", tags=["organisations"])

    @routes.post("", status_code=http.HTTP_201_CREATED)
    async def invite(body: Invite, caller: Annotated[Caller, Depends(callers.person)]) -> InvitationInfo:
        """Ask somebody by mail to join; your own address must be verified."""
        return _invitation(await invitations.create(caller, body))

    @routes.get("")
    async def list_invitations(caller: Annotated[Caller, Depends(callers.person)]) -> list[InvitationInfo]:
        """Invitations that nobody has accepted yet."""
        return [_invitation(row) for row in await invitations.pending(caller.principal)]

    @routes.delete("/{invitation}", status_code=http.HTTP_204_NO_CONTENT)
    async def revoke(invitation: Id, caller: Annotated[Caller, Depends(callers.person)]) -> None:
        """Take an invitation back."""
        await invitations.revoke(caller, invitation)

    @routes.post("/look", dependencies=[Depends(callers.stranger)])
    async def look(body: AcceptInvitation) -> ShownInvitation:
        """What the link of the mail invites to; for whoever has it."""
        found, organisation, inviter = await invitations.look(body.token)
        return ShownInvitation(
            organisation=organisation,
            inviter=inviter,
            email=found.email,
            role=Role(found.role),
            expires_at=found.expires_at,
        )

    @routes.post("/accept")
    async def accept(body: AcceptInvitation, caller: Annotated[Caller, Depends(callers.person)]) -> Joined:
        """Join by the link of the mail."""
        tenant, role = await invitations.accept(caller, body.token)
        return Joined(tenant=tenant, role=role)

    return routes
