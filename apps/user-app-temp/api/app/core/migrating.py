"""What migrations do to records: give values to new columns, and carry values over to another type."""

import datetime as dt
import json
import secrets
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.expression import ColumnClause, TableClause

from app.core.types import Exact, UtcDateTime

YES = frozenset({"1", "true", "yes", "on"})


def _table(name: str, *columns: ColumnClause[Any]) -> TableClause:
    return sa.table(name, sa.column("id", sa.Integer()), *columns)


def fill(table: str, column: ColumnClause[Any], value: Any, *, distinct: bool = False) -> None:
    """Give the value to every record without one; `distinct` makes it different in each."""
    records = _table(table, column)
    if not distinct:
        op.execute(sa.update(records).where(column.is_(None)).values({column.name: value}))
        return
    connection = op.get_bind()
    for identity in connection.scalars(sa.select(records.c.id).where(column.is_(None))).all():
        own = _distinct(value, str(identity)) if isinstance(value, str) else identity
        connection.execute(sa.update(records).where(records.c.id == identity).values({column.name: own}))


def keep_known(table: str, column: ColumnClause[Any], known: Collection[str], value: Any) -> None:
    """Give the value to every record that holds one which is no longer among the known."""
    records = _table(table, column)
    op.execute(sa.update(records).where(column.not_in(list(known))).values({column.name: value}))


def make_distinct(table: str, column: ColumnClause[Any]) -> None:
    """Mark texts that occur again with the number of their record, before the column becomes unique."""
    records, seen = _table(table, column), set()
    connection = op.get_bind()
    for identity, value in connection.execute(sa.select(records.c.id, column).order_by(records.c.id)).all():
        if value in seen:
            own = {column.name: _distinct(value, str(identity))}
            connection.execute(sa.update(records).where(records.c.id == identity).values(own))
        elif value is not None:
            seen.add(value)


def give(table: str, column: str, target: Callable[[], int], *, each: bool = False) -> None:
    """Point records that lead nowhere to a stand-in: one for all of them, or one for each."""
    key = sa.column(column, sa.Integer())
    records = _table(table, key)
    connection = op.get_bind()
    waiting = connection.scalars(sa.select(records.c.id).where(key.is_(None))).all()
    if not waiting:
        return
    one = None if each else target()
    for identity in waiting:
        led = target() if one is None else one
        connection.execute(sa.update(records).where(records.c.id == identity).values({column: led}))


def make(table: str, values: Mapping[ColumnClause[Any], Any], distinct: Collection[str] = ()) -> int:
    """Make a record and return its number; texts of the distinct columns are made unlike any other."""
    records = _table(table, *values)
    mark = secrets.token_hex(3)
    row = {
        column.name: _distinct(value, mark) if column.name in distinct and isinstance(value, str) else value
        for column, value in values.items()
    }
    connection = op.get_bind()
    connection.execute(sa.insert(records).values(row))
    return connection.scalars(sa.select(sa.func.max(records.c.id))).one()


def _distinct(value: str, mark: str) -> str:
    return f"{mark}-{value}" if "@" in value else f"{value}-{mark}".lstrip("-")


def convert(table: str, old: ColumnClause[Any], new: ColumnClause[Any]) -> None:
    """Carry values over to a column of another type; what does not fit stays empty."""
    records = _table(table, old, new)
    connection = op.get_bind()
    for identity, value in connection.execute(sa.select(records.c.id, old).where(old.is_not(None))).all():
        own = {new.name: converted(value, new.type)}
        connection.execute(sa.update(records).where(records.c.id == identity).values(own))


def converted(value: Any, kind: sa.types.TypeEngine[Any]) -> Any:
    """The value as the type wants it, or None."""
    try:
        return _as(value, kind)
    except (ValueError, InvalidOperation, OverflowError):
        return None


def _as(value: Any, kind: sa.types.TypeEngine[Any]) -> Any:
    match kind:
        case sa.String():
            return _text(value)[: kind.length]
        case sa.Boolean():
            return value.strip().lower() in YES if isinstance(value, str) else bool(value)
        case sa.Integer():
            return int(Decimal(_number(value)))
        case Exact():
            return round(Decimal(_number(value)), kind.scale)
        case UtcDateTime():
            return _moment(value)
        case sa.Date():
            return value if type(value) is dt.date else _moment(value).date()
        case sa.Time():
            return value if isinstance(value, dt.time) else dt.time.fromisoformat(_text(value))
        case _:
            return _list(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _number(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else _text(value).strip().replace(",", ".")


def _moment(value: Any) -> dt.datetime:
    found = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(_text(value).strip())
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _list(value: Any) -> Any:
    if isinstance(value, list | dict):
        return value
    return [part.strip() for part in _text(value).split(",") if part.strip()]
