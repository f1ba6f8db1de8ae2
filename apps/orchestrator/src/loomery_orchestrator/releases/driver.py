"""What does releases: one Protocol, with a driver for each kind of place where applications run."""

from collections.abc import Mapping
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from loomery_orchestrator.releases.schemas import PlaceName, ReleaseRecord, ReleaseState

__all__ = ["Hosted", "ReleaseDriver", "ReleaseSteps"]


class Hosted(BaseModel):
    """What should be hosted of one application."""

    model_config = ConfigDict(frozen=True)

    app: str
    tenant: str
    slug: str
    live_release: str = ""
    suspended: bool = False
    granted_hosts: tuple[str, ...] = ()
    restarts_asked: int = 0
    """Counts how often people asked for it to be started anew."""
    place: PlaceName = "local"


class ReleaseSteps(Protocol):
    """How a driver tells where a release is; what it tells is on disk when the call returns."""

    async def enter(self, state: ReleaseState, message: str) -> None:
        """The release is in this state now."""

    async def generated(self, files: Mapping[str, bytes]) -> None:
        """These files were made for the release: they can be downloaded from now on, whatever becomes of it."""

    async def go_live(self, *, table_digest: str = "", notice: str = "") -> None:
        """The moment of the release: from here on this version is the live one."""

    async def answers(self) -> None:
        """Requests reach the live version now: everybody is told."""


class ReleaseDriver(Protocol):
    """Makes versions live. Every call may come again after a crash and then does the rest."""

    async def open(self, hosted: list[Hosted], unsettled: list[ReleaseRecord]) -> None:
        """Begin: put in order what an earlier process left. `unsettled` releases will be asked for again."""

    async def apply(self, hosted: list[Hosted]) -> None:
        """What should be hosted has changed, or may have."""

    async def release(self, release: ReleaseRecord, steps: ReleaseSteps) -> None:
        """Make a release live; raises LoomeryError or OSError, and then the one before is live as it was."""

    async def undo(self, release: ReleaseRecord) -> None:
        """Remove the traces of a release that is given up; raises UndoFailedError."""

    async def close(self) -> None:
        """Stop everything."""
