"""What is asked of releases, and what is told of them."""

from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "AppAlert",
    "GeneratedFile",
    "PlaceName",
    "PlaceOffer",
    "ReleaseEvent",
    "ReleaseOrder",
    "ReleaseRecord",
    "ReleaseState",
]


class ReleaseState(StrEnum):
    """Where a release is; the last four are ends."""

    REQUESTED = "requested"
    REHEARSING = "rehearsing"
    STARTING = "starting"
    LIVE = "live"
    FAILED = "failed"
    RETIRED = "retired"
    ROLLED_BACK = "rolled_back"

    @property
    def settled(self) -> bool:
        """Whether nothing more happens by itself."""
        return self not in (ReleaseState.REQUESTED, ReleaseState.REHEARSING, ReleaseState.STARTING)


PlaceName: TypeAlias = Literal["local", "containers", "aws"]
"""This machine; containers by Compose; pages from CloudFront and the API as a container of ECS."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class PlaceOffer(_Value):
    """A place, and whether this platform can release to it."""

    place: PlaceName
    reason: Literal["", "no_program", "not_set_up"] = ""
    """Why not: the program that brings containers up is not there, or nothing is set up. Empty: it can."""
    by_hand: bool = False
    """Whether files are made there which an operator brings up."""


class GeneratedFile(_Value):
    """Something that was made for the place where a release runs, and can be downloaded."""

    name: str
    key: str
    size: int
    sha256: str


class ReleaseOrder(_Value):
    """A verified bundle that shall become the live version of an application."""

    tenant: str
    app: str
    slug: str = Field(pattern=r"^[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?$")
    """The name in the address; must not be another application's."""
    job: str
    """Who orders; the same job orders the same release however often it asks."""
    bundle_key: str
    bundle_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    tag: str = ""
    commit: str = ""
    demo: bool = False
    """Whether an empty database is filled with believable records."""
    accept_loss: bool = False
    """Whether a migration may lose records, which fails the release otherwise."""


class ReleaseRecord(_Value):
    """One release, as it is."""

    id: str
    tenant: str
    app: str
    slug: str
    number: int
    """Counted per application, from 1."""
    job: str
    bundle_key: str
    bundle_sha256: str
    tag: str
    commit: str
    demo: bool
    accept_loss: bool
    returns_to: str
    """The earlier release that this one brings back; empty for a new one."""
    restores_data: bool
    """Whether the data of then come back too, when the tables have changed since."""
    state: ReleaseState
    reason: str
    """Why it failed, in words."""
    notice: str
    """What became of the data, when there is something to say."""
    table_digest: str
    """Of the tables that its data had when it went live."""
    attempts: int
    requested_at: datetime
    changed_at: datetime
    live_at: datetime | None
    place: PlaceName = "local"
    """Where it runs, or should."""
    generated: tuple[GeneratedFile, ...] = ()
    """What was made for that."""


class ReleaseEvent(_Value):
    """Something happened to a release, or (with an empty `job`) to a running application."""

    tenant: str
    app: str
    release: str
    job: str
    kind: str
    """A state of a release or `stuck`; of a running application `asleep`, `awake`, `restarted`, `broken`, `healed`."""
    message: str
    at: datetime


class AppAlert(_Value):
    """An application does not stay up."""

    tenant: str
    app: str
    slug: str
    reason: str
    at: datetime
