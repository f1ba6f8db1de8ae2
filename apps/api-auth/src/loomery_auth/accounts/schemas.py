"""What is sent and answered around accounts."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from loomery_auth.fields import Body, Email, LinkToken, Locale, Password, PersonName, Secret, Theme, TimeZone
from loomery_shared.contracts.principal import Role

__all__ = [
    "Accepted",
    "ChangeEmail",
    "ChangePassword",
    "ConfirmReset",
    "Deletion",
    "Export",
    "ForEmail",
    "Kind",
    "Profile",
    "ProfileChange",
    "ShownLink",
    "Signup",
]

Kind = Literal[
    "build_started", "build_succeeded", "build_failed", "app_alert", "new_sign_in", "weekly_digest"
]
"""What people can be told by mail, or not. Mails that keep an account safe are always sent."""
_TOKEN = "Zk3v….8sQe…"  # noqa: S105 - an example


def _example(**values: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [values]})


class Signup(Body):
    """A new account."""

    model_config = _example(email="ada@example.com", password="a quiet blue umbrella", name="Ada")  # noqa: S106

    email: Email
    password: Password
    name: PersonName | None = None
    locale: Locale = "en"
    setup_code: SecretStr | None = Field(default=None, max_length=64)
    """Only of the first account, where `GET /installation` says so."""


class Accepted(BaseModel):
    """The same answer whether or not there is an account: only the mail tells."""

    message: str = "Look into your mail."


class ForEmail(Body):
    """An address to which a mail may go."""

    model_config = _example(email="ada@example.com")

    email: Email


class ShownLink(Body):
    """What stands in the link of a mail."""

    model_config = _example(token=_TOKEN)

    token: LinkToken


class ConfirmReset(Body):
    """The link of a mail, and a new password."""

    model_config = _example(token=_TOKEN, password="a quiet blue umbrella")  # noqa: S106

    token: LinkToken
    password: Password


class ChangeEmail(Body):
    """A new address, and the password."""

    model_config = _example(email="ada@example.org", password="a quiet blue umbrella")  # noqa: S106

    email: Email
    password: Secret | None = None
    """May be left out just after signing in."""


class ChangePassword(Body):
    """The password and the one it should become."""

    model_config = _example(password="a quiet blue umbrella", new_password="nine green paper boats")  # noqa: S106

    password: Secret | None = None
    """May be left out just after signing in, by people who have none yet."""
    new_password: Password


class Deletion(Body):
    """Deletes the account."""

    model_config = _example(password="a quiet blue umbrella")  # noqa: S106

    password: Secret | None = None
    """May be left out just after signing in."""


class Profile(BaseModel):
    """What a person is called, where they work now, and how they like things."""

    id: str
    email: str
    verified: bool
    name: str
    locale: str
    time_zone: str
    theme: Literal["system", "light", "dark"]
    notifications: dict[Kind, bool]
    tenant: str
    role: Role
    platform_owner: bool
    suspended: str | None = None
    """Why your present organisation may only be looked at, perhaps in no words; null when it is as usual."""
    created_at: datetime


class ProfileChange(Body):
    """What should become different; what is left out stays."""

    model_config = _example(name="Ada L.", time_zone="Europe/London", notifications={"build_started": True})

    name: PersonName | None = None
    locale: Locale | None = None
    time_zone: TimeZone | None = None
    theme: Theme | None = None
    notifications: Annotated[dict[Kind, bool], Field(max_length=20)] | None = None


class Export(BaseModel):
    """Everything this service holds about a person, without secrets."""

    exported_at: datetime
    profile: dict[str, Any]
    identities: list[dict[str, Any]]
    memberships: list[dict[str, Any]]
    sessions: list[dict[str, Any]]
    personal_tokens: list[dict[str, Any]]
    invitations_sent: list[dict[str, Any]]
    audit: list[dict[str, Any]]
