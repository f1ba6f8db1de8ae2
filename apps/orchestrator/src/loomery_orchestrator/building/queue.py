"""The queue of builds: handed over from the database of jobs, fair between organisations.

A job is written first and handed over afterwards; handing it over twice is harmless, because a workflow's id is its
job's. So nothing is lost when the process ends in between.
"""

import asyncio
import contextlib
import time

from dbos import DBOSClient, EnqueueOptions
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from loomery_orchestrator.building.engine import SERIALIZER, workflow_engine
from loomery_orchestrator.building.figures import WAITING
from loomery_orchestrator.building.workflows import CLASS, INSTANCE, QUEUE, WORKFLOW
from loomery_orchestrator.jobs.model import JobRecord, JobState
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.database import EVERY_TENANT
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger
from loomery_shared.web import VERSION

__all__ = ["BuildQueue"]

_log = get_logger("queue")
_AT_ONCE = 100
_TOGETHER = 10
"""Jobs that are handed over by one call of a thread."""
_COUNT_EVERY = 10.0


class BuildQueue:
    """Hands jobs to the workers. `look_every` is in seconds."""

    def __init__(self, settings: OrchestratorSettings, jobs: JobStore, *, look_every: float = 2.0) -> None:
        self._engine = workflow_engine(settings)
        self._client = DBOSClient(
            system_database_engine=self._engine, serializer=SERIALIZER, lazy=True, application_name="loomery"
        )
        self._jobs = jobs
        self._look_every = look_every
        self._wake = asyncio.Event()
        self._count_at = 0.0
        self._told_missing = False

    def wake(self) -> None:
        """There is a new job."""
        self._wake.set()

    async def run(self) -> None:
        """Hand over what waits, until cancelled."""
        while True:
            try:
                while await self.round():
                    pass
                self._told_missing = False
            except LoomeryError as error:
                _log.warning("jobs could not be handed over", reason=error.message)
            except (OperationalError, ProgrammingError) as error:
                self._without_tables(error)
            except Exception as error:
                _log.error("jobs could not be handed over", exc_info=error)
            await self._count()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._look_every):
                    await self._wake.wait()
            self._wake.clear()

    def _without_tables(self, error: DBAPIError) -> None:
        if not _tables_are_missing(error):
            _log.error("jobs could not be handed over", exc_info=error)
        elif not self._told_missing:
            _log.warning("builds wait: the tables of their queue are missing; run `loomery migrate`")
            self._told_missing = True

    async def _count(self) -> None:
        if time.monotonic() < self._count_at:
            return
        self._count_at = time.monotonic() + _COUNT_EVERY
        with contextlib.suppress(Exception):  # a figure is no reason to hand nothing over
            WAITING.set(await self._jobs.count(EVERY_TENANT, [JobState.QUEUED]))

    async def round(self) -> int:
        """Hand over what waits now; how many."""
        waiting = await self._jobs.undispatched(_AT_ONCE)
        for first in range(0, len(waiting), _TOGETHER):
            part = waiting[first : first + _TOGETHER]
            await asyncio.to_thread(self._enqueue_all, part)
            for job in part:
                await self._jobs.change(job.tenant, job.id, unless_over=False, dispatched=True)
        return len(waiting)

    def _enqueue_all(self, jobs: list[JobRecord]) -> None:
        for job in jobs:
            self._enqueue(job)

    def _enqueue(self, job: JobRecord) -> None:
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "class_name": CLASS,
            "instance_name": INSTANCE,
            "queue_name": QUEUE,
            "queue_partition_key": job.tenant,
            "workflow_id": job.id,
            "app_version": VERSION,
        }
        self._client.enqueue(options, job.id, job.tenant, job.request.get("trace", {}))

    def resume(self, workflows: list[str]) -> None:
        """Let somebody else go on with workflows whose worker is gone. Blocks."""
        self._client.resume_workflows(workflows)

    def pending_of(self, worker: str) -> list[str]:
        """Workflows that a worker has begun and not ended. Blocks."""
        found = self._client.list_workflows(
            status="PENDING", executor_id=worker, load_input=False, load_output=False
        )
        return [item.workflow_id for item in found]

    async def forget(self, tenant: str, app: str) -> None:
        """Have the engine forget the workflows of an application: what a step gave back can quote its words."""
        cursor: str | None = ""
        while cursor is not None:
            page = await self._jobs.of_app(tenant, app, cursor, _AT_ONCE)
            await asyncio.to_thread(self._forget, [job.id for job in page.items])
            cursor = page.next

    def _forget(self, workflows: list[str]) -> None:
        self._client.delete_workflows(workflows)
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give the connections back."""
        self._client.destroy()
        self._engine.dispose()


def _tables_are_missing(error: DBAPIError) -> bool:
    """Whether the schema is not there yet, or not whole: somebody makes it just now.

    SQLite says so in words; the codes of PostgreSQL are undefined_table, undefined_column and invalid_schema_name.
    """
    missing = ("no such table", "no such column")
    return getattr(error.orig, "sqlstate", "") in ("42P01", "42703", "3F000") or any(
        words in str(error.orig) for words in missing
    )
