"""Letting in what the limits of an organisation have room for: counted and written as one, so that what was counted
is still true when something is added."""

from typing import Protocol

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.exc import IntegrityError

from loomery_orchestrator.apps.limits import GIVEN, GivenLimits
from loomery_orchestrator.apps.quotas import AHEAD, HOUR, Quotas, check_apps, check_builds
from loomery_orchestrator.apps.repository import (
    COUNTED,
    Application,
    AppRepository,
    change_app,
    is_written,
    write_app,
)
from loomery_orchestrator.apps.schemas import UsageOut
from loomery_orchestrator.apps.turns import Turns
from loomery_orchestrator.jobs.model import STEPS, JobRecord, JobState, NewJob
from loomery_orchestrator.jobs.sql import SqlJobs, find_job, write_job
from loomery_orchestrator.jobs.statements import JOB
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.settings import QuotaSettings
from loomery_orchestrator.tables import ArtifactRow, table_of
from loomery_shared.brief import Brief
from loomery_shared.database import Database, is_unique_violation
from loomery_shared.ids import Clock

__all__ = ["Admission", "SqlAdmission", "TurnAdmission"]


class Admission(Protocol):
    """Begins builds and brings applications back, never more of them than the limits of the organisation."""

    async def begin(self, job: NewJob, app: Application | None = None) -> tuple[JobRecord, bool]:
        """Begin a job, with a new application; or the job that its key began, and False. Raises TooManyError."""

    async def restore(self, app: Application) -> Application:
        """Have an application not deleted any more; raises TooManyError, StaleError."""


class TurnAdmission:
    """An `Admission` for jobs that are kept elsewhere: one at a time for each organisation, in several steps."""

    def __init__(
        self, turns: Turns, quotas: Quotas, apps: AppRepository, jobs: JobStore, clock: Clock
    ) -> None:
        self._turns, self._quotas, self._apps, self._jobs, self._clock = turns, quotas, apps, jobs, clock

    async def begin(self, job: NewJob, app: Application | None = None) -> tuple[JobRecord, bool]:
        """Begin a job, or find the one that its key began."""
        async with self._turns.of(job.tenant):
            known = await self._jobs.of_key(job.tenant, job.key) if job.key else None
            if known is not None:
                return known, False
            if app is not None:
                await self._quotas.room_for_app(job.tenant)
            await self._quotas.room_for_build(job.tenant)
            if app is not None:
                await self._apps.add(app)
            return await self._jobs.create(job, STEPS)

    async def restore(self, app: Application) -> Application:
        """Have it not deleted any more."""
        async with self._turns.of(app.tenant):
            await self._quotas.room_for_app(app.tenant)
            return await self._apps.change(app, self._clock(), at_version=app.version, deleted_at=None)


_ARTIFACT = table_of(ArtifactRow)
_JOBS = select(func.count()).select_from(JOB).where(JOB.c.tenant == bindparam("whose"))
_USED = select(
    COUNTED.scalar_subquery().label("apps"),
    _JOBS.where(JOB.c.created_at >= bindparam("since"), JOB.c.created_at < bindparam("until"))
    .scalar_subquery()
    .label("lately"),
    _JOBS.where(JOB.c.state.in_([JobState.QUEUED.value, JobState.RUNNING.value]))
    .scalar_subquery()
    .label("waiting"),
    select(func.coalesce(func.sum(_ARTIFACT.c.size), 0))
    .where(_ARTIFACT.c.tenant == bindparam("whose"))
    .scalar_subquery()
    .label("bytes"),
)
_TURN = text("select pg_advisory_xact_lock(hashtextextended(:name, 0))")


class SqlAdmission:
    """An `Admission` where jobs lie beside applications: one short transaction for everything.

    On SQLite it is the only one that writes; on PostgreSQL the only one of its organisation that comes here.
    """

    def __init__(self, database: Database, usual: QuotaSettings, clock: Clock) -> None:
        self._database, self._usual, self._clock = database, usual, clock

    async def begin(self, job: NewJob, app: Application | None = None) -> tuple[JobRecord, bool]:
        """Begin a job, or find the one that its key began."""
        try:
            async with self._database.brief(job.tenant) as brief:
                await self._take_turn(brief, job.tenant)
                known = await find_job(brief, job.tenant, job.key) if job.key else None
                if known is not None:
                    return known, False
                used = await self._used(brief, job.tenant)
                if app is not None:
                    check_apps(used)
                check_builds(used)
                # With a key, half of a request that was interrupted may be there.
                if app is not None and not (job.key and await is_written(brief, app)):
                    await write_app(brief, app)
                return await write_job(brief, job, STEPS), True
        except IntegrityError as error:
            # Somebody who needs no room took the key just now.
            if job.key is None or not is_unique_violation(error):
                raise
            known = await SqlJobs(self._database).of_key(job.tenant, job.key)
            if known is None:
                raise
            return known, False

    async def restore(self, app: Application) -> Application:
        """Have it not deleted any more."""
        async with self._database.brief(app.tenant) as brief:
            await self._take_turn(brief, app.tenant)
            check_apps(await self._used(brief, app.tenant))
            return await change_app(brief, app, self._clock(), at_version=app.version, deleted_at=None)

    async def _take_turn(self, brief: Brief, tenant: str) -> None:
        if not self._database.is_sqlite:
            await brief.execute(_TURN, {"name": f"loomery/turn/{tenant}"})

    async def _used(self, brief: Brief, tenant: str) -> UsageOut:
        now = self._clock()
        row = (await brief.execute(GIVEN, {"whose": tenant})).one_or_none()
        given = GivenLimits.model_validate(row._asdict()) if row is not None else GivenLimits()
        limits = self._usual.model_copy(update=given.values)
        values = {"whose": tenant, "since": now - HOUR, "until": now + AHEAD}
        used = (await brief.execute(_USED, values)).one()
        return UsageOut(
            apps=used.apps,
            apps_limit=limits.apps,
            builds_last_hour=used.lately,
            builds_limit=limits.builds_per_hour,
            waiting_builds=used.waiting,
            waiting_limit=limits.waiting_builds,
            storage_mb=round(used.bytes / 1e6, 1),
            storage_limit_mb=limits.storage_mb,
        )
