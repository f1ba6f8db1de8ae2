"""Rules about the values of one record, and about values that no two records share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.core.actor import Actor
from app.core.change import Change
from app.core.errors import Conflict, FieldError, Invalid
from app.core.rules.base import Rule, others


@dataclass(frozen=True, kw_only=True)
class Check(Rule):
    """A condition that each record makes true; what is unknown does not break it."""

    condition: Callable[[Any, Actor], object]
    message: str
    field: str = ""
    on: str = ""
    """The only event at which it is asked; empty: at all."""

    def check(self, change: Change) -> None:
        """Refuse a record that makes the condition false."""
        if self.on and change.event != self.on:
            return
        if self.condition(change.record, change.actor) is False:
            errors = [FieldError(field=self.field, code="check", message=self.message)]
            raise Invalid(self.message, code="check", errors=errors)


@dataclass(frozen=True, kw_only=True)
class Unique(Rule):
    """No two records agree in all of these columns."""

    columns: tuple[str, ...]
    message: str

    def prepare(self, change: Change) -> None:
        """Refuse a second record with the same values, before the database does so less clearly."""
        model = type(change.record)
        clauses = others(change, None, self.columns)
        if clauses is None:
            return
        if change.session.scalar(sa.select(model.id).where(*clauses).limit(1)) is not None:
            errors = [FieldError(field=name, code="unique", message=self.message) for name in self.columns]
            raise Conflict(self.message, code="unique", errors=errors)
