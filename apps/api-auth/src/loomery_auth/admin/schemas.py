"""What those who run the platform see and send."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from loomery_auth.fields import Body, Secret

__all__ = ["AdminOrganisation", "AdminPerson", "OwnershipChange", "Search", "SuspensionChange"]

Search = Annotated[
    str, Query(max_length=200, pattern=r"^[^\x00]*$", description="Part of a name or of an address.")
]
_Reason = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=500, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")
]


def _example(**values: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [values]})


class AdminOrganisation(BaseModel):
    """An organisation of this platform."""

    id: str
    name: str
    personal: bool
    """Made with somebody's account, for them alone at first."""
    members: int
    created_at: datetime
    suspended_at: datetime | None
    """Since when its members may only look; null: as usual."""
    reason: str
    """Why it is suspended, as its members read it."""


class SuspensionChange(Body):
    """Suspend an organisation, or let it go on."""

    model_config = _example(suspended=True, reason="The invoice of March is open.")

    suspended: bool
    reason: _Reason = ""
    """What its members are told; forgotten when they may go on."""


class AdminPerson(BaseModel):
    """Somebody with an account."""

    id: str
    name: str
    email: str
    verified: bool
    platform_owner: bool
    organisations: int
    created_at: datetime
    seen_at: datetime | None
    """When a session of theirs was last used, to within its renewals."""


class OwnershipChange(Body):
    """Whether a person owns the platform, and the password of whoever says so."""

    model_config = _example(platform_owner=True, instead_of_me=True, password="a quiet blue umbrella")  # noqa: S106

    platform_owner: bool
    instead_of_me: bool = False
    """Hand over: whoever asks owns it no longer. Only together with `platform_owner`."""
    password: Secret | None = Field(default=None, description="May be left out just after signing in.")
