"""The events of the platform: for each name the properties it carries, and whether anybody may send it.

Names of applications are free below `app.`, but for those that are known here; every other name must be.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from loomery_shared.contracts.vitals import VITALS_EVENT

__all__ = ["APP_NAMES", "KNOWN", "OPEN", "Properties"]

APP_NAMES = "app."
_Text: TypeAlias = Annotated[str, StringConstraints(max_length=200)]
_Device: TypeAlias = Literal["phone", "tablet", "desktop"]
_Milliseconds: TypeAlias = Annotated[float, Field(ge=0, le=10_000_000_000)]
_Count: TypeAlias = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Properties(BaseModel):
    """What an event carries; unknown properties are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class PageViewed(Properties):
    """A page was shown. Paths come without query and fragment, which may hold what is private."""

    path: Annotated[str, StringConstraints(pattern=r"^/[^?#\s]*$", max_length=500)]
    referrer: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.:\[\]-]*$", max_length=253)] = ""
    """The host the person came from."""
    device: _Device | None = None


class PageVitals(Properties):
    """How fast a page felt to somebody, as `MeasuredPage` says it."""

    path: Annotated[str, StringConstraints(pattern=r"^/[^?#\s]*$", max_length=500)]
    device: _Device | None = None
    lcp: _Milliseconds | None = None
    inp: _Milliseconds | None = None
    cls: Annotated[float, Field(ge=0, le=1_000)] | None = None
    ttfb: _Milliseconds | None = None


class Signup(Properties):
    """An account was made."""

    method: _Text = ""


class SignIn(Properties):
    """Somebody signed in, or could not."""

    method: _Text = ""
    reason: _Text = ""


class Build(Properties):
    """A build began, ended or failed."""

    job: _Text = ""
    seconds: Annotated[float, Field(ge=0)] | None = None
    target: _Text = ""
    archetype: _Text = ""
    step: _Text = ""
    code: _Text = ""
    """Why it failed: a stable code of an error."""
    attempts: _Count | None = None
    entities: _Count | None = None


class Release(Properties):
    """A version of an application went live, was taken back, or could not."""

    release: _Text = ""
    version: _Text = ""
    seconds: Annotated[float, Field(ge=0)] | None = None
    code: _Text = ""


class Member(Properties):
    """Somebody joined an organisation, left it or got another role."""

    role: _Text = ""


class Mail(Properties):
    """A message was delivered, or could not be."""

    template: _Text = ""
    code: _Text = ""


class RequestStats(Properties):
    """How fast an application answered for a while: requests counted by how many milliseconds they took.

    `le_N` counts requests of more than the bound before it and at most N milliseconds, `over` the slower ones.
    """

    requests: _Count
    errors: _Count = 0
    """Answers of 500 and above."""
    le_1: _Count = 0
    le_2: _Count = 0
    le_5: _Count = 0
    le_10: _Count = 0
    le_20: _Count = 0
    le_35: _Count = 0
    le_50: _Count = 0
    le_75: _Count = 0
    le_100: _Count = 0
    le_150: _Count = 0
    le_200: _Count = 0
    le_350: _Count = 0
    le_500: _Count = 0
    le_750: _Count = 0
    le_1000: _Count = 0
    le_2000: _Count = 0
    le_5000: _Count = 0
    le_10000: _Count = 0
    le_30000: _Count = 0
    over: _Count = 0
    slowest: _Milliseconds | None = None


class RequestSummary(Properties):
    """How fast an application answered for a while, where only percentiles are known; milliseconds."""

    count: _Count
    errors: _Count = 0
    p50: _Milliseconds
    p99: _Milliseconds
    seconds: Annotated[float, Field(ge=0)] | None = None
    """How long was counted."""


KNOWN: dict[str, type[Properties]] = {
    "page.viewed": PageViewed,
    VITALS_EVENT: PageVitals,
    "signup": Signup,
    "signin.succeeded": SignIn,
    "signin.failed": SignIn,
    "build.started": Build,
    "build.finished": Build,
    "build.failed": Build,
    "release.started": Release,
    "release.finished": Release,
    "release.failed": Release,
    "release.rolled_back": Release,
    "member.invited": Member,
    "member.joined": Member,
    "member.left": Member,
    "mail.sent": Mail,
    "mail.failed": Mail,
    "request.stats": RequestStats,
    "app.requests": RequestSummary,
}
"""What each known event carries."""

OPEN = frozenset({"page.viewed", VITALS_EVENT})
"""Known events that anybody with a write key may send; the others come from our own services."""
