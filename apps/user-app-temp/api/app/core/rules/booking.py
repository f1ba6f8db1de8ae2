"""Rules about time and places: no overlap, capacity, and limits per person or thing."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.core.change import Change
from app.core.db import key_of
from app.core.errors import Conflict, Invalid
from app.core.policy import Condition
from app.core.rules.base import Rule, holds, lock, others


@dataclass(frozen=True, kw_only=True)
class NoOverlap(Rule):
    """Records of one scope do not overlap in time; the end is exclusive."""

    start: str
    end: str
    scope: tuple[str, ...] = ()
    where: Condition | None = None
    message: str

    def check(self, change: Change) -> None:
        """Refuse an end before the start, and a time that is taken."""
        start, end = getattr(change.record, self.start), getattr(change.record, self.end)
        if start is None or end is None:
            return
        if end <= start:
            raise Invalid("The end must be after the start.", field=self.end, code="end_before_start")
        model: Any = type(change.record)
        lock(change.session, model)
        clauses = others(change, self.where, self.scope)
        if clauses is None or not holds(change, self.where):
            return
        clauses += [getattr(model, self.start) < end, getattr(model, self.end) > start]
        if change.session.scalar(sa.select(model.id).where(*clauses).limit(1)) is not None:
            raise Conflict(self.message, field=self.start, code="overlap")


@dataclass(frozen=True, kw_only=True)
class Capacity(Rule):
    """Not more records for one parent than the parent has places."""

    relation: str
    limit: str
    amount: str | None = None
    where: Condition | None = None
    message: str

    def check(self, change: Change) -> None:
        """Refuse what does not fit any more."""
        model: Any = type(change.record)
        lock(change.session, model)
        parent = getattr(change.record, self.relation)
        places = getattr(parent, self.limit, None)
        clauses = others(change, self.where, (key_of(self.relation),))
        if places is None or clauses is None or not holds(change, self.where):
            return
        figure = sa.func.sum(getattr(model, self.amount)) if self.amount else sa.func.count()
        taken = change.session.scalar(sa.select(figure).select_from(model).where(*clauses)) or 0
        wanted = (getattr(change.record, self.amount) or 0) if self.amount else 1
        if taken + wanted > places:
            raise Conflict(self.message, field=self.amount or key_of(self.relation), code="capacity")


@dataclass(frozen=True, kw_only=True)
class Limit(Rule):
    """At most so many records for each value of the scope."""

    scope: tuple[str, ...]
    maximum: int
    where: Condition | None = None
    message: str

    def check(self, change: Change) -> None:
        """Refuse one more than the maximum."""
        model = type(change.record)
        lock(change.session, model)
        clauses = others(change, self.where, self.scope)
        if clauses is None or not holds(change, self.where):
            return
        counted = sa.select(sa.func.count()).select_from(model).where(*clauses)
        if (change.session.scalar(counted) or 0) >= self.maximum:
            raise Conflict(self.message, field=self.scope[0], code="limit")
