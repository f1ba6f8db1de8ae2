"""Figures over records, whole or by group: for charts and key figures."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlalchemy import orm

from app.core.db import key_of
from app.core.errors import Invalid
from app.core.schemas import Number

Measure = Literal["count", "sum", "avg", "min", "max"]
Period = Literal["value", "day", "week", "month", "year"]
MOST_GROUPS = 500
PERIODS: dict[str, Callable[[dt.date], str]] = {
    "day": lambda day: day.strftime("%Y-%m-%d"),
    "week": lambda day: day.strftime("%G-W%V"),
    "month": lambda day: day.strftime("%Y-%m"),
    "year": lambda day: day.strftime("%Y"),
}


class StatsQuery(BaseModel):
    """Which figure, and by what; all filters of the list apply as well."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    q: str = ""
    group_by: str | None = None
    by: Period = "value"
    measure: Measure = "count"
    of: str | None = None


class Figure(BaseModel):
    """The figure of one group."""

    key: str | None
    label: str
    value: Number


class Stats(BaseModel):
    """Figures, by group."""

    items: list[Figure]


def figures(
    session: orm.Session,
    statement: sa.Select[Any],
    model: Any,
    query: StatsQuery,
    labels: dict[str, dict[str, str]],
    told: Mapping[str, str],
) -> Stats:
    """Compute the figures of a selection; `labels` names the values of choices, `told` the attributes by name."""
    if query.measure != "count" and query.of is None:
        raise Invalid("Say of which field.", field="of", code="missing")
    group = _attribute(model, told, query.group_by, "group_by")
    value = _attribute(model, told, query.of, "of")
    rows = _rows(session, statement, group, value, query)
    groups: dict[Any, list[Any]] = defaultdict(list)
    for found, item in rows:
        for key in _keys(found):
            groups[_period(key, query.by)].append(item)
    if query.group_by is None:
        return Stats(items=[Figure(key=None, label="All", value=_measure(query.measure, groups[None]))])
    names = _names(session, model, query.group_by, groups, labels)
    figures = [
        Figure(
            key=None if key is None else str(key),
            label=names.get(key, "None" if key is None else str(key)),
            value=_measure(query.measure, items),
        )
        for key, items in groups.items()
    ]
    figures.sort(
        key=lambda figure: (figure.key is None, figure.key if query.by != "value" else -figure.value)
    )
    return Stats(items=figures[:MOST_GROUPS])


def _attribute(model: Any, told: Mapping[str, str], name: str | None, parameter: str) -> Any:
    """The column, computed value or key of a relation that a parameter names; only what records tell anyway."""
    if name is None:
        return None
    mapper = orm.class_mapper(model)
    relation = mapper.relationships.get(name)
    if relation is not None and not relation.uselist:
        return getattr(model, key_of(name))
    key = told.get(name, "")
    attribute = getattr(model, key, None)
    if key not in mapper.column_attrs and not isinstance(attribute, property):
        raise Invalid(f"Unknown field {name!r}.", field=parameter, code="unknown_field")
    return attribute


def _rows(
    session: orm.Session, statement: sa.Select[Any], group: Any, value: Any, query: StatsQuery
) -> Iterable[tuple[Any, Any]]:
    """Key and value of each record; computed values need the records themselves."""
    computed = [item for item in (group, value) if isinstance(item, property)]
    if computed:
        records = session.scalars(statement).unique()
        return [(_read(record, group), _read(record, value)) for record in records]
    selection = statement.with_only_columns(
        sa.null() if group is None else group,
        sa.literal(1) if value is None else value,
        maintain_column_froms=True,
    )
    return [(row[0], row[1]) for row in session.execute(selection)]


def _read(record: Any, attribute: Any) -> Any:
    if attribute is None:
        return None
    return attribute.fget(record) if isinstance(attribute, property) else getattr(record, attribute.key)


def _keys(value: Any) -> list[Any]:
    """The groups that a value stands for: each tag of a list, structures as text."""
    if isinstance(value, list):
        return [str(item) for item in value] or [None]
    return [str(value)] if isinstance(value, dict) else [value]


def _period(key: Any, by: str) -> Any:
    if by == "value" or not isinstance(key, dt.date):
        return key
    return PERIODS[by](key)


def _measure(measure: Measure, values: Sequence[Any]) -> Decimal:
    if measure == "count":
        return Decimal(len(values))
    numbers = [Decimal(value) for value in values if isinstance(value, int | float | Decimal)]
    if not numbers:
        return Decimal(0)
    if measure == "avg":
        return round(sum(numbers, Decimal(0)) / len(numbers), 4)
    whole: dict[str, Callable[[list[Decimal]], Decimal]] = {
        "sum": lambda items: sum(items, Decimal(0)),
        "min": min,
        "max": max,
    }
    return whole[measure](numbers)


def _names(
    session: orm.Session, model: Any, group_by: str, keys: Iterable[Any], labels: dict[str, dict[str, str]]
) -> dict[Any, str]:
    """What people call the groups."""
    relations = orm.class_mapper(model).relationships
    name = group_by.removesuffix("_id")
    if name in relations and not relations[name].uselist:
        target = relations[name].mapper.class_
        found = session.scalars(
            sa.select(target).where(target.id.in_([key for key in keys if key is not None]))
        )
        return {record.id: record.label for record in found}
    if group_by in labels:
        return dict(labels[group_by])
    return {True: "Yes", False: "No"} if set(keys) <= {True, False, None} else {}
