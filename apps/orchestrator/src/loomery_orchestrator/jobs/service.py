"""Decisions about jobs."""

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

from loomery_orchestrator.jobs.closing import close_steps
from loomery_orchestrator.jobs.expecting import Expect, Expectation
from loomery_orchestrator.jobs.model import JobEvent, JobRecord, JobState, NewEvent, StepRecord
from loomery_orchestrator.jobs.schemas import ErrorOut, JobOut, StatusOut, StepOut
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.jobs.waiting import Look
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import ConflictError
from loomery_shared.ids import Clock
from loomery_shared.paging import Page

__all__ = ["JobService"]

_BATCH = 200
_WAITING = 200


class JobService:
    """Shows, follows and cancels jobs of the principal's organisation."""

    def __init__(self, jobs: JobStore, expect: Expect, clock: Clock, look: Look) -> None:
        self._jobs, self._expect, self._clock, self._look = jobs, expect, clock, look

    async def status(self, who: Principal, job: str) -> StatusOut:
        """How a job stands."""
        found = await self._jobs.get(who.tenant, job)
        expected = await self._expect(found)
        return shown(
            found, expected, estimate=self._left(found, expected), position=await self._position(found)
        )

    def _left(self, job: JobRecord, expected: Expectation) -> float | None:
        """Seconds that are probably left."""
        if job.state.over or expected.seconds is None:
            return None
        begun = job.started_at or self._clock()
        return max(1.0, expected.seconds - (self._clock() - begun).total_seconds())

    async def _position(self, job: JobRecord) -> int | None:
        """Organisations take turns: a job waits for those of its own that were asked for earlier."""
        if job.state is not JobState.QUEUED:
            return None
        newest = (await self._jobs.of_app(job.tenant, "", "", _WAITING)).items
        return 1 + sum(item.state is JobState.QUEUED and item.id < job.id for item in newest)

    async def page(self, who: Principal, app: str, cursor: str, limit: int) -> Page[JobOut]:
        """Jobs of an application, or of all; newest first."""
        found = await self._jobs.of_app(who.tenant, app, cursor, limit)
        items = [
            JobOut(
                job=job.id,
                app=job.app,
                kind=job.kind,
                state=job.state,
                created_at=job.created_at,
                finished_at=job.finished_at,
                error=_error(job),
            )
            for job in found.items
        ]
        return Page(items=items, next=found.next)

    async def cancel(self, who: Principal, job: str) -> StatusOut:
        """Stop a job: at once when it waits, at its next word when it runs."""
        who.require(Role.DEVELOPER)
        found = await self._jobs.get(who.tenant, job)
        if found.state.over:
            raise ConflictError(f"This job has {found.state.value} already.")
        await self._jobs.change(who.tenant, job, cancel_requested=True)
        if found.state is JobState.QUEUED:
            now = self._clock()
            # Told before it is over: whoever follows it stops listening then.
            await close_steps(self._jobs, found, now)
            event = NewEvent(
                kind="state", message="The build was cancelled.", data={"state": "cancelled"}, at=now
            )
            await self._jobs.tell(who.tenant, job, [event])
            await self._jobs.change(who.tenant, job, state=JobState.CANCELLED.value, finished_at=now)
        return await self.status(who, job)

    async def log(
        self, who: Principal, job: str, text: str, after: int, limit: int, kinds: Sequence[str]
    ) -> list[JobEvent]:
        """Lines of a job's log."""
        await self._jobs.get(who.tenant, job)
        return await self._jobs.search(who.tenant, job, text, after, limit, kinds)

    async def whole_log(self, who: Principal, job: str) -> AsyncIterator[str]:
        """Every line of the log as text; raises NotFoundError before the first."""
        await self._jobs.get(who.tenant, job)
        return self._lines(who.tenant, job)

    async def _lines(self, tenant: str, job: str) -> AsyncIterator[str]:
        after = 0
        while events := await self._jobs.events(tenant, job, after, _BATCH):
            for event in events:
                yield f"{event.at.isoformat(timespec='milliseconds')} {event.step or '-'} {event.message}\n"
            after = events[-1].number

    async def follow(self, who: Principal, job: str, after: int) -> AsyncIterator[JobEvent]:
        """Events as they are told, beginning after a number, until the job is over."""
        await self._jobs.get(who.tenant, job)
        return self._follow(who.tenant, job, after)

    async def _follow(self, tenant: str, job: str, after: int) -> AsyncIterator[JobEvent]:
        while True:
            over = (await self._jobs.get(tenant, job)).state.over
            events = await self._jobs.events(tenant, job, after, _BATCH)
            for event in events:
                after = event.number
                yield event
            if over and not events:
                return
            if not events:
                await self._look()


def shown(
    job: JobRecord,
    expected: Expectation,
    *,
    estimate: float | None = None,
    position: int | None = None,
) -> StatusOut:
    """A job as it is shown."""
    return StatusOut(
        job=job.id,
        app=job.app,
        kind=job.kind,
        state=job.state,
        steps=[_step(step, expected) for step in job.steps],
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        url=job.url,
        error=_error(job),
        result=job.result,
        estimate=estimate,
        expected_seconds=expected.seconds,
        position=position,
    )


def _step(step: StepRecord, expected: Expectation) -> StepOut:
    ended = None
    if step.started_at is not None and step.seconds is not None:
        ended = step.started_at + timedelta(seconds=step.seconds)
    return StepOut(
        name=step.name,
        state=step.state,
        seconds=step.seconds,
        message=step.message,
        attempts=step.attempts,
        started_at=step.started_at,
        finished_at=ended,
        expected_seconds=expected.steps.get(step.name),
    )


def _error(job: JobRecord) -> ErrorOut | None:
    return ErrorOut.model_validate(job.error) if job.error else None
