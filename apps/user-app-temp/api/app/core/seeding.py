"""Fills an empty database with the records of the demo."""

import datetime as dt
import logging
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
import sqlalchemy.exc
from sqlalchemy import orm

from app.core.db import Record, key_of, now
from app.core.rules import LineItems, Rule
from app.core.seed_dates import around
from app.core.types import Exact, UtcDateTime

RELATIVE = re.compile(r"(today|now)(?:([+-]\d+)([hd]?))?")
SPACING = dt.timedelta(days=6, hours=5)
"""Between the moments at which records of one kind were made, so that months can be compared."""
logger = logging.getLogger("app")


def is_empty(session: orm.Session, models: Sequence[type[Record]]) -> bool:
    """Whether there is no record of any kind."""
    return all(session.scalar(sa.select(model.id).limit(1)) is None for model in models)


def fill(
    session: orm.Session,
    models: Sequence[type[Record]],
    seeds: Mapping[str, Sequence[Mapping[str, Any]]],
    people: Sequence[Any] = (),
    rules: Mapping[str, Sequence[Rule]] | None = None,
) -> int:
    """Make the records in order; a relation is given as the index of a record made before.

    A record that breaks a constraint of the database is passed over. Returns how many were made.
    """
    seeds = around(now().date(), seeds)
    made: dict[str, list[Any]] = {"user": list(people)}
    crowd = Crowd(session)
    lines = {
        name: [rule for rule in found if isinstance(rule, LineItems)] for name, found in (rules or {}).items()
    }
    for model in models:
        records = seeds.get(model.__entity__, ())
        done = made.setdefault(model.__entity__, [])
        for index, values in enumerate(records):
            at = now() - SPACING * (len(records) - index)
            known = crowd.with_own_account(model, _values(model, values, made), values)
            done.append(_make(session, model, known, at, lines.get(model.__entity__, [])))
        for rule in lines.get(model.__entity__, []):
            parents = {getattr(record, key_of(rule.parent)) for record in done if record is not None}
            for parent_id in sorted(parents - {None}):
                rule.sum_up(session, model, parent_id)
    session.flush()
    return sum(record is not None for name, found in made.items() if name != "user" for record in found)


class Crowd:
    """Finds an account for each record that needs one of its own, and makes more where there are too few."""

    def __init__(self, session: orm.Session) -> None:
        self._session = session
        self._taken: set[tuple[str, str, int]] = set()
        self._made = 0

    def with_own_account(
        self, model: type[Record], values: dict[str, Any], written: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Values in which no person has two records where one is allowed."""
        for relation in orm.class_mapper(model).relationships:
            key = key_of(relation.key)
            target = relation.mapper.class_
            if relation.viewonly or relation.uselist or target.__entity__ != "user" or key not in values:
                continue
            if not orm.class_mapper(model).columns[key].unique:
                continue
            if (model.__tablename__, key, values[key]) in self._taken:
                values = values | {key: self._another(target, values[key], written)}
            self._taken.add((model.__tablename__, key, values[key]))
        return values

    def _another(self, target: Any, known: int, written: Mapping[str, Any]) -> int:
        """A person of the same role, called as the record is."""
        self._made += 1
        like = self._session.get_one(target, known)
        names = (written.get(key) for key in ("name", "full_name", "title", "label"))
        person = target(
            email=f"{like.role}{self._made + 1}@example.com",
            name=next((name for name in names if isinstance(name, str)), f"{like.name} {self._made + 1}")[
                :120
            ],
            role=like.role,
            password_hash=like.password_hash,
        )
        self._session.add(person)
        self._session.flush()
        return int(person.id)


def _make(
    session: orm.Session,
    model: type[Record],
    values: Mapping[str, Any],
    at: dt.datetime,
    lines: Sequence[LineItems],
) -> Record | None:
    record = model(**values, created_at=at, updated_at=at)
    try:
        with session.begin_nested():
            session.add(record)
            with session.no_autoflush:
                for rule in lines:
                    rule.copy_price(session, record)
            session.flush()
    except sqlalchemy.exc.IntegrityError as error:
        logger.warning("a record of %s was passed over: %s", model.__tablename__, error.orig)
        return None
    return record


def _values(
    model: type[Record], values: Mapping[str, Any], made: Mapping[str, Sequence[Any]]
) -> dict[str, Any]:
    mapper = orm.class_mapper(model)
    relations = {
        relation.key.removesuffix("_"): relation for relation in mapper.relationships if not relation.viewonly
    }
    columns = {
        column.name: mapper.get_property_by_column(column).key for column in mapper.local_table.columns
    }
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in relations:
            relation = relations[name]
            others = made.get(relation.mapper.class_.__entity__, ())
            if relation.uselist:
                found[relation.key] = [other for index in _indices(value) if (other := _at(others, index))]
            elif (other := _at(others, next(iter(_indices(value)), None))) is not None:
                found[key_of(relation.key)] = other.id
        elif name in columns:
            found[columns[name]] = convert(mapper.local_table.columns[name].type, value)
    return found


def _indices(value: Any) -> list[Any]:
    """One index or several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _at(records: Sequence[Any], index: Any) -> Any:
    return records[index] if isinstance(index, int) and 0 <= index < len(records) else None


def convert(kind: sa.types.TypeEngine[Any], value: Any) -> Any:
    """A value of JSON as a value of a column; `today+3` and `now-2h` count from this moment."""
    if value is None or isinstance(kind, sa.JSON):
        return value
    if isinstance(kind, Exact):
        return Decimal(str(value))
    if isinstance(kind, UtcDateTime):
        return _relative(value) or dt.datetime.fromisoformat(str(value))
    if isinstance(kind, sa.Date):
        moment = _relative(value)
        return moment.date() if moment else dt.date.fromisoformat(str(value)[:10])
    if isinstance(kind, sa.Time):
        return dt.time.fromisoformat(str(value))
    return value


def _relative(value: Any) -> dt.datetime | None:
    match = RELATIVE.fullmatch(str(value))
    if match is None:
        return None
    moment = now().replace(minute=0, second=0, microsecond=0)
    amount = int(match[2] or 0)
    return moment + (dt.timedelta(hours=amount) if match[3] == "h" else dt.timedelta(days=amount))
