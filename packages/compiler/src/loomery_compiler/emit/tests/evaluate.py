"""Expressions evaluated on one record at hand, to find data that keeps or breaks a rule."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from loomery_compiler.emit.tests.values import filled
from loomery_spec import expressions as ex
from loomery_spec.base import Node

TODAY = date(2050, 6, 15)
_EARLIEST = date(2026, 1, 1)
"""For ages, which only grow: who is old enough on the first day on which tests can run is so on all others."""
"""Stands for any day between the past and the future that test values use."""


class UnknowableError(Exception):
    """The value depends on more than the record itself."""


_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "modulo": lambda a, b: a % b,
    "power": lambda a, b: a**b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "in": lambda a, b: a in b,
}
_CALLS: dict[str, Callable[..., Any]] = {
    "lower": str.lower,
    "upper": str.upper,
    "trim": str.strip,
    "length": len,
    "contains": lambda text, part: part in text,
    "starts_with": str.startswith,
    "concat": lambda *parts: "".join(str(part) for part in parts),
    "round": lambda number, places=0: round(number, int(places)),
    "abs": abs,
    "min": min,
    "max": max,
    "days_between": lambda first, last: (_day(last) - _day(first)).days,
    "hours_between": lambda first, last: (last - first).total_seconds() / 3600,
    "age": lambda day: int((_EARLIEST - _day(day)).days // 365.25),
    "year": lambda day: day.year,
    "month": lambda day: day.month,
    "day": lambda day: day.day,
}


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def parse(value: Any) -> Any:
    """A JSON value as what it means: dates and moments where it is one."""
    if not isinstance(value, str) or len(value) < 10 or value[4:5] != "-":
        return value
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return value


def evaluate(expression: ex.Expression, record: Mapping[str, Any]) -> Any:  # noqa: C901 (one case for each kind)
    """The value for a record of JSON values; raises UnknowableError when other records or people matter."""
    match expression:
        case ex.LiteralValue(value=value):
            return parse(value)
        case ex.ListValue(values=values):
            return [parse(value) for value in values]
        case ex.FieldRef(path=(name,)):
            if name not in record:
                raise UnknowableError(name)
            return parse(filled(record[name], 1))
        case ex.Today():
            return TODAY
        case ex.Now():
            return datetime.fromisoformat(f"{TODAY}T12:00:00Z")
        case ex.Not(operand=operand):
            return not evaluate(operand, record)
        case ex.Negate(operand=operand):
            return -evaluate(operand, record)
        case ex.Binary():
            return _binary(expression, record)
        case ex.Conditional(condition=condition, then=then, otherwise=otherwise):
            return evaluate(then if evaluate(condition, record) else otherwise, record)
        case ex.Call():
            return _call(expression, record)
        case _:
            raise UnknowableError(type(expression).__name__)


def _binary(node: ex.Binary, record: Mapping[str, Any]) -> Any:
    left = evaluate(node.left, record)
    if node.op == "and":
        return bool(left) and bool(evaluate(node.right, record))
    if node.op == "or":
        return bool(left) or bool(evaluate(node.right, record))
    right = evaluate(node.right, record)
    if isinstance(left, datetime) != isinstance(right, datetime):
        left, right = (_day(x) if isinstance(x, date) else x for x in (left, right))
    try:
        return _BINARY[node.op](left, right)
    except (TypeError, ZeroDivisionError) as error:
        raise UnknowableError(str(error)) from error


def _call(node: ex.Call, record: Mapping[str, Any]) -> Any:
    values = [evaluate(argument, record) for argument in node.arguments]
    if node.function == "coalesce":
        return next((value for value in values if value is not None), None)
    if node.function == "is_empty":
        return values[0] in (None, "", [], {})
    function = _CALLS.get(node.function)
    if function is None:
        raise UnknowableError(node.function)
    try:
        return function(*values)
    except (TypeError, AttributeError) as error:
        raise UnknowableError(str(error)) from error


def fields_of(expression: ex.Expression) -> set[str]:
    """Names of the record's own fields and relations that the expression reads first."""
    return {node.path[0] for node in _nodes(expression) if isinstance(node, ex.FieldRef)}


def depends_on_time(expression: ex.Expression) -> bool:
    """Whether the value changes from day to day."""
    return any(isinstance(node, ex.Today | ex.Now) for node in _nodes(expression))


def constants_of(expression: ex.Expression) -> list[Any]:
    """Constants that the expression compares with."""
    found: list[Any] = []
    for node in _nodes(expression):
        if isinstance(node, ex.LiteralValue):
            found.append(node.value)
        elif isinstance(node, ex.ListValue):
            found += node.values
    return found


def _nodes(expression: ex.Expression) -> Iterator[Node]:
    """The expression and all below it."""
    waiting: list[Any] = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Node):
            yield node
            waiting += [getattr(node, name) for name in type(node).model_fields]
        elif isinstance(node, tuple):
            waiting += node
