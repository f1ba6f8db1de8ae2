"""What other services ask: who shows a token, whom an id names, who belongs to an organisation."""

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from loomery_auth.accounts.leaving import Leaving
from loomery_auth.fields import Id
from loomery_auth.identify import Identify
from loomery_auth.internal.service import Directory
from loomery_auth.security.keys import KeyStore
from loomery_shared.clients import require_service
from loomery_shared.contracts.audit import AuditNote
from loomery_shared.contracts.people import KnownPerson, Member
from loomery_shared.contracts.principal import Principal

__all__ = ["internal_routes"]


class _Token(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra={"examples": [{"token": "eyJhbGciOiJFUzI1NiJ9…"}]}
    )

    token: SecretStr = Field(min_length=1, max_length=4096)


class _Rotation(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra={"examples": [{"compromised": False}]}
    )

    compromised: bool = False


class _Rotated(BaseModel):
    kid: str


class _Closed(BaseModel):
    alone: list[str]
    """Organisations that nobody else is in."""


def internal_routes(
    identify: Identify, directory: Directory, leaving: Leaving, keys: KeyStore, token: str
) -> APIRouter:
    """The endpoints of this feature; `token` is what services show each other."""
    routes = APIRouter(prefix="/internal", tags=["internal"], dependencies=[Depends(require_service(token))])

    @routes.post("/authenticate")
    async def authenticate(body: _Token) -> Principal:
        """Who shows this access token or personal access token."""
        return (await identify.by(body.token.get_secret_value())).principal

    @routes.get("/users/{user}")
    async def user(user: str) -> KnownPerson:
        """Address, name and wishes of a person."""
        return await directory.person(user)

    @routes.get("/tenants/{tenant}/members")
    async def members(tenant: str) -> list[Member]:
        """Who belongs to an organisation."""
        return await directory.members(tenant)

    @routes.post("/audit", status_code=204)
    async def note(body: AuditNote) -> None:
        """Write down what somebody did to the platform, or in an organisation."""
        await directory.note(body)

    @routes.post("/people/{user}/close")
    async def close(user: Id) -> _Closed:
        """End every way in of a person who leaves, and their names."""
        return _Closed(alone=await leaving.close(user))

    @routes.delete("/people/{user}", status_code=204)
    async def erase(user: Id) -> None:
        """Forget a person whose account was closed, when everybody else has."""
        await leaving.erase(user)

    @routes.post("/keys/rotate")
    async def rotate(body: _Rotation) -> _Rotated:
        """A new signing key from now on; `compromised`: what the others signed is good no more."""
        return _Rotated(kid=await keys.rotate(compromised=body.compromised))

    return routes
