"""Lines of an order: the price is copied when the line is made, and the parent carries the total."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.change import Change
from app.core.db import Record, key_of
from app.core.rules.base import Rule


@dataclass(frozen=True, kw_only=True)
class LineItems(Rule):
    """Quantity times price, summed up in a field of the parent."""

    parent: str
    item: str
    quantity: str
    price: str
    item_price: str
    total: str

    def prepare(self, change: Change) -> None:
        """Copy the price of the item; later changes of that price do not touch the line."""
        key = key_of(self.item)
        moved = change.event == "updated" and change.before.get(key) != getattr(change.record, key)
        if change.event == "created" or moved:
            self.copy_price(change.session, change.record)

    def copy_price(self, session: orm.Session, line: Record) -> None:
        """Take the price of the item as it is now."""
        model: Any = type(line)
        item_id = getattr(line, key_of(self.item))
        if item_id is None:
            return
        item = session.get(getattr(model, self.item).property.mapper.class_, item_id)
        if item is not None:
            setattr(line, self.price, getattr(item, self.item_price))

    def apply(self, change: Change) -> None:
        """Sum up the parent, and the parent from which a line was taken away."""
        key = key_of(self.parent)
        gone = change.record.id if change.event == "deleted" else None
        for parent_id in {getattr(change.record, key), change.before.get(key)}:
            if parent_id is not None:
                self.sum_up(change.session, type(change.record), parent_id, without=gone)

    def sum_up(self, session: orm.Session, model: Any, parent_id: int, *, without: int | None = None) -> None:
        """Write the total of one parent; a line about to be deleted does not count."""
        session.flush()
        lines = sa.select(model).where(getattr(model, key_of(self.parent)) == parent_id)
        if without is not None:
            lines = lines.where(model.id != without)
        total = sum(
            (
                (getattr(line, self.quantity) or 0) * (getattr(line, self.price) or Decimal(0))
                for line in session.scalars(lines)
            ),
            Decimal(0),
        )
        parent = session.get(getattr(model, self.parent).property.mapper.class_, parent_id)
        if parent is not None:
            setattr(parent, self.total, total)
