"""The statements about jobs in a relational database, made once: each belongs to one method of `SqlJobs`."""

from typing import Any

from sqlalchemy import JSON, Select, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by

from loomery_orchestrator.jobs.model import JobRecord, JobState, NewEvent, StepRecord
from loomery_orchestrator.tables import JobEventRow, JobRow, JobStepRow, table_of

__all__ = [
    "ADD_EVENTS",
    "ADD_JOB",
    "ADD_STEPS",
    "ALL_JOBS",
    "CLAIM",
    "COUNT_EVENTS",
    "DISOWN",
    "EVENTS",
    "GET",
    "GET_OF_ANY",
    "GET_WHOLE",
    "GET_WHOLE_OF_ANY",
    "JOB",
    "NEWEST",
    "OF_KEY",
    "OVER",
    "SET_STEP",
    "STEPS_OF",
    "TO_HAND_OVER",
    "UNFINISHED",
    "erasing",
]

OVER = [state.value for state in JobState if state.over]
_STANDING = [state.value for state in JobState if not state.over]


def _read(table: Table, model: Any) -> Select[Any]:
    return select(*(table.c[name] for name in model.model_fields if name in table.c))


JOB, _STEP, _EVENT = table_of(JobRow), table_of(JobStepRow), table_of(JobEventRow)
_MINE = JOB.c.tenant == bindparam("whose")
_THIS = JOB.c.id == bindparam("which")

ADD_JOB, ADD_STEPS, ADD_EVENTS = insert(JOB), insert(_STEP), insert(_EVENT)
ALL_JOBS = _read(JOB, JobRecord)
GET = ALL_JOBS.where(_THIS, _MINE)
GET_OF_ANY = ALL_JOBS.where(_THIS)
OF_KEY = ALL_JOBS.where(_MINE, JOB.c.idempotency_key == bindparam("key"))
STEPS_OF = _read(_STEP, StepRecord).where(_STEP.c.job == bindparam("which")).order_by(_STEP.c.position)
_TOGETHER = (
    select(
        func.json_agg(
            aggregate_order_by(
                func.json_build_object(
                    *(part for name in StepRecord.model_fields for part in (name, _STEP.c[name]))
                ),
                _STEP.c.position,
            ),
            type_=JSON(),
        )
    )
    .where(_STEP.c.job == JOB.c.id)
    .scalar_subquery()
    .label("steps")
)
GET_WHOLE, GET_WHOLE_OF_ANY = GET.add_columns(_TOGETHER), GET_OF_ANY.add_columns(_TOGETHER)
"""With their steps in one column: for PostgreSQL, where each statement is a journey."""
_NEWEST = (
    select(func.max(JOB.c.id))
    .where(_MINE, JOB.c.app.in_(bindparam("apps", expanding=True)))
    .group_by(JOB.c.app)
)
NEWEST = select(JOB.c.app, JOB.c.id, JOB.c.state, JOB.c.finished_at).where(JOB.c.id.in_(_NEWEST))
CLAIM = (
    update(JOB)
    .where(_THIS, _MINE)
    .values(owner=bindparam("by"), fence=JOB.c.fence + 1)
    .returning(JOB.c.fence)
)
SET_STEP = (
    update(_STEP)
    .where(
        _STEP.c.job == bindparam("which"),
        _STEP.c.name == bindparam("step"),
        _STEP.c.tenant == bindparam("whose"),
    )
    .values({name: bindparam(name) for name in StepRecord.model_fields if name != "name"})
)
COUNT_EVENTS = (
    update(JOB)
    .where(_THIS, _MINE)
    .values(next_event=JOB.c.next_event + bindparam("more"))
    .returning(JOB.c.next_event)
)
EVENTS = (
    select(_EVENT.c.number, *(_EVENT.c[name] for name in NewEvent.model_fields))
    .where(
        _EVENT.c.tenant == bindparam("whose"),
        _EVENT.c.job == bindparam("which"),
        _EVENT.c.number > bindparam("after"),
    )
    .order_by(_EVENT.c.number)
    .limit(bindparam("most"))
)
TO_HAND_OVER = (
    ALL_JOBS.where(JOB.c.state == JobState.QUEUED.value, JOB.c.dispatched.is_(False))
    .order_by(JOB.c.id)
    .limit(bindparam("most"))
)
UNFINISHED = (
    ALL_JOBS.where(JOB.c.state.in_(_STANDING), JOB.c.dispatched.is_(True))
    .order_by(JOB.c.id)
    .limit(bindparam("most"))
)
DISOWN = update(JOB).where(JOB.c.created_by == bindparam("user")).values(created_by=bindparam("marker"))


def erasing(tenant: str, app: str) -> list[Any]:
    """What removes jobs of an application, or of a tenant, with all that hangs on them; the jobs last."""
    mine = select(JOB.c.id).where(JOB.c.tenant == tenant)
    if app:
        mine = mine.where(JOB.c.app == app)
    return [
        delete(_EVENT).where(_EVENT.c.job.in_(mine)),
        delete(_STEP).where(_STEP.c.job.in_(mine)),
        delete(JOB).where(JOB.c.id.in_(mine.scalar_subquery())),
    ]
