"""What is sent and answered around organisations."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from loomery_auth.fields import Body, Email, LinkToken, PersonName
from loomery_shared.contracts.principal import Role

__all__ = [
    "AcceptInvitation",
    "InvitationInfo",
    "Invite",
    "Joined",
    "MemberInfo",
    "NamedOrganisation",
    "OrganisationInfo",
    "RoleChange",
    "ShownInvitation",
]


class NamedOrganisation(Body):
    """How an organisation is called."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Analytical Engines"}]})

    name: PersonName


class OrganisationInfo(BaseModel):
    """An organisation that you are in."""

    id: str
    name: str
    personal: bool
    role: Role
    current: bool
    """Whether your token works in it now."""
    created_at: datetime
    suspended_at: datetime | None = None
    """Since when it may only be looked at; null: as usual."""
    suspended_because: str = ""


class MemberInfo(BaseModel):
    """Somebody in your organisation."""

    id: str
    name: str
    email: str
    role: Role
    since: datetime


class RoleChange(Body):
    """Which role a member should have."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "developer"}]})

    role: Role


class Invite(Body):
    """Whom to ask to join, and as what."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"email": "bob@example.com", "role": "developer"}]}
    )

    email: Email
    role: Role = Role.DEVELOPER


class InvitationInfo(BaseModel):
    """An invitation that nobody has accepted yet."""

    id: str
    email: str
    role: Role
    invited_by: str
    created_at: datetime
    expires_at: datetime


class AcceptInvitation(Body):
    """What stands in the link of an invitation."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"token": "Zk3v….8sQe…"}]})

    token: LinkToken


class ShownInvitation(BaseModel):
    """What somebody is told who has the link of an invitation."""

    organisation: str
    """Its name."""
    inviter: str
    """The name of who asks; empty when they have left."""
    email: str
    """For whom it is."""
    role: Role
    expires_at: datetime


class Joined(BaseModel):
    """Where you are a member now."""

    tenant: str
    role: Role
