"""How workflows run: at once when a record changes, or by the clock, each time once."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.actor import SYSTEM, Actor
from app.core.change import Change, Event
from app.core.db import now
from app.core.types import UtcDateTime

CATCH_UP = dt.timedelta(days=7)
"""How long after its time something is still done, for when the application was off."""
PERIODS = {"hour": "%Y-%m-%dT%H", "day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m"}
logger = logging.getLogger("app")


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """A trigger (an event, a period, or a date of a record), a condition, and what is done."""

    name: str
    act: Callable[[Change], None]
    entity: str = ""
    event: Event | None = None
    transition: str = ""
    every: Literal["hour", "day", "week", "month"] | None = None
    date: Any = None
    days: int = 0
    condition: Callable[[Any, Actor], bool] | None = None

    def wants(self, change: Change) -> bool:
        """Whether it follows from this change."""
        return (
            self.event is not None
            and change.record.__entity__ == self.entity
            and change.is_event(self.event, self.transition)
            and (self.condition is None or self.condition(change.record, change.actor))
        )


def run(workflows: Iterable[Workflow], change: Change) -> None:
    """Do what follows from a change."""
    for workflow in workflows:
        if workflow.wants(change):
            workflow.act(change)


def run_jobs(workflows: Iterable[Workflow], session: orm.Session) -> int:
    """Do what is due; returns how often something was done."""
    done = 0
    for workflow in workflows:
        if workflow.every is not None:
            key = f"{workflow.name}:{now().strftime(PERIODS[workflow.every])}"
            done += _once(
                session, key, workflow, Change(session=session, actor=SYSTEM, record=Nothing, event="updated")
            )
        elif workflow.date is not None:
            done += _due(session, workflow)
    session.commit()
    return done


def _due(session: orm.Session, workflow: Workflow) -> int:
    """Act on the records whose date is reached."""
    model = workflow.date.class_
    moment = now() - dt.timedelta(days=workflow.days)
    limit: Any = moment if isinstance(workflow.date.type, UtcDateTime) else moment.date()
    found = session.scalars(sa.select(model).where(workflow.date <= limit, workflow.date > limit - CATCH_UP))
    done = 0
    for record in found.all():
        if workflow.condition is None or workflow.condition(record, SYSTEM):
            value = getattr(record, workflow.date.key).isoformat()
            change = Change(session=session, actor=SYSTEM, record=record, event="updated")
            done += _once(session, f"{workflow.name}:{record.id}:{value}", workflow, change)
    return done


def _once(session: orm.Session, key: str, workflow: Workflow, change: Change) -> int:
    from app.core.job_runs import JobRun  # only applications with such workflows have the table

    if session.get(JobRun, key) is not None:
        return 0
    session.add(JobRun(key=key))
    workflow.act(change)
    session.flush()
    return 1


class _Nothing:
    """Stands for the record where there is none."""

    __entity__ = ""
    id = 0


Nothing: Any = _Nothing()


def people(session: orm.Session, roles: Sequence[str] = (), people: Iterable[Any] = ()) -> list[int]:
    """Numbers of the people of some roles, and of people who are known already; each once."""
    from app import models

    person: Any = getattr(models, "User", None)
    found = [item.id for item in people if item is not None]
    if roles and person is not None:
        found += session.scalars(sa.select(person.id).where(person.role.in_(roles)))
    return list(dict.fromkeys(found))


def set_value(record: Any, name: str, value: Any) -> None:
    """Set a value of a record, when there is one."""
    if record is not None:
        setattr(record, name, value)


def log(what: str, detail: str) -> None:
    """The stand-in for services that are not connected."""
    logger.info("%s: %s", what, detail)
