"""Samples that last too long are made to end in time: loans of at most 30 days."""

from collections.abc import Mapping
from datetime import date, timedelta

from pydantic import JsonValue

from loomery_spec import Entity
from loomery_spec.constraints import Check
from loomery_spec.expressions import Binary, Call, Expression, FieldRef, LiteralValue

__all__ = ["within_spans"]


def within_spans(entity: Entity, row: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The record, whose last days lie no further from their first than the checks of its entity allow."""
    fitted = dict(row)
    for rule in entity.constraints:
        span = _span(rule.condition) if isinstance(rule, Check) else None
        if span is None:
            continue
        start, end, most = span
        first, last = fitted.get(start), fitted.get(end)
        if isinstance(first, str) and isinstance(last, str):
            latest = date.fromisoformat(first[:10]) + timedelta(days=most)
            if date.fromisoformat(last[:10]) > latest:
                fitted[end] = latest.isoformat() + last[10:]
    return fitted


def _span(condition: Expression) -> tuple[str, str, int] | None:
    """First day, last day and the most days between them, of a condition that limits no more than that."""
    while isinstance(condition, Binary) and condition.op == "or":
        condition = condition.right
    if not isinstance(condition, Binary) or condition.op != "le" or not isinstance(condition.left, Call):
        return None
    if condition.left.function != "days_between" or not isinstance(condition.right, LiteralValue):
        return None
    ends = [
        one.path[0] for one in condition.left.arguments if isinstance(one, FieldRef) and len(one.path) == 1
    ]
    most = condition.right.value
    return (ends[0], ends[1], int(most)) if len(ends) == 2 and isinstance(most, int | float) else None
