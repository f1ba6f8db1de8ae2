"""The state of jobs in DynamoDB.

Its indexes lag behind by moments: what was just made may be missing from the lists of one application, and from
counts. What is asked for by id, and what a tenant has as a whole, is as it is now.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from loomery_orchestrator.jobs.dynamo_items import (
    ACROSS,
    BY_APP,
    BY_STATE,
    BY_USER,
    JOBS,
    UNDISPATCHED,
    CounterItem,
    EventItem,
    JobItem,
    JobPlace,
    KeyItem,
    StepItem,
    event_place,
    job_part,
    moment,
)
from loomery_orchestrator.jobs.model import (
    JobEvent,
    JobRecord,
    JobState,
    NewestJob,
    NewEvent,
    NewJob,
    StepRecord,
)
from loomery_shared.database import EVERY_TENANT
from loomery_shared.dynamo.items import Item, joined
from loomery_shared.dynamo.queries import Query
from loomery_shared.dynamo.table import DynamoTable
from loomery_shared.dynamo.writes import Add, Put, Replace
from loomery_shared.errors import ConflictError, NotFoundError, StaleError, UnavailableError
from loomery_shared.paging import Page

__all__ = ["DynamoJobs"]

_ATTEMPTS = 12
_LONGEST_WAIT = 1.0
_PAGE = 200
_TOLD_AT_ONCE = 10
_AFTER = "~"
"""Sorts after everything that keys are made of."""
Kind = TypeVar("Kind", bound=Item)


class DynamoJobs:
    """A `JobStore` on one table; `first_wait` in seconds, at most, before a write that others disturbed is tried
    again."""

    def __init__(self, table: DynamoTable, *, first_wait: float = 0.02) -> None:
        self._table = table
        self._first_wait = first_wait

    async def create(self, job: NewJob, steps: Sequence[str]) -> tuple[JobRecord, bool]:
        """Begin a job with its steps in one transaction, or find the one that the same key began."""
        item = JobItem.of(job)
        records = [StepRecord(name=name) for name in steps]
        kept: list[Item] = [
            item,
            item.place(),
            CounterItem(tenant=job.tenant, job=job.id),
            *(
                StepItem(tenant=job.tenant, job=job.id, position=place, step=record)
                for place, record in enumerate(records)
            ),
        ]
        if job.key is not None:
            kept.append(KeyItem(tenant=job.tenant, idempotency_key=job.key, job=job.id))
        for attempt in range(_ATTEMPTS):
            try:
                await self._table.transact(*(Add(one) for one in kept))
            except ConflictError:
                known = await self.of_key(job.tenant, job.key) if job.key is not None else None
                if known is not None:
                    return known, False
                await self._pause(attempt)
            else:
                return item.record(records), True
        raise _contended()

    async def of_key(self, tenant: str, key: str) -> JobRecord | None:
        """The job that a key began."""
        found = await self._table.get(KeyItem, KeyItem.key_of(tenant, key))
        return None if found is None else await self.get(tenant, found.job)

    async def get(self, tenant: str, job: str) -> JobRecord:
        """A job with its steps."""
        whose = await self._whose(tenant, job)
        found = await self._table.get(JobItem, JobItem.key_of(whose, job))
        if found is None:
            raise NotFoundError("There is no such job.")
        query = Query(tenant=whose, partition=job_part(job), begins=joined("step", ""), limit=_PAGE)
        steps = sorted([item async for item in self._all(StepItem, query)], key=lambda item: item.position)
        return found.record([item.step for item in steps])

    async def of_app(self, tenant: str, app: str, cursor: str, limit: int) -> Page[JobRecord]:
        """Newest first."""
        query = Query(tenant=tenant, partition=JOBS, newest_first=True, limit=limit, cursor=cursor)
        if app:
            query = replace(query, partition=joined("app", app), index=BY_APP)
        page = await self._table.query(JobItem, query)
        return Page(items=[item.record([]) for item in page.items], next=page.next)

    async def newest(self, tenant: str, apps: Sequence[str]) -> dict[str, NewestJob]:
        """The newest of each application: a request for each, side by side."""
        pages = await asyncio.gather(*(self.of_app(tenant, app, "", 1) for app in apps))
        found = [page.items[0] for page in pages if page.items]
        return {job.app: NewestJob(job.id, job.state, job.finished_at) for job in found}

    async def change(self, tenant: str, job: str, *, unless_over: bool = True, **values: Any) -> bool:
        """Change fields of a job."""
        whose = await self._whose(tenant, job)
        done = await self._update(
            whose, job, lambda item: None if unless_over and item.state.over else item.with_values(values)
        )
        return done is not None

    async def claim(self, tenant: str, job: str, owner: str) -> int:
        """Take a job."""
        done = await self._update(
            tenant, job, lambda item: item.with_values({"owner": owner, "fence": item.fence + 1})
        )
        if done is None:
            raise NotFoundError("There is no such job.")
        return done.fence

    async def set_step(self, tenant: str, job: str, step: StepRecord) -> None:
        """Write how a step stands; nothing happens when there is no such step."""
        key = StepItem.key_of(tenant, job, step.name)
        try:
            await self._table.change(StepItem, key, {"step": step.model_dump(mode="json")})
        except NotFoundError:
            return

    async def tell(self, tenant: str, job: str, events: Sequence[NewEvent]) -> int:
        """Add events with the next numbers: the counter moves in the transaction that writes them."""
        last = 0
        for begin in range(0, max(1, len(events)), _TOLD_AT_ONCE):
            last = await self._tell(tenant, job, events[begin : begin + _TOLD_AT_ONCE])
        return last

    async def _tell(self, tenant: str, job: str, events: Sequence[NewEvent]) -> int:
        for attempt in range(_ATTEMPTS):
            counter = await self._table.get(CounterItem, CounterItem.key_of(tenant, job))
            if counter is None:
                raise NotFoundError("There is no such job.")
            moved = counter.model_copy(update={"following": counter.following + len(events)})
            written = [
                Add(EventItem.of(tenant, job, counter.following + place, event))
                for place, event in enumerate(events)
            ]
            try:
                await self._table.transact(Replace(moved), *written)
            except (StaleError, ConflictError):
                await self._pause(attempt)
            else:
                return moved.following - 1
        raise _contended()

    async def events(self, tenant: str, job: str, after: int, limit: int) -> list[JobEvent]:
        """Events above a number."""
        return await self.search(tenant, job, "", after, limit, ())

    async def search(
        self, tenant: str, job: str, text: str, after: int, limit: int, kinds: Sequence[str]
    ) -> list[JobEvent]:
        """Events by their words, looked for here."""
        query = Query(
            tenant=tenant,
            partition=job_part(job),
            first=event_place(after + 1),
            last=joined("event", _AFTER),
            limit=min(limit, _PAGE),
        )
        wanted, found = text.casefold(), []
        async for item in self._all(EventItem, query):
            if wanted in item.message.casefold() and (not kinds or item.about in kinds):
                found.append(item.event())
                if len(found) == limit:
                    break
        return found

    async def count(self, tenant: str, states: Sequence[JobState], since: datetime | None = None) -> int:
        """How many jobs, counted state by state."""
        standings = [state.value for state in states or JobState]
        if not states or JobState.QUEUED in states:
            standings.append(UNDISPATCHED)
        first = moment(since) if since is not None else ""
        found = [
            self._counted(Query(tenant=tenant, partition=standing, index=BY_STATE, first=first, limit=_PAGE))
            for standing in standings
        ]
        return sum(await asyncio.gather(*found))

    async def _counted(self, query: Query) -> int:
        kind = JobPlace if query.tenant == EVERY_TENANT else JobItem
        return len([item async for item in self._all(kind, query)])

    async def undispatched(self, limit: int) -> list[JobRecord]:
        """Queued and not handed over."""
        return await self._standing([UNDISPATCHED], limit)

    async def unfinished(self, limit: int) -> list[JobRecord]:
        """Handed over and not over."""
        return await self._standing([JobState.QUEUED.value, JobState.RUNNING.value], limit)

    async def failed(self, since: datetime, limit: int) -> list[JobRecord]:
        """Failed, newest first."""
        query = Query(
            tenant=ACROSS,
            partition=JobState.FAILED.value,
            index=BY_STATE,
            first=moment(since),
            limit=_PAGE,
        )
        places = sorted([item async for item in self._all(JobPlace, query)], key=lambda place: place.order)
        return list(reversed(await self._at(places[-limit:], [JobState.FAILED.value])))

    async def _standing(self, standings: Sequence[str], limit: int) -> list[JobRecord]:
        places: list[JobPlace] = []
        for standing in standings:
            query = Query(tenant=ACROSS, partition=standing, index=BY_STATE, limit=limit)
            places += (await self._table.query(JobPlace, query)).items
        return await self._at(sorted(places, key=lambda place: place.order)[:limit], standings)

    async def _at(self, places: Sequence[JobPlace], standings: Sequence[str]) -> list[JobRecord]:
        found = await asyncio.gather(
            *(self._table.get(JobItem, JobItem.key_of(place.whose, place.job)) for place in places)
        )
        # The index may still say how it stood a moment ago.
        return [item.record([]) for item in found if item is not None and item.standing() in standings]

    async def erase(self, tenant: str, app: str = "") -> int:
        """Remove jobs with all that hangs on them; each job last, so that an interrupted removal can be repeated."""
        query = Query(tenant=tenant, partition=JOBS, limit=_PAGE)
        jobs = [item async for item in self._all(JobItem, query) if not app or item.app == app]
        for job in jobs:
            await self._table.remove(CounterItem.key_of(tenant, job.id))
            hanging = Query(tenant=tenant, partition=job_part(job.id), limit=_PAGE)
            await self._table.remove_all([item.key async for item in self._all(EventItem, hanging)])
            await self._table.remove_all([item.key async for item in self._all(StepItem, hanging)])
            if job.idempotency_key is not None:
                await self._table.remove(KeyItem.key_of(tenant, job.idempotency_key))
            await self._table.remove(JobPlace.key_of(job.id))
            await self._table.remove(job.key)
        return len(jobs)

    async def disown(self, user: str, marker: str) -> None:
        """Name somebody else, in what the index shows by now."""
        query = Query(tenant=ACROSS, partition=joined("user", user), index=BY_USER, limit=_PAGE)
        for place in [item async for item in self._all(JobPlace, query)]:
            await self.change(place.whose, place.job, unless_over=False, created_by=marker)

    async def _whose(self, tenant: str, job: str) -> str:
        if tenant != EVERY_TENANT:
            return tenant
        place = await self._table.get(JobPlace, JobPlace.key_of(job))
        if place is None:
            raise NotFoundError("There is no such job.")
        return place.whose

    async def _update(
        self, tenant: str, job: str, changed: Callable[[JobItem], JobItem | None]
    ) -> JobItem | None:
        """Read, change and write, again when others wrote meanwhile; None when there is no job, or no change."""
        for attempt in range(_ATTEMPTS):
            found = await self._table.get(JobItem, JobItem.key_of(tenant, job))
            wanted = changed(found) if found is not None else None
            if found is None or wanted is None:
                return None
            moved = [Put(wanted.place())] if wanted.place() != found.place() else []
            try:
                await self._table.transact(Replace(wanted), *moved)
            except (StaleError, ConflictError):
                await self._pause(attempt)
            else:
                return wanted
        raise _contended()

    async def _pause(self, attempt: int) -> None:
        wait = min(_LONGEST_WAIT, self._first_wait * 2**attempt)
        await asyncio.sleep(random.uniform(0, wait))  # noqa: S311 - no secret depends on it

    async def _all(self, kind: type[Kind], query: Query) -> AsyncIterator[Kind]:
        cursor: str | None = query.cursor
        while cursor is not None:
            page = await self._table.query(kind, replace(query, cursor=cursor))
            for item in page.items:
                yield item
            cursor = page.next


def _contended() -> UnavailableError:
    return UnavailableError("Others keep writing to the same job.", hint="Try again in a moment.")
