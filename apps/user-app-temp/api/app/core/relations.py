"""Relations of a record: finding and checking what a caller refers to, and what still refers to a record."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.actor import Actor
from app.core.db import Base, Record, key_of
from app.core.errors import Conflict, Invalid
from app.policy import POLICY


def visible(session: orm.Session, actor: Actor, model: type[Record], ids: Sequence[int]) -> list[Any]:
    """Those of the records that the caller may refer to; people can be named by whoever is signed in."""
    wanted = sa.select(model).where(model.id.in_(ids))
    if not (model.__entity__ == "user" and actor.signed_in):
        wanted = wanted.where(POLICY.clause(session, actor, "view", model))
    return list(session.scalars(wanted))


def resolve(
    session: orm.Session, actor: Actor, model: type[Record], values: dict[str, Any]
) -> dict[str, Any]:
    """Values with `<relation>_ids` turned into records.

    Raises Invalid when a number names nothing that the caller may see.
    """
    done = dict(values)
    for relation in orm.class_mapper(model).relationships:
        if relation.viewonly:
            continue
        target = relation.mapper.class_
        if relation.uselist:
            key = f"{relation.key.removesuffix('_')}_ids"
            ids = done.pop(key, None)
            if ids is not None:
                done[relation.key] = _all(session, actor, target, ids, key)
        elif done.get(key_of(relation.key)) is not None:
            key = key_of(relation.key)
            _all(session, actor, target, [done[key]], key)
    return done


def _all(session: orm.Session, actor: Actor, target: type[Record], ids: list[int], key: str) -> list[Any]:
    wanted = list(dict.fromkeys(ids))
    found = {record.id: record for record in visible(session, actor, target, wanted)}
    if len(found) < len(wanted):
        raise Invalid("Please choose one of the existing records.", field=key, code="unknown_record")
    return [found[number] for number in wanted]


def refuse_if_used(session: orm.Session, record: Record) -> None:
    """Raise Conflict when other records need this one.

    Only keys that forbid deletion count; others are emptied or deleted along by the database.
    """
    for mapper in Base.registry.mappers:
        for column in mapper.local_table.columns:
            for key in column.foreign_keys:
                if key.column.table is not record.__table__ or key.ondelete != "RESTRICT":
                    continue
                used = sa.select(sa.func.count()).select_from(mapper.local_table).where(column == record.id)
                number = session.scalar(used) or 0
                if number:
                    name = str(mapper.local_table).replace("_", " ")
                    raise Conflict(f"Still used by {number} of: {name}.", code="in_use")
