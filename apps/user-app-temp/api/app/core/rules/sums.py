"""Values of one parent that add up to a fixed total, such as shares to 100."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.core.change import Change
from app.core.db import key_of
from app.core.errors import Conflict
from app.core.rules.base import Rule, lock, others


@dataclass(frozen=True, kw_only=True)
class SumsTo(Rule):
    """The sum over the records of one parent never exceeds the total."""

    relation: str
    field: str
    total: Decimal
    message: str

    def check(self, change: Change) -> None:
        """Refuse what would make the sum too large."""
        model: Any = type(change.record)
        lock(change.session, model)
        clauses = others(change, None, (key_of(self.relation),))
        if clauses is None:
            return
        column = getattr(model, self.field)
        rest = change.session.scalar(sa.select(sa.func.sum(column)).where(*clauses)) or 0
        if rest + (getattr(change.record, self.field) or 0) > self.total:
            raise Conflict(self.message, field=self.field, code="sums_to")
