"""What all rules share."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.change import Change
from app.core.db import Record
from app.core.policy import Condition


class Rule:
    """Something that must hold, or that happens along, when a record changes.

    `prepare` completes values, `check` refuses by raising a Problem, `apply` changes other records.
    They run in this order, for all rules of an entity, in one transaction. For a deletion only `apply` runs.
    """

    def prepare(self, change: Change) -> None:
        """Complete values of the record."""

    def check(self, change: Change) -> None:
        """Raise a Problem when the rule is broken."""

    def apply(self, change: Change) -> None:
        """Carry the change over to other records."""


def lock(session: orm.Session, model: type[Record]) -> None:
    """Let no other transaction decide about records of the model; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            sa.text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": model.__tablename__}
        )


def holds(change: Change, where: Condition | None) -> bool:
    """Whether the record itself is one of those that the rule counts."""
    if where is None:
        return True
    model = type(change.record)
    found = sa.select(model.id).where(model.id == change.record.id, where(change.session, change.actor))
    return change.session.scalar(found) is not None


def others(
    change: Change, where: Condition | None, scope: tuple[str, ...]
) -> list[sa.ColumnElement[bool]] | None:
    """Conditions for the other records that count and share the scope; none when the scope is open."""
    model: Any = type(change.record)
    values = {name: getattr(change.record, name) for name in scope}
    if any(value is None for value in values.values()):
        return None
    clauses = [getattr(model, name) == value for name, value in values.items()]
    if change.record.id is not None:
        clauses.append(model.id != change.record.id)
    if where is not None:
        clauses.append(where(change.session, change.actor))
    return clauses
