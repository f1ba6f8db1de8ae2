"""Decisions of those who run the platform; what they change is written down before it is done."""

from collections import defaultdict
from datetime import timedelta

from loomery_orchestrator.admin.schemas import (
    DeadJob,
    GivenQuotas,
    QueuedJob,
    QueueOut,
    QuotasOut,
    Retried,
    TenantQueue,
    UsualQuotas,
    WorkerOut,
)
from loomery_orchestrator.apps.limits import NAMES, GivenLimits, Limits
from loomery_orchestrator.apps.quotas import Quotas
from loomery_orchestrator.apps.service import AppService
from loomery_orchestrator.building.worker import WorkerRegistry
from loomery_orchestrator.jobs.model import JobRecord, JobState, StepState
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.settings import QuotaSettings
from loomery_orchestrator.tables import WorkerRow
from loomery_shared.contracts.audit import AuditNote, AuditTrail
from loomery_shared.contracts.people import People
from loomery_shared.contracts.principal import Principal
from loomery_shared.database import EVERY_TENANT
from loomery_shared.errors import ConflictError
from loomery_shared.ids import Clock

__all__ = ["GIVEN_UP", "NotDeadError", "Operation"]

GIVEN_UP = "gave_up"
"""The code of jobs that failed because a step failed as often as it may be tried."""
_REMEMBERED = timedelta(days=7)
_SHOWN = 200
_DEAD = 100


class NotDeadError(ConflictError):
    """A job was to be tried again that was not given up."""

    code = "not_dead"

    def __init__(self) -> None:
        super().__init__(
            "This job was not given up.", hint="Only jobs that failed on our side are tried again from here."
        )


class Operation:
    """Quotas, workers and the queue, over all organisations. Callers must own the platform."""

    def __init__(
        self,
        *,
        limits: Limits,
        quotas: Quotas,
        jobs: JobStore,
        apps: AppService,
        registry: WorkerRegistry,
        people: People,
        audit: AuditTrail,
        lease: float,
        clock: Clock,
    ) -> None:
        self._limits, self._quotas, self._jobs, self._apps = limits, quotas, jobs, apps
        self._registry, self._people, self._audit = registry, people, audit
        self._lease, self._clock = lease, clock

    async def quotas(self, tenant: str) -> QuotasOut:
        """What an organisation may and uses; raises NotFoundError."""
        await self._people.members(tenant)
        return await self._shown(tenant, await self._limits.given(tenant))

    async def give_quotas(self, who: Principal, tenant: str, body: GivenQuotas) -> QuotasOut:
        """Give an organisation limits of its own; raises NotFoundError, UnavailableError."""
        await self._people.members(tenant)
        given = body.model_dump()
        details = {name: value for name, value in given.items() if value is not None}
        await self._note(who, "quota.changed", tenant, details)
        return await self._shown(tenant, await self._limits.give(tenant, given, who.user))

    async def _shown(self, tenant: str, given: GivenLimits) -> QuotasOut:
        return QuotasOut(
            tenant=tenant,
            limits=_usual(await self._limits.of(tenant)),
            given=GivenQuotas(**given.values),
            usual=_usual(self._limits.usual),
            usage=await self._quotas.usage(tenant),
            changed_at=given.changed_at,
            changed_by=given.changed_by,
        )

    async def workers(self) -> list[WorkerOut]:
        """Every worker that was heard of within a week, with what it has at hand."""
        now = self._clock()
        held: dict[str, list[QueuedJob]] = defaultdict(list)
        for job in await self._jobs.unfinished(_SHOWN):
            if job.state is JobState.RUNNING:
                held[job.owner].append(await self._queued(job))
        return [
            _worker(row, (now - row.seen_at).total_seconds(), self._lease, held[row.id])
            for row in await self._registry.all()
            if now - row.seen_at < _REMEMBERED or held[row.id]
        ]

    async def queue(self) -> QueueOut:
        """What waits, what runs, and what was given up."""
        found = [*await self._jobs.undispatched(_SHOWN), *await self._jobs.unfinished(_SHOWN)]
        found = sorted({job.id: job for job in found}.values(), key=lambda job: (job.created_at, job.id))
        by_tenant: dict[str, list[JobRecord]] = defaultdict(list)
        for job in found:
            by_tenant[job.tenant].append(job)
        return QueueOut(
            waiting=await self._jobs.count(EVERY_TENANT, [JobState.QUEUED]),
            running=await self._jobs.count(EVERY_TENANT, [JobState.RUNNING]),
            tenants=[
                TenantQueue(
                    tenant=tenant,
                    waiting=sum(job.state is JobState.QUEUED for job in jobs),
                    running=sum(job.state is JobState.RUNNING for job in jobs),
                    oldest_at=jobs[0].created_at,
                )
                for tenant, jobs in sorted(by_tenant.items())
            ],
            jobs=[await self._queued(job) for job in found[:_SHOWN]],
            dead=await self._dead(),
        )

    async def _queued(self, job: JobRecord) -> QueuedJob:
        step = ""
        if job.state is JobState.RUNNING:
            steps = (await self._jobs.get(job.tenant, job.id)).steps
            step = next((item.name for item in steps if item.state is StepState.RUNNING), "")
        return QueuedJob(
            job=job.id,
            tenant=job.tenant,
            app=job.app,
            state=job.state.value,  # type: ignore[arg-type]
            step=step,
            owner=job.owner,
            created_at=job.created_at,
            started_at=job.started_at,
        )

    async def _dead(self) -> list[DeadJob]:
        failed = await self._jobs.failed(self._clock() - _REMEMBERED, _SHOWN)
        found: list[DeadJob] = []
        for job in failed:
            if _given_up(job) and len(found) < _DEAD:
                again = await self._jobs.of_key(job.tenant, AppService.retry_key(job.id))
                found.append(_dead_job(job, again.id if again else None))
        return found

    async def retry(self, who: Principal, job: str) -> Retried:
        """Do again what was given up, for whoever asked for it then; once, however often it is asked.

        Raises NotFoundError, NotDeadError, ConflictError when its application is archived, and UnavailableError.
        """
        found = await self._jobs.get(EVERY_TENANT, job)
        if not _given_up(found):
            raise NotDeadError
        await self._note(who, "job.retried", job, {"tenant": found.tenant})
        made = await self._apps.retry(found)
        return Retried(app=made.app, job=made.id)

    async def _note(
        self, who: Principal, action: str, target: str, details: dict[str, str | int | bool]
    ) -> None:
        await self._audit.note(AuditNote(actor=who.user, action=action, target=target, details=details))


def _given_up(job: JobRecord) -> bool:
    return job.state is JobState.FAILED and (job.error or {}).get("code") == GIVEN_UP


def _dead_job(job: JobRecord, retried: str | None) -> DeadJob:
    error = job.error or {}
    return DeadJob(
        job=job.id,
        tenant=job.tenant,
        app=job.app,
        step=str(error.get("step", "")),
        message=str(error.get("message", "")),
        finished_at=job.finished_at,
        retried=retried,
    )


def _usual(settings: QuotaSettings) -> UsualQuotas:
    return UsualQuotas(**settings.model_dump(include=set(NAMES)))


def _worker(row: WorkerRow, silent: float, lease: float, jobs: list[QueuedJob]) -> WorkerOut:
    state = "down" if row.state == "down" else "silent" if silent > lease else "up"
    return WorkerOut(
        id=row.id,
        version=row.version,
        starts=row.generation,
        state=state,  # type: ignore[arg-type]
        started_at=row.started_at,
        seen_at=row.seen_at,
        silent_for=round(max(0.0, silent), 1),
        lease=lease,
        jobs=jobs,
    )
