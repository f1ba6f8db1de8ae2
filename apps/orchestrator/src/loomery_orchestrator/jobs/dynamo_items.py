"""How jobs lie in DynamoDB. The table is one value: the service makes and uses it, Terraform describes it.

Jobs of a tenant lie together, ordered by their ids (which sort by time); what belongs to one job lies in a partition
of its own. For each job there is a place that belongs to no tenant: so workers find what waits, whosever it is.
"""

import json
from datetime import UTC, datetime
from typing import Any, ClassVar

from loomery_orchestrator.jobs.model import JobEvent, JobRecord, JobState, NewEvent, NewJob, StepRecord
from loomery_shared.dynamo.definition import IndexDefinition, TableDefinition
from loomery_shared.dynamo.items import Item, ItemKey, joined

__all__ = [
    "ACROSS",
    "BY_APP",
    "BY_STATE",
    "BY_USER",
    "JOBS",
    "UNDISPATCHED",
    "CounterItem",
    "EventItem",
    "JobItem",
    "JobPlace",
    "KeyItem",
    "StepItem",
    "event_place",
    "job_part",
    "job_table",
    "moment",
]

ACROSS = "*"
"""In place of a tenant, for what the platform keeps about all of them; no tenant is called so."""
BY_APP, BY_STATE, BY_USER = "by_app", "by_state", "by_user"
JOBS, UNDISPATCHED = "jobs", "undispatched"
_LONGEST = 250_000
"""Letters of an event's data: an item has at most 400 kB."""


def job_table(prefix: str) -> TableDefinition:
    """The table of jobs; `prefix` tells installations in one account apart."""
    return TableDefinition(
        name=f"{prefix}orchestrator-jobs",
        indexes=(IndexDefinition(name=BY_APP), IndexDefinition(name=BY_STATE), IndexDefinition(name=BY_USER)),
        expires=False,
    )


def moment(at: datetime) -> str:
    """A moment as text that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def job_part(job: str) -> str:
    """The partition of what belongs to a job."""
    return joined("job", job)


def event_place(number: int) -> str:
    """Where the event with this number lies in the partition of its job."""
    return joined("event", f"{number:010}")


class JobItem(Item):
    """A job without its steps. What is free in form is written as JSON: DynamoDB's numbers are not those of JSON."""

    kind: ClassVar[str] = "job"
    id: str
    app: str
    work: str
    state: JobState = JobState.QUEUED
    request: str
    idempotency_key: str | None
    created_by: str
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    url: str | None = None
    error: str | None = None
    result: str | None = None
    dispatched: bool = False
    cancel_requested: bool = False
    owner: str = ""
    fence: int = 0

    @classmethod
    def of(cls, job: NewJob) -> "JobItem":
        """The item that a job begins as."""
        names = {"id", "tenant", "app", "created_by", "created_at"}
        return cls(
            **job.model_dump(include=names),
            work=job.kind,
            request=_text(job.request) or "{}",
            idempotency_key=job.key,
        )

    @staticmethod
    def key_of(tenant: str, job: str) -> ItemKey:
        """Where a job lies."""
        return ItemKey(tenant, JOBS, job)

    def partition(self) -> str:
        """All jobs of the tenant together."""
        return JOBS

    def sort(self) -> str:
        """By time, as ids do."""
        return self.id

    def indexes(self) -> dict[str, tuple[str, str]]:
        """By application and by state."""
        return {BY_APP: (joined("app", self.app), self.id), BY_STATE: (self.standing(), self.order())}

    def standing(self) -> str:
        """The state, and whether it was handed over."""
        return UNDISPATCHED if self.state is JobState.QUEUED and not self.dispatched else self.state.value

    def order(self) -> str:
        """Sorts by the time at which it was made."""
        return joined(moment(self.created_at), self.id)

    def place(self) -> "JobPlace":
        """Where the platform finds it."""
        return JobPlace(
            tenant=ACROSS,
            job=self.id,
            whose=self.tenant,
            user=self.created_by,
            standing=self.standing(),
            order=self.order(),
        )

    def with_values(self, values: dict[str, Any]) -> "JobItem":
        """With some fields of the record changed."""
        written = {
            name: _text(value) if name in ("request", "error", "result") else value
            for name, value in values.items()
        }
        return type(self).model_validate({**self.model_dump(), **written})

    def record(self, steps: list[StepRecord]) -> JobRecord:
        """What it holds."""
        fields = self.model_dump(exclude={"work", "idempotency_key", "version"})
        read = {name: _read(getattr(self, name)) for name in ("request", "error", "result")}
        return JobRecord.model_validate({**fields, **read, "kind": self.work, "steps": steps})


class JobPlace(Item):
    """Whose a job is, and how it stands; belongs to no tenant."""

    kind: ClassVar[str] = "place"
    job: str
    whose: str
    user: str
    standing: str
    order: str

    @staticmethod
    def key_of(job: str) -> ItemKey:
        """Where it lies."""
        return ItemKey(ACROSS, job_part(job), "place")

    def partition(self) -> str:
        """Each is alone."""
        return job_part(self.job)

    def sort(self) -> str:
        """Nothing to order."""
        return "place"

    def indexes(self) -> dict[str, tuple[str, str]]:
        """By state and by who asked for it, in the order of time."""
        return {BY_STATE: (self.standing, self.order), BY_USER: (joined("user", self.user), self.order)}


class KeyItem(Item):
    """That a key was used, and for which job."""

    kind: ClassVar[str] = "key"
    idempotency_key: str
    job: str

    @staticmethod
    def key_of(tenant: str, key: str) -> ItemKey:
        """Where it lies."""
        return ItemKey(tenant, joined("key", key), "key")

    def partition(self) -> str:
        """Each is alone."""
        return joined("key", self.idempotency_key)

    def sort(self) -> str:
        """Nothing to order."""
        return "key"


class CounterItem(Item):
    """Which number the next event of a job gets."""

    kind: ClassVar[str] = "counter"
    job: str
    following: int = 1

    @staticmethod
    def key_of(tenant: str, job: str) -> ItemKey:
        """Where it lies."""
        return ItemKey(tenant, job_part(job), "counter")

    def partition(self) -> str:
        """With what belongs to the job."""
        return job_part(self.job)

    def sort(self) -> str:
        """There is one."""
        return "counter"


class StepItem(Item):
    """How a step stands."""

    kind: ClassVar[str] = "step"
    job: str
    position: int
    step: StepRecord

    @staticmethod
    def key_of(tenant: str, job: str, name: str) -> ItemKey:
        """Where it lies."""
        return ItemKey(tenant, job_part(job), joined("step", name))

    def partition(self) -> str:
        """With what belongs to the job."""
        return job_part(self.job)

    def sort(self) -> str:
        """By name; `position` says which comes when."""
        return joined("step", self.step.name)


class EventItem(Item):
    """One thing that was told about a job."""

    kind: ClassVar[str] = "event"
    job: str
    number: int
    about: str
    step: str
    message: str
    data: str | None
    at: datetime

    @classmethod
    def of(cls, tenant: str, job: str, number: int, event: NewEvent) -> "EventItem":
        """The item that holds an event."""
        data = _text(event.data)
        if data is not None and len(data) > _LONGEST:
            data = _text({"left_out": len(data)})
        return cls(
            tenant=tenant,
            job=job,
            number=number,
            about=event.kind,
            step=event.step,
            message=event.message[:_LONGEST],
            data=data,
            at=event.at,
        )

    def partition(self) -> str:
        """With what belongs to the job."""
        return job_part(self.job)

    def sort(self) -> str:
        """By number."""
        return event_place(self.number)

    def event(self) -> JobEvent:
        """What it holds."""
        fields = self.model_dump(include={"number", "step", "message", "at"})
        return JobEvent.model_validate({**fields, "kind": self.about, "data": _read(self.data)})


def _text(value: dict[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _read(value: str | None) -> Any:
    return None if value is None else json.loads(value)
