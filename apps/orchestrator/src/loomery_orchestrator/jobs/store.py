"""The port behind which the state of jobs lives."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from loomery_orchestrator.jobs.model import (
    JobEvent,
    JobRecord,
    JobState,
    NewestJob,
    NewEvent,
    NewJob,
    StepRecord,
)
from loomery_shared.paging import Page

__all__ = ["JobStore"]


class JobStore(Protocol):
    """Keeps jobs, their steps and what was told about them. `tenant` may be EVERY_TENANT where it says so.

    Counts, and lists of one application, may lag behind by moments.
    """

    async def create(self, job: NewJob, steps: Sequence[str]) -> tuple[JobRecord, bool]:
        """Begin a job, queued. With a key that was used before: the job of that time, and False."""

    async def of_key(self, tenant: str, key: str) -> JobRecord | None:
        """The job that this key began, with its steps."""

    async def get(self, tenant: str, job: str) -> JobRecord:
        """A job with its steps (`tenant` may be EVERY_TENANT); raises NotFoundError."""

    async def of_app(self, tenant: str, app: str, cursor: str, limit: int) -> Page[JobRecord]:
        """Jobs of an application (of all when it is empty), newest first, without their steps."""

    async def newest(self, tenant: str, apps: Sequence[str]) -> dict[str, NewestJob]:
        """The newest job of each of these applications that has one."""

    async def change(self, tenant: str, job: str, *, unless_over: bool = True, **values: Any) -> bool:
        """Change fields of a job (`tenant` may be EVERY_TENANT); False when there is none, or when it was over
        already and `unless_over` holds it."""

    async def claim(self, tenant: str, job: str, owner: str) -> int:
        """Take a job: whoever had it before has been replaced. The number that says so; raises NotFoundError."""

    async def set_step(self, tenant: str, job: str, step: StepRecord) -> None:
        """Write how a step stands."""

    async def tell(self, tenant: str, job: str, events: Sequence[NewEvent]) -> int:
        """Add events; the number of the last."""

    async def events(self, tenant: str, job: str, after: int, limit: int) -> list[JobEvent]:
        """Events with numbers above `after`, in order."""

    async def search(
        self, tenant: str, job: str, text: str, after: int, limit: int, kinds: Sequence[str]
    ) -> list[JobEvent]:
        """Events of these kinds (all when empty) whose message holds `text`, in order."""

    async def count(self, tenant: str, states: Sequence[JobState], since: datetime | None = None) -> int:
        """How many jobs are in one of these states (in any when empty) and were made since then; `tenant` may be
        EVERY_TENANT."""

    async def undispatched(self, limit: int) -> list[JobRecord]:
        """Jobs of all tenants that are queued and were not yet handed to the workers, oldest first."""

    async def unfinished(self, limit: int) -> list[JobRecord]:
        """Jobs of all tenants that were handed over and are not over, oldest first."""

    async def failed(self, since: datetime, limit: int) -> list[JobRecord]:
        """Jobs of all tenants that failed and were made since then, newest first, without their steps."""

    async def erase(self, tenant: str, app: str = "") -> int:
        """Remove every job of an application, or of the tenant; how many."""

    async def disown(self, user: str, marker: str) -> None:
        """In every tenant, name somebody else as the one who asked for a person's jobs."""
