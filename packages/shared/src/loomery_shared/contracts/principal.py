"""Who is asking, and how a service finds out."""

from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from loomery_shared.errors import ForbiddenError

__all__ = ["Authenticator", "PlatformOnlyError", "Principal", "Role", "SuspendedError"]


class SuspendedError(ForbiddenError):
    """The organisation is suspended: its members may look, and change nothing."""

    code = "organisation_suspended"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Your organisation is suspended{f': {reason}' if reason else '.'}",
            hint="Nothing can be built or changed until whoever runs this platform resumes it.",
        )


class PlatformOnlyError(ForbiddenError):
    """Only who owns the platform may do this, signed in by themselves."""

    code = "platform_owner_only"

    def __init__(self) -> None:
        super().__init__(
            "This is for the owners of the platform.", hint="Sign in as one of them, without a token."
        )


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
    """One of those who run this installation, signed in by themselves; no personal token says so."""
    suspended: str | None = None
    """Why the organisation may only be looked at, perhaps in no words; None when it is as usual."""
    session: str = ""
    """The session or token that was shown."""

    def require(self, role: Role, *, reading: bool = False) -> None:
        """Raises ForbiddenError unless the person has this role or a higher one.

        Viewers change nothing; whoever asks for a higher role wants to, unless they say they are only `reading`.
        Raises SuspendedError when the organisation is suspended then.
        """
        if not self.role.covers(role):
            raise ForbiddenError(f"This needs the role {role.value}; yours is {self.role.value}.")
        if self.suspended is not None and role is not Role.VIEWER and not reading:
            raise SuspendedError(self.suspended)

    def require_platform_owner(self) -> None:
        """Raises PlatformOnlyError unless the person owns the platform."""
        if not self.platform_owner:
            raise PlatformOnlyError


class Authenticator(Protocol):
    """Tells who shows a bearer token."""

    async def authenticate(self, token: str) -> Principal:
        """The person behind an access token or a personal access token; raises UnauthenticatedError."""
