"""Who is asking, and how a service finds out."""

from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from loomery_shared.errors import ForbiddenError

__all__ = ["Authenticator", "Principal", "Role"]


class Role(StrEnum):
    """What a member may do in an organisation; each may do all that those after it may."""

    OWNER = "owner"
    ADMIN = "admin"
    DEVELOPER = "developer"
    VIEWER = "viewer"

    def covers(self, other: "Role") -> bool:
        """Whether this role may do what `other` may."""
        order = list(Role)
        return order.index(self) <= order.index(other)


class Principal(BaseModel):
    """A person (by session or by personal access token) acting in one organisation."""

    model_config = ConfigDict(frozen=True)

    user: str
    tenant: str
    role: Role
    email: str = ""
    verified: bool = False
    platform_owner: bool = False
    """Made the first account of this installation; may see its operation."""
    session: str = ""
    """The session or token that was shown."""

    def require(self, role: Role) -> None:
        """Raises ForbiddenError unless the person has this role or a higher one."""
        if not self.role.covers(role):
            raise ForbiddenError(f"This needs the role {role.value}; yours is {self.role.value}.")


class Authenticator(Protocol):
    """Tells who shows a bearer token."""

    async def authenticate(self, token: str) -> Principal:
        """The person behind an access token or a personal access token; raises UnauthenticatedError."""
