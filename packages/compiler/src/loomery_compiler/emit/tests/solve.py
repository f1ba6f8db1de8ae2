"""Data that makes conditions true or false, found by trying likely values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice, product
from typing import Any

from loomery_compiler.emit.tests.evaluate import UnknowableError, constants_of, evaluate, fields_of, parse
from loomery_compiler.emit.tests.parents import on_any_day
from loomery_compiler.emit.tests.values import FAR_AHEAD, LONG_AGO, day_for, valid
from loomery_spec import Entity, Field, Relation
from loomery_spec import expressions as ex
from loomery_spec import fields as types

MOST_TRIES = 4000
SOME_RECORD = "<{relation}>"
"""Stands for a record at the end of a relation; no two relations lead to the same one."""
NUMBERS = (types.IntegerType, types.DecimalType, types.MoneyType, types.PercentType, types.DurationType)


def satisfy(
    entity: Entity,
    record: Mapping[str, Any],
    conditions: Sequence[ex.Expression],
    *,
    broken: ex.Expression | None = None,
) -> dict[str, Any] | None:
    """Changes to the record after which all conditions hold and `broken` does not; none when not found.

    Conditions that depend on more than the record are not considered, except `broken`. Relations of which the
    record says whether they lead anywhere are tried with and without a record at their end.
    """
    known = [
        steady for condition in conditions if _knowable(condition, record) for steady in on_any_day(condition)
    ]
    if broken is not None and not _knowable(broken, record):
        return None
    refused = on_any_day(broken) if broken is not None else []
    asked = [*known, *refused]
    read = {name for condition in asked for name in fields_of(condition)}
    fields = [field for field in entity.fields if field.name in read and field.name in record]
    constants = [value for condition in asked for value in constants_of(condition)]
    options = {field.name: list(_candidates(field, record[field.name], constants)) for field in fields}
    options |= {
        link.name: _ends(link, record[link.name])
        for link in entity.relations
        if link.name in read and link.name in record
    }
    for chosen in islice(product(*options.values()), MOST_TRIES):
        changes = dict(zip(options, chosen, strict=True))
        trial = {**record, **changes}
        if all(holds(condition, trial) for condition in known) and all(
            holds(condition, trial) is False for condition in refused
        ):
            return {name: value for name, value in changes.items() if value != record[name]}
    return None


def holds(condition: ex.Expression, record: Mapping[str, Any]) -> bool | None:
    """Whether a condition is true of the record; none when that can't be said."""
    try:
        return bool(evaluate(condition, record))
    except UnknowableError:
        return None


def _knowable(condition: ex.Expression, record: Mapping[str, Any]) -> bool:
    return holds(condition, record) is not None


def some_record(relation: Relation) -> str:
    """What stands for a record at the end of the relation."""
    return SOME_RECORD.format(relation=relation.name)


def _ends(relation: Relation, value: Any) -> list[Any]:
    return [value] if relation.required else list(dict.fromkeys((value, some_record(relation), None)))


def _candidates(field: Field, value: Any, constants: Sequence[Any]) -> Iterator[Any]:
    """The present value, then others that the field accepts."""
    yield value
    match field.type:
        case types.ChoiceType(choices=choices):
            yield from (choice.value for choice in choices)
        case types.BooleanType():
            yield from (True, False)
        case types.DateType() as kind:
            yield from _days(kind, value)
        case types.DateTimeType() as kind:
            yield from _moments(kind, value)
        case _ if isinstance(field.type, NUMBERS):
            yield from _numbers(field, value, constants)
        case _:
            yield valid(field, 1)
            if isinstance(field.type, types.TextType):
                lengths = (c for c in constants if isinstance(c, int) and not isinstance(c, bool))
                yield from (f"{{n{length}}}" for length in lengths if 0 < length <= field.type.max_length)
                yield from (f"{start}{{n}}" for start in constants if isinstance(start, str) and start)
            if not field.required:
                yield None


def _numbers(field: Field, value: Any, constants: Iterable[Any]) -> Iterator[Any]:
    low, high = getattr(field.type, "min", None), getattr(field.type, "max", None)
    wanted: list[float] = [0, 1, 2, 5, 50, 100]
    wanted += [c for c in constants if isinstance(c, int | float) and not isinstance(c, bool)]
    wanted += [value * 2] if isinstance(value, int | float) else []
    for number in wanted:
        for candidate in (number, number + 1, number - 1):
            if (low is None or candidate >= low) and (high is None or candidate <= high):
                yield candidate


def _days(kind: types.DateType, value: Any) -> Iterator[str]:
    days = [day_for(kind, 1), day_for(kind, 7)]
    here = parse(value)
    days += [here - timedelta(days=3)] if isinstance(here, date) else []
    days += [LONG_AGO - timedelta(days=shift) for shift in (9, 900)] if kind.min is None else []
    days += [FAR_AHEAD + timedelta(days=shift) for shift in (9, 12, 900)] if kind.max is None else []
    low = FAR_AHEAD if kind.min == "today" else kind.min
    high = LONG_AGO if kind.max == "today" else kind.max
    for day in days:
        if (not isinstance(low, date) or day >= low) and (not isinstance(high, date) or day <= high):
            yield day.isoformat()


def _moments(kind: types.DateTimeType, value: Any) -> Iterator[str]:
    here = parse(value)
    if isinstance(here, datetime):
        for hours in (1, 2, -2, 48):
            yield (here + timedelta(hours=hours)).isoformat().replace("+00:00", "Z")
    if not kind.min:
        yield from (f"{LONG_AGO - timedelta(days=9)}T{hour}:30:00Z" for hour in ("09", "11"))
    if not kind.max:
        yield from (f"{FAR_AHEAD + timedelta(days=9)}T{hour}:30:00Z" for hour in ("09", "11"))
