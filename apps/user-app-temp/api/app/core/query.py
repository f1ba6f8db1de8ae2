"""Search, filters and sorting, as conditions of a query."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.db import Record
from app.core.errors import Invalid
from app.core.schemas import ListQuery

COMMON = frozenset(ListQuery.model_fields) | {"group_by", "by", "measure", "of"}
TEXT_TYPES = (sa.String, sa.Text)


def search(columns: Sequence[Any], words: str) -> list[sa.ColumnElement[bool]]:
    """Every word occurs in one of the columns."""
    return [
        sa.or_(sa.false(), *(_as_text(column).icontains(word, autoescape=True) for column in columns))
        for word in words.split()[:8]
    ]


def _as_text(column: Any) -> Any:
    return column if isinstance(column.type, TEXT_TYPES) else sa.cast(column, sa.Text)


def filters(model: type[Record], values: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    """Conditions for the parameters of a list that were given: `f`, `f_min`, `f_max`, `f_not`."""
    return [
        _condition(model, name, value)
        for name, value in values.items()
        if value is not None and name not in COMMON
    ]


def _condition(model: Any, name: str, value: Any) -> sa.ColumnElement[bool]:
    base, _, ending = name.rpartition("_")
    if ending == "min" and not hasattr(model, name):
        return _attribute(model, base) >= value
    if ending == "max" and not hasattr(model, name):
        return _attribute(model, base) <= value
    if ending == "not" and not hasattr(model, name):
        return sa.not_(sa.func.coalesce(_equals(model, base, value), sa.false()))
    return _equals(model, name, value)


def _attribute(model: Any, name: str) -> Any:
    """The attribute of a name; names that Python needs itself end in an underscore."""
    return getattr(model, name) if hasattr(model, name) else getattr(model, f"{name}_")


def _equals(model: Any, name: str, value: Any) -> sa.ColumnElement[bool]:
    base = name.removesuffix("_id")
    if not hasattr(model, name) and base != name:  # a relation to many
        relation = _attribute(model, base)
        return relation.any(relation.property.mapper.class_.id == value)
    column = _attribute(model, name)
    if isinstance(column.type, sa.JSON):
        return sa.cast(column, sa.Text).contains(f'"{value}"', autoescape=True)
    return column == value


def order(model: type[Record], sort: str, allowed: Mapping[str, Any]) -> list[sa.UnaryExpression[Any]]:
    """Columns to order by; nothing comes last, and the number of the record decides between equals.

    Raises Invalid for a field that the list can't be sorted by.
    """
    name = sort.removeprefix("-")
    column = allowed.get(name)
    if column is None:
        known = ", ".join(allowed)
        raise Invalid(f"Unknown sort field {name!r}. Known: {known}.", field="sort", code="unknown_sort")
    key = sa.func.lower(column) if isinstance(column.type, TEXT_TYPES) else column
    if sort.startswith("-"):
        return [key.desc().nulls_last(), model.id.desc()]
    return [key.asc().nulls_last(), model.id.asc()]


def count(session: orm.Session, statement: sa.Select[Any]) -> int:
    """How many records a selection has."""
    return session.scalar(sa.select(sa.func.count()).select_from(statement.order_by(None).subquery())) or 0
