"""Numbers of other records that move with an event: stock, points, a balance."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.actor import Actor
from app.core.change import Change, Event
from app.core.db import key_of
from app.core.errors import Conflict, Invalid
from app.core.rules.base import Rule

Numeric = int | Decimal


@dataclass(frozen=True, kw_only=True)
class Movement(Rule):
    """An event adds to or subtracts from a number of a related record.

    With `follows`, what a creation moved is kept right when the record is changed or deleted later.
    """

    event: Event
    transition: str = ""
    relation: str
    field: str
    amount: Callable[[Any, Actor], Numeric | None]
    sign: int = -1
    floor: Decimal | None = None
    message: str
    follows: bool = False

    def apply(self, change: Change) -> None:
        """Move the number, or refuse when it would fall below the floor."""
        if change.is_event(self.event, self.transition):
            self._move(change, getattr(change.record, key_of(self.relation)), self._amount(change))
        elif self.follows and change.event == "updated":
            self._follow_update(change)
        elif self.follows and change.event == "deleted":
            self._move(change, getattr(change.record, key_of(self.relation)), -self._amount(change))

    def _amount(self, change: Change) -> Numeric:
        amount = self.amount(change.record, change.actor) or 0
        if self.sign < 0 and amount < 0:
            raise Invalid("The amount must not be negative.", code="negative")
        return amount

    def _follow_update(self, change: Change) -> None:
        """Take back what the record moved before, then move what it says now."""
        earlier = _Before(change.record, change.before)
        key = key_of(self.relation)
        old_id, new_id = change.before.get(key), getattr(change.record, key)
        old, new = self.amount(earlier, change.actor) or 0, self._amount(change)
        if old_id == new_id:
            self._move(change, new_id, new - old)
        else:
            self._move(change, old_id, -old)
            self._move(change, new_id, new)

    def _move(self, change: Change, target_id: int | None, amount: Numeric) -> None:
        if target_id is None or amount == 0:
            return
        model = orm.class_mapper(type(change.record)).relationships[self.relation].mapper.class_
        target = change.session.scalar(
            sa.select(model)
            .where(model.id == target_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        if target is None:
            return
        moved = (getattr(target, self.field) or 0) + self.sign * amount
        if isinstance(getattr(model, self.field).type, sa.Integer):
            moved = round(moved)
        if self.floor is not None and moved < self.floor and self.sign * amount < 0:
            raise Conflict(self.message, code="not_enough", field=key_of(self.relation))
        setattr(target, self.field, moved)


class _Before:
    """A record as it was: columns from before the change, everything else from the record."""

    def __init__(self, record: Any, values: dict[str, Any]) -> None:
        self._record = record
        self._values = values

    def __getattr__(self, name: str) -> Any:
        return self._values[name] if name in self._values else getattr(self._record, name)
