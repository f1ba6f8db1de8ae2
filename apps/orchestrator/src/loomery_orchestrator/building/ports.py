"""Everything that builds need from outside, handed in as one value."""

from collections.abc import Callable
from dataclasses import dataclass

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.artifacts.service import Artifacts
from loomery_orchestrator.evidence.pictures import Pictures
from loomery_orchestrator.evidence.repository import BuildRecords
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.releases.schemas import ReleaseRecord
from loomery_orchestrator.releases.service import ReleaseService
from loomery_shared.contracts.builds import BuildEngine
from loomery_shared.contracts.events import EventSink
from loomery_shared.contracts.mail import Mailer
from loomery_shared.contracts.people import People
from loomery_shared.ids import Clock

__all__ = ["BuildPorts"]


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildPorts:
    """Stores, services and the engine; `worker` names this process, `address` makes a URL of a slug."""

    jobs: JobStore
    apps: AppRepository
    artifacts: Artifacts
    records: BuildRecords
    pictures: Pictures
    releases: ReleaseService
    engine: BuildEngine
    mailer: Mailer
    people: People
    events: EventSink
    clock: Clock
    steady: Callable[[], float]
    worker: str
    address: Callable[[str], str]
    address_of: Callable[[ReleaseRecord], str | None]
    """Where a release answers; None when only whoever runs its place knows."""
