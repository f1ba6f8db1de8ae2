"""The state of jobs in a relational database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select, update
from sqlalchemy.exc import IntegrityError

from loomery_orchestrator.jobs import statements as of
from loomery_orchestrator.jobs.model import (
    JobEvent,
    JobRecord,
    JobState,
    NewestJob,
    NewEvent,
    NewJob,
    StepRecord,
    StepState,
)
from loomery_shared.brief import Brief
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.errors import NotFoundError
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of

__all__ = ["SqlJobs", "find_job", "write_job"]


class SqlJobs:
    """A `JobStore` on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, job: NewJob, steps: Sequence[str]) -> tuple[JobRecord, bool]:
        """Begin a job, or find the one that the same key began."""
        try:
            async with self._database.brief(job.tenant) as brief:
                return await write_job(brief, job, steps), True
        except IntegrityError as error:
            if job.key is None or not is_unique_violation(error):
                raise
            known = await self.of_key(job.tenant, job.key)
            if known is None:
                raise
            return known, False

    async def of_key(self, tenant: str, key: str) -> JobRecord | None:
        """The job that a key began."""
        async with self._database.brief(tenant, write=False) as brief:
            return await find_job(brief, tenant, key)

    async def get(self, tenant: str, job: str) -> JobRecord:
        """A job with its steps."""
        of_any = tenant == EVERY_TENANT
        values = {"which": job} if of_any else {"which": job, "whose": tenant}
        async with self._database.brief(tenant, write=False) as brief:
            if self._database.is_sqlite:
                row = (await brief.execute(of.GET_OF_ANY if of_any else of.GET, values)).one_or_none()
                if row is not None:
                    return await _with_steps(brief, row)
            else:
                whole = of.GET_WHOLE_OF_ANY if of_any else of.GET_WHOLE
                row = (await brief.execute(whole, values)).one_or_none()
                if row is not None:
                    return JobRecord.model_validate({**row._asdict(), "steps": row.steps or []})
        raise NotFoundError("There is no such job.")

    async def of_app(self, tenant: str, app: str, cursor: str, limit: int) -> Page[JobRecord]:
        """Newest first."""
        query = _of(of.ALL_JOBS, tenant).order_by(of.JOB.c.id.desc()).limit(limit + 1)
        if app:
            query = query.where(of.JOB.c.app == app)
        before = decode_cursor(cursor)
        if before:
            query = query.where(of.JOB.c.id < str(before[0]))
        records = await self._records(tenant, query)
        return page_of(records, limit, encode_cursor(records[:limit][-1].id) if records else "")

    async def newest(self, tenant: str, apps: Sequence[str]) -> dict[str, NewestJob]:
        """The newest of each application."""
        async with self._database.brief(tenant, write=False) as brief:
            rows = (await brief.execute(of.NEWEST, {"whose": tenant, "apps": list(apps)})).all()
        return {row.app: NewestJob(row.id, JobState(row.state), row.finished_at) for row in rows}

    async def change(self, tenant: str, job: str, *, unless_over: bool = True, **values: Any) -> bool:
        """Change fields of a job."""
        statement = update(of.JOB).where(of.JOB.c.id == job).values(**values)
        if tenant != EVERY_TENANT:
            statement = statement.where(of.JOB.c.tenant == tenant)
        if unless_over:
            statement = statement.where(of.JOB.c.state.not_in(of.OVER))
        async with self._database.brief(tenant) as brief:
            return (await brief.execute(statement)).rowcount == 1

    async def claim(self, tenant: str, job: str, owner: str) -> int:
        """Take a job."""
        async with self._database.brief(tenant) as brief:
            done = await brief.execute(of.CLAIM, {"which": job, "whose": tenant, "by": owner})
            fence = done.scalar_one_or_none()
        if fence is None:
            raise NotFoundError("There is no such job.")
        return int(fence)

    async def set_step(self, tenant: str, job: str, step: StepRecord) -> None:
        """Write how a step stands."""
        values = {**step.model_dump(exclude={"name"}), "which": job, "whose": tenant, "step": step.name}
        async with self._database.brief(tenant) as brief:
            await brief.execute(of.SET_STEP, values)

    async def tell(self, tenant: str, job: str, events: Sequence[NewEvent]) -> int:
        """Add events with the next numbers."""
        async with self._database.brief(tenant) as brief:
            counted = await brief.execute(
                of.COUNT_EVENTS, {"which": job, "whose": tenant, "more": len(events)}
            )
            following = counted.scalar_one_or_none()
            if following is None:
                raise NotFoundError("There is no such job.")
            first = following - len(events)
            rows = [
                {"job": job, "tenant": tenant, "number": first + place, **event.model_dump()}
                for place, event in enumerate(events)
            ]
            if rows:
                await brief.execute(of.ADD_EVENTS, rows)
            return int(following) - 1

    async def events(self, tenant: str, job: str, after: int, limit: int) -> list[JobEvent]:
        """Events above a number."""
        return await self.search(tenant, job, "", after, limit, ())

    async def search(
        self, tenant: str, job: str, text: str, after: int, limit: int, kinds: Sequence[str]
    ) -> list[JobEvent]:
        """Events by their words."""
        query = of.EVENTS
        if text:
            query = query.where(query.selected_columns.message.icontains(text, autoescape=True))
        if kinds:
            query = query.where(query.selected_columns.kind.in_(kinds))
        values = {"whose": tenant, "which": job, "after": after, "most": limit}
        async with self._database.brief(tenant, write=False) as brief:
            rows = (await brief.execute(query, values)).all()
        return [JobEvent.model_validate(row._asdict()) for row in rows]

    async def count(self, tenant: str, states: Sequence[JobState], since: datetime | None = None) -> int:
        """How many jobs."""
        query = _of(select(func.count()).select_from(of.JOB), tenant)
        if states:
            query = query.where(of.JOB.c.state.in_([state.value for state in states]))
        if since is not None:
            query = query.where(of.JOB.c.created_at >= since)
        async with self._database.brief(tenant, write=False) as brief:
            return int((await brief.execute(query)).scalar_one())

    async def undispatched(self, limit: int) -> list[JobRecord]:
        """Queued and not handed over."""
        return await self._records(EVERY_TENANT, of.TO_HAND_OVER, most=limit)

    async def unfinished(self, limit: int) -> list[JobRecord]:
        """Handed over and not over."""
        return await self._records(EVERY_TENANT, of.UNFINISHED, most=limit)

    async def failed(self, since: datetime, limit: int) -> list[JobRecord]:
        """Failed, newest first."""
        query = (
            of.ALL_JOBS.where(of.JOB.c.state == JobState.FAILED.value, of.JOB.c.created_at >= since)
            .order_by(of.JOB.c.created_at.desc(), of.JOB.c.id.desc())
            .limit(limit)
        )
        return await self._records(EVERY_TENANT, query)

    async def _records(self, tenant: str, query: Select[Any], **values: int) -> list[JobRecord]:
        async with self._database.brief(tenant, write=False) as brief:
            rows = (await brief.execute(query, values)).all()
        return [JobRecord.model_validate(row._asdict()) for row in rows]

    async def erase(self, tenant: str, app: str = "") -> int:
        """Remove jobs with all that hangs on them."""
        removed = 0
        # However many there are: not a short one.
        async with self._database.transaction(tenant, slow=True) as session:
            for statement in of.erasing(tenant, app):
                removed = (await (await session.connection()).execute(statement)).rowcount
        return removed

    async def disown(self, user: str, marker: str) -> None:
        """Name somebody else."""
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await session.execute(of.DISOWN, {"user": user, "marker": marker})


async def write_job(brief: Brief, job: NewJob, steps: Sequence[str]) -> JobRecord:
    """Begin a job in a transaction; raises IntegrityError when there is one of its key."""
    values = {
        **job.model_dump(exclude={"key"}),
        "idempotency_key": job.key,
        "state": JobState.QUEUED.value,
        "dispatched": False,
        "cancel_requested": False,
        "owner": "",
        "fence": 0,
    }
    await brief.execute(of.ADD_JOB, {**values, "next_event": 1})
    records = [StepRecord(name=name) for name in steps]
    await brief.execute(
        of.ADD_STEPS,
        [
            {
                "job": job.id,
                "name": name,
                "tenant": job.tenant,
                "position": place,
                "state": StepState.WAITING.value,
                "message": "",
                "attempts": 0,
            }
            for place, name in enumerate(steps)
        ],
    )
    return JobRecord.model_validate({**values, "steps": records})


async def find_job(brief: Brief, tenant: str, key: str) -> JobRecord | None:
    """The job that a key began, with its steps."""
    row = (await brief.execute(of.OF_KEY, {"whose": tenant, "key": key})).one_or_none()
    return None if row is None else await _with_steps(brief, row)


async def _with_steps(brief: Brief, row: Row[Any]) -> JobRecord:
    steps = (await brief.execute(of.STEPS_OF, {"which": row.id})).all()
    return JobRecord.model_validate({**row._asdict(), "steps": [step._asdict() for step in steps]})


def _of(query: Select[Any], tenant: str) -> Select[Any]:
    return query if tenant == EVERY_TENANT else query.where(of.JOB.c.tenant == tenant)
