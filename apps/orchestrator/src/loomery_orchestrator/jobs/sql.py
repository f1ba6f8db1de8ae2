"""The state of jobs in a relational database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Select, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_orchestrator.jobs.model import (
    JobEvent,
    JobRecord,
    JobState,
    NewEvent,
    NewJob,
    StepRecord,
)
from loomery_orchestrator.tables import JobEventRow, JobRow, JobStepRow
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.errors import NotFoundError
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of

__all__ = ["SqlJobs"]

_OVER = [state.value for state in JobState if state.over]


class SqlJobs:
    """A `JobStore` on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, job: NewJob, steps: Sequence[str]) -> tuple[JobRecord, bool]:
        """Begin a job, or find the one that the same key began."""
        try:
            async with self._database.transaction(job.tenant) as session:
                row = JobRow(
                    **job.model_dump(exclude={"key"}),
                    idempotency_key=job.key,
                    state=JobState.QUEUED.value,
                    dispatched=False,
                    cancel_requested=False,
                    owner="",
                    fence=0,
                    next_event=1,
                )
                session.add(row)
                await session.flush()
                session.add_all(
                    JobStepRow(
                        job=job.id,
                        name=name,
                        tenant=job.tenant,
                        position=place,
                        state="waiting",
                        message="",
                        attempts=0,
                    )
                    for place, name in enumerate(steps)
                )
        except IntegrityError as error:
            if job.key is None or not is_unique_violation(error):
                raise
            known = await self.of_key(job.tenant, job.key)
            if known is None:
                raise
            return known, False
        return await self.get(job.tenant, job.id), True

    async def of_key(self, tenant: str, key: str) -> JobRecord | None:
        """The job that a key began."""
        query = select(JobRow).where(JobRow.tenant == tenant, JobRow.idempotency_key == key)
        async with self._database.transaction(tenant, write=False) as session:
            row = (await session.execute(query)).scalar_one_or_none()
            return None if row is None else _record(row, await _steps(session, row.id))

    async def get(self, tenant: str, job: str) -> JobRecord:
        """A job with its steps."""
        async with self._database.transaction(tenant, write=False) as session:
            row = (
                await session.execute(_of(select(JobRow), tenant).where(JobRow.id == job))
            ).scalar_one_or_none()
            if row is None:
                raise NotFoundError("There is no such job.")
            return _record(row, await _steps(session, job))

    async def of_app(self, tenant: str, app: str, cursor: str, limit: int) -> Page[JobRecord]:
        """Newest first."""
        query = _of(select(JobRow), tenant).order_by(JobRow.id.desc()).limit(limit + 1)
        if app:
            query = query.where(JobRow.app == app)
        before = decode_cursor(cursor)
        if before:
            query = query.where(JobRow.id < str(before[0]))
        async with self._database.transaction(tenant, write=False) as session:
            rows = (await session.execute(query)).scalars().all()
        records = [_record(row, []) for row in rows]
        return page_of(records, limit, encode_cursor(records[:limit][-1].id) if records else "")

    async def newest(self, tenant: str, apps: Sequence[str]) -> dict[str, JobRecord]:
        """The newest of each application."""
        last = (
            select(func.max(JobRow.id))
            .where(JobRow.tenant == tenant, JobRow.app.in_(apps))
            .group_by(JobRow.app)
        )
        async with self._database.transaction(tenant, write=False) as session:
            rows = (await session.scalars(select(JobRow).where(JobRow.id.in_(last)))).all()
        return {row.app: _record(row, []) for row in rows}

    async def change(self, tenant: str, job: str, *, unless_over: bool = True, **values: Any) -> bool:
        """Change fields of a job."""
        statement = update(JobRow).where(JobRow.id == job).values(**values)
        if tenant != EVERY_TENANT:
            statement = statement.where(JobRow.tenant == tenant)
        if unless_over:
            statement = statement.where(JobRow.state.not_in(_OVER))
        async with self._database.transaction(tenant) as session:
            done = await session.execute(statement)
            assert isinstance(done, CursorResult)  # noqa: S101 - what an UPDATE gives
            return done.rowcount == 1

    async def claim(self, tenant: str, job: str, owner: str) -> int:
        """Take a job."""
        async with self._database.transaction(tenant) as session:
            fence = await session.scalar(
                update(JobRow)
                .where(JobRow.id == job, JobRow.tenant == tenant)
                .values(owner=owner, fence=JobRow.fence + 1)
                .returning(JobRow.fence)
            )
        if fence is None:
            raise NotFoundError("There is no such job.")
        return int(fence)

    async def set_step(self, tenant: str, job: str, step: StepRecord) -> None:
        """Write how a step stands."""
        async with self._database.transaction(tenant) as session:
            await session.execute(
                update(JobStepRow)
                .where(JobStepRow.job == job, JobStepRow.name == step.name, JobStepRow.tenant == tenant)
                .values(**step.model_dump(exclude={"name"}))
            )

    async def tell(self, tenant: str, job: str, events: Sequence[NewEvent]) -> int:
        """Add events with the next numbers."""
        async with self._database.transaction(tenant) as session:
            following = (
                await session.execute(
                    update(JobRow)
                    .where(JobRow.id == job, JobRow.tenant == tenant)
                    .values(next_event=JobRow.next_event + len(events))
                    .returning(JobRow.next_event)
                )
            ).scalar_one_or_none()
            if following is None:
                raise NotFoundError("There is no such job.")
            first = following - len(events)
            session.add_all(
                JobEventRow(job=job, tenant=tenant, number=first + place, **event.model_dump())
                for place, event in enumerate(events)
            )
            return following - 1

    async def events(self, tenant: str, job: str, after: int, limit: int) -> list[JobEvent]:
        """Events above a number."""
        return await self.search(tenant, job, "", after, limit, ())

    async def search(
        self, tenant: str, job: str, text: str, after: int, limit: int, kinds: Sequence[str]
    ) -> list[JobEvent]:
        """Events by their words."""
        query = (
            select(JobEventRow)
            .where(JobEventRow.tenant == tenant, JobEventRow.job == job, JobEventRow.number > after)
            .order_by(JobEventRow.number)
            .limit(limit)
        )
        if text:
            query = query.where(JobEventRow.message.icontains(text, autoescape=True))
        if kinds:
            query = query.where(JobEventRow.kind.in_(kinds))
        async with self._database.transaction(tenant, write=False) as session:
            rows = (await session.execute(query)).scalars().all()
        return [JobEvent.model_validate(row, from_attributes=True) for row in rows]

    async def count(self, tenant: str, states: Sequence[JobState], since: datetime | None = None) -> int:
        """How many jobs."""
        query = _of(select(func.count()).select_from(JobRow), tenant)
        if states:
            query = query.where(JobRow.state.in_([state.value for state in states]))
        if since is not None:
            query = query.where(JobRow.created_at >= since)
        async with self._database.transaction(tenant, write=False) as session:
            return int((await session.execute(query)).scalar_one())

    async def undispatched(self, limit: int) -> list[JobRecord]:
        """Queued and not handed over."""
        return await self._all(
            select(JobRow).where(JobRow.state == JobState.QUEUED.value, JobRow.dispatched.is_(False)), limit
        )

    async def unfinished(self, limit: int) -> list[JobRecord]:
        """Handed over and not over."""
        return await self._all(
            select(JobRow).where(JobRow.state.not_in(_OVER), JobRow.dispatched.is_(True)), limit
        )

    async def _all(self, query: Select[JobRow], limit: int) -> list[JobRecord]:
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            rows = (await session.scalars(query.order_by(JobRow.id).limit(limit))).all()
        return [_record(row, []) for row in rows]

    async def failed(self, since: datetime, limit: int) -> list[JobRecord]:
        """Failed, newest first."""
        query = (
            select(JobRow)
            .where(JobRow.state == JobState.FAILED.value, JobRow.created_at >= since)
            .order_by(JobRow.created_at.desc(), JobRow.id.desc())
            .limit(limit)
        )
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return [_record(row, []) for row in (await session.scalars(query)).all()]

    async def erase(self, tenant: str, app: str = "") -> int:
        """Remove jobs with all that hangs on them."""
        mine = select(JobRow.id).where(JobRow.tenant == tenant)
        if app:
            mine = mine.where(JobRow.app == app)
        async with self._database.transaction(tenant) as session:
            for table in (JobEventRow, JobStepRow):
                await session.execute(delete(table).where(table.job.in_(mine)))
            done = await session.execute(delete(JobRow).where(JobRow.id.in_(mine.scalar_subquery())))
            assert isinstance(done, CursorResult)  # noqa: S101 - what a DELETE gives
            return done.rowcount

    async def disown(self, user: str, marker: str) -> None:
        """Name somebody else."""
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(update(JobRow).where(JobRow.created_by == user).values(created_by=marker))


def _of(query: Select[Any], tenant: str) -> Select[Any]:
    return query if tenant == EVERY_TENANT else query.where(JobRow.tenant == tenant)


async def _steps(session: AsyncSession, job: str) -> list[StepRecord]:
    rows = (
        (await session.execute(select(JobStepRow).where(JobStepRow.job == job).order_by(JobStepRow.position)))
        .scalars()
        .all()
    )
    return [StepRecord.model_validate(row, from_attributes=True) for row in rows]


def _record(row: JobRow, steps: list[StepRecord]) -> JobRecord:
    names = set(JobRecord.model_fields) - {"steps"}
    return JobRecord.model_validate({**{name: getattr(row, name) for name in names}, "steps": steps})
