"""What services may know of people, and how they ask."""

from typing import Protocol

from pydantic import BaseModel, ConfigDict

from loomery_shared.contracts.principal import Role

__all__ = ["KnownPerson", "Member", "People"]


class KnownPerson(BaseModel):
    """Where a person is reached, and how they like things."""

    model_config = ConfigDict(frozen=True)

    id: str
    email: str
    name: str
    locale: str
    time_zone: str
    verified: bool
    notifications: dict[str, bool]
    """Whether they want mail of a kind: build_started, build_succeeded, build_failed, app_alert, new_sign_in,
    weekly_digest."""

    def wants(self, kind: str) -> bool:
        """Whether they want mail of this kind; what they never spoke of is wanted, but for the digest of the week."""
        return self.notifications.get(kind, kind != "weekly_digest")


class Member(KnownPerson):
    """A person in an organisation."""

    role: Role


class People(Protocol):
    """Looks people up."""

    async def person(self, user: str) -> KnownPerson:
        """The person with this id; raises NotFoundError, UnavailableError."""

    async def members(self, tenant: str) -> list[Member]:
        """Who belongs to an organisation; raises NotFoundError, UnavailableError."""
