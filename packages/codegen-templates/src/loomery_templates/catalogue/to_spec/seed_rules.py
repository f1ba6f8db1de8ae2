"""Whether a record keeps the rules of its entity: the few constructs that decide about seeds, evaluated
plainly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from pydantic import JsonValue

from loomery_spec import Entity
from loomery_spec.constraints import Capacity, Check, Limit, NoOverlap, UniqueTogether
from loomery_spec.expressions import Expression

__all__ = ["Accepted", "holds"]

_Row = Mapping[str, JsonValue]
_MOVES: Final = 40


class _UnknownError(Exception):
    """The expression asks for something that seeds don't have."""


def _path(
    row: _Row, path: tuple[str, ...], entity: Entity, others: Mapping[str, list[dict[str, JsonValue]]]
) -> Any:
    value = row.get(path[0])
    for name in path[1:]:
        relation = entity.relation(path[0])
        rows = others.get(relation.target, []) if relation else []
        if not isinstance(value, int) or value >= len(rows):
            raise _UnknownError
        value = rows[value].get(name)
    return value


_OPERATIONS: Final[dict[str, Any]] = {
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b, "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b, "and": lambda a, b: a and b,
    "or": lambda a, b: a or b, "add": lambda a, b: a + b, "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b, "in": lambda a, b: a in b,
}  # fmt: skip


def _value(
    node: Expression, row: _Row, entity: Entity, others: Mapping[str, list[dict[str, JsonValue]]]
) -> Any:
    match node.kind:
        case "literal":
            return node.value
        case "list":
            return node.values
        case "field":
            return _path(row, node.path, entity, others)
        case "not":
            return not _value(node.operand, row, entity, others)
        case "call" if node.function == "is_empty":
            return _value(node.arguments[0], row, entity, others) in (None, "", [])
        case "binary" if node.op == "or" and _value(node.left, row, entity, others):
            return True
        case "binary" if node.op in _OPERATIONS:
            left, right = _value(node.left, row, entity, others), _value(node.right, row, entity, others)
            try:
                return _OPERATIONS[node.op](left, right)
            except (TypeError, ZeroDivisionError) as error:
                raise _UnknownError from error
        case _:
            raise _UnknownError


def holds(
    condition: Expression, row: _Row, entity: Entity, others: Mapping[str, list[dict[str, JsonValue]]]
) -> bool:
    """Whether a record makes a condition true; true as well when seeds can't tell."""
    try:
        return bool(_value(condition, row, entity, others))
    except _UnknownError:
        return True


@dataclass
class Accepted:
    """The records of one entity that keep all its rules together. `others` are the records of entities
    before it."""

    entity: Entity
    others: Mapping[str, list[dict[str, JsonValue]]]
    rows: list[dict[str, JsonValue]] = field(default_factory=list)

    def offer(self, row: dict[str, JsonValue]) -> bool:
        """Take the record, moved in time where another has its place; False when it can't be taken."""
        if not self._fits(row):
            return False
        for rule in self.entity.constraints:
            if isinstance(rule, NoOverlap):
                free = self._free(row, rule)
                if free is None:
                    return False
                row = free
        self.rows.append(row)
        return True

    def _fits(self, row: dict[str, JsonValue]) -> bool:
        keys: list[tuple[str, ...]] = [(item.name,) for item in self.entity.fields if item.unique]
        keys += [(item.name,) for item in self.entity.relations if item.kind == "one_to_one"]
        for rule in self.entity.constraints:
            match rule:
                case UniqueTogether():
                    keys.append(rule.fields)
                case Check() if not holds(rule.condition, row, self.entity, self.others):
                    return False
                case Limit() if self._count(row, rule.scope) >= rule.maximum:
                    return False
                case Capacity() if not self._has_room(row, rule):
                    return False
        return not any(self._taken(row, names) for names in keys)

    def _taken(self, row: _Row, names: tuple[str, ...]) -> bool:
        mine = [row.get(name) for name in names]
        if any(value is None for value in mine):
            return False
        return any([old.get(name) for name in names] == mine for old in self.rows)

    def _count(self, row: _Row, names: tuple[str, ...]) -> int:
        mine = [row.get(name) for name in names]
        return sum(1 for old in self.rows if [old.get(name) for name in names] == mine)

    def _has_room(self, row: _Row, rule: Capacity) -> bool:
        relation = self.entity.relation(rule.relation)
        parents = self.others.get(relation.target, []) if relation else []
        parent = row.get(rule.relation)
        if not isinstance(parent, int) or parent >= len(parents):
            return True
        places = parents[parent].get(rule.limit)
        if not isinstance(places, int):
            return True

        def taken(record: _Row) -> int:
            amount = record.get(rule.amount) if rule.amount else 1
            return amount if isinstance(amount, int) else 1

        return sum(taken(old) for old in self.rows if old.get(rule.relation) == parent) + taken(row) <= places

    def _free(self, row: dict[str, JsonValue], rule: NoOverlap) -> dict[str, JsonValue] | None:
        for _ in range(_MOVES):
            if not any(_meet(row, old, rule) for old in self.rows):
                return row
            row = _later(row, rule)
        return None


def _meet(one: _Row, other: _Row, rule: NoOverlap) -> bool:
    if any(one.get(name) != other.get(name) or one.get(name) is None for name in rule.scope):
        return False
    ends = [one.get(rule.start), one.get(rule.end), other.get(rule.start), other.get(rule.end)]
    if not all(isinstance(end, str) for end in ends):
        return False
    start, end, other_start, other_end = (str(value) for value in ends)
    return start < other_end and other_start < end


def _later(row: dict[str, JsonValue], rule: NoOverlap) -> dict[str, JsonValue]:
    moved = dict(row)
    for name in (rule.start, rule.end):
        value = str(row.get(name))
        if "T" not in value and "-" in value:
            moved[name] = (datetime.fromisoformat(value) + timedelta(days=9)).date().isoformat()
        elif "T" in value:
            moved[name] = (datetime.fromisoformat(value) + timedelta(days=2)).isoformat(timespec="minutes")
    return moved
