"""What each mail template speaks of: one model per template; anything missing or unknown is refused.

A sender may build the model and hand over `model_dump(mode="json", exclude_none=True)`, or write the same keys by
hand. Moments are ISO 8601 with a time zone; links begin with http:// or https://.
"""

import re
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    EmailStr,
    Field,
    StringConstraints,
    model_validator,
)

from loomery_shared.contracts.mail import Template
from loomery_shared.contracts.principal import Role

__all__ = ["VALUES", "MailValues"]

_LINK = re.compile(r"https?://[^\s<>\"'\\]+")


def _one_line(value: str) -> str:
    """Without line breaks and control characters: what people typed ends up in subjects."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())


def _link(value: str) -> str:
    if not _LINK.fullmatch(value):
        raise ValueError("must be an http:// or https:// address without spaces")
    return value


Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(_one_line)]
SomeLine = Annotated[Line, Field(min_length=1)]
Paragraph = Annotated[str, StringConstraints(max_length=2000)]
Link = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_link)]
Minutes = Annotated[int, Field(ge=1, le=60 * 24 * 60)]


class MailValues(BaseModel):
    """The values of a template."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Personal(MailValues):
    """Speaks to a person."""

    name: Line = ""
    """How the person is called; empty: the greeting does without."""


class ExpiringLink(Personal):
    """Something to confirm, for a while."""

    link: Link
    expires_minutes: Minutes


class VerifyEmail(ExpiringLink):
    """The address of a new account is to be confirmed."""


class AccountExists(Personal):
    """Somebody signed up with an address that has an account already."""

    link: Link
    """Where to sign in."""
    reset_link: Link
    """Where to ask for a new password."""


class ResetPassword(ExpiringLink):
    """A new password can be chosen."""


class EmailChangeConfirm(ExpiringLink):
    """Goes to the new address, which is to be confirmed."""

    new_email: EmailStr


class EmailChangeNotice(Personal):
    """Goes to the old address: the account will use, or uses, another one."""

    new_email: EmailStr
    link: Link
    """What to do when it was somebody else."""


class PasswordChanged(Personal):
    """The password is another one since `at`."""

    at: AwareDatetime
    link: Link
    """What to do when it was somebody else."""


class NewSignIn(Personal):
    """Somebody signed in from a browser or place not seen before."""

    at: AwareDatetime
    device: Line = ""
    place: Line = ""
    """An address of the network, or a place."""
    link: Link
    """Where sessions are listed and ended."""


class AccountDeleted(Personal):
    """The account is gone; what belonged to it is erased for good at `erased_at`."""

    erased_at: AwareDatetime | None = None


class Invitation(MailValues):
    """Somebody is asked to join an organisation."""

    inviter: Line = ""
    """Empty: nobody in particular."""
    organisation: SomeLine
    role: Role
    link: Link
    expires_minutes: Minutes


class BuildStarted(Personal):
    """A build of an application has begun."""

    app: SomeLine
    link: Link
    """Where the build can be watched."""


class BuildSucceeded(Personal):
    """An application is ready."""

    app: SomeLine
    link: Link
    """Where the application answers."""
    status_link: Link | None = None
    """Where the build is described."""
    seconds: Annotated[int, Field(ge=0)] | None = None
    """How long it took."""


class BuildFailed(Personal):
    """A build has stopped."""

    app: SomeLine
    link: Link
    """Where the build is described."""
    step: Line = ""
    reason: Paragraph
    hint: Paragraph = ""
    """What to do next."""


class AppAlert(Personal):
    """Something is wrong with a running application."""

    app: SomeLine
    reason: Paragraph
    at: AwareDatetime | None = None
    link: Link
    """Where the application is looked after."""


_Counts = Annotated[list[Annotated[str, StringConstraints(pattern=r"^\d{1,9}$")]], Field(max_length=20)]
"""Numbers, written as digits: lists of requests hold texts."""
_COLUMNS = ("apps", "links", "visitors", "errors", "builds", "failed_builds", "releases")


class WeeklyDigest(Personal):
    """What happened to applications in a week. The lists belong together: a place in each is one application."""

    first: date
    last: date
    apps: Annotated[list[SomeLine], Field(max_length=20)]
    links: Annotated[list[Link], Field(max_length=20)]
    """Where each is looked after."""
    visitors: _Counts
    errors: _Counts
    builds: _Counts
    """Those that were done."""
    failed_builds: _Counts
    releases: _Counts
    more: Annotated[int, Field(ge=0)] = 0
    """Applications beyond these."""
    attention_kinds: list[Literal["broken", "release_failed", "build_failed"]] = []
    attention_apps: list[SomeLine] = []
    """Which application each of them is about."""
    link: Link
    """Where all applications are."""
    settings_link: Link
    """Where this message is switched off."""

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if len({len(getattr(self, name)) for name in _COLUMNS}) != 1:
            raise ValueError("the lists must be of one length")
        if len(self.attention_kinds) != len(self.attention_apps):
            raise ValueError("each kind of attention is about one application")
        return self


VALUES: Final[dict[Template, type[MailValues]]] = {
    "verify_email": VerifyEmail,
    "account_exists": AccountExists,
    "reset_password": ResetPassword,
    "email_change_confirm": EmailChangeConfirm,
    "email_change_notice": EmailChangeNotice,
    "password_changed": PasswordChanged,
    "new_sign_in": NewSignIn,
    "account_deleted": AccountDeleted,
    "invitation": Invitation,
    "build_started": BuildStarted,
    "build_succeeded": BuildSucceeded,
    "build_failed": BuildFailed,
    "app_alert": AppAlert,
    "weekly_digest": WeeklyDigest,
}
"""The model of every template."""
