"""How the policy table is read: role, entity and action give the records that may be touched.

What no grant allows is refused. The answer is always a condition on the query, so that a record
out of reach is never loaded.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa
from sqlalchemy import orm

from app.core.actor import Actor
from app.core.db import Record, key_of

Action: TypeAlias = Literal["view", "create", "edit", "delete", "export", "import"]
Scope: TypeAlias = Literal["all", "own", "related"]
Condition: TypeAlias = Callable[[orm.Session, Actor], sa.ColumnElement[bool]]


@dataclass(frozen=True)
class Grant:
    """A role may do these things to records of an entity, within a scope."""

    role: str
    entity: str
    actions: frozenset[Action]
    scope: Scope = "all"
    through: tuple[str, ...] = ()
    """For `related`: the to-one relations that lead from the record to a person."""
    condition: Condition | None = None


@dataclass(frozen=True)
class Visibility:
    """Records of an entity are shown to these roles only while the condition holds."""

    entity: str
    roles: frozenset[str]
    condition: Condition


class Policy:
    """The table, and the questions that may be put to it."""

    def __init__(
        self, grants: Iterable[Grant], visibility: Iterable[Visibility] = (), *, has_accounts: bool = False
    ) -> None:
        self.has_accounts = has_accounts
        self._grants = tuple(grants)
        self._visibility = tuple(visibility)

    def grants(self, actor: Actor, action: Action, entity: str) -> list[Grant]:
        """The rows that speak for the caller."""
        return [
            grant
            for grant in self._grants
            if grant.role == actor.role and grant.entity == entity and action in grant.actions
        ]

    def may(self, actor: Actor, action: Action, entity: str) -> bool:
        """Whether the caller may do this to any record at all."""
        return bool(self.grants(actor, action, entity))

    def manages(self, actor: Actor, entity: str) -> bool:
        """Whether the caller may edit every record of the entity."""
        found = self.grants(actor, "edit", entity)
        return any(grant.scope == "all" and grant.condition is None for grant in found)

    def managing_roles(self, entity: str) -> set[str]:
        """Roles that may edit every record of the entity."""
        return {
            grant.role
            for grant in self._grants
            if grant.entity == entity
            and "edit" in grant.actions
            and grant.scope == "all"
            and not grant.condition
        }

    def clause(
        self, session: orm.Session, actor: Actor, action: Action, model: type[Record]
    ) -> sa.ColumnElement[bool]:
        """The condition that selects the records which the caller may touch so."""
        entity = model.__entity__
        allowed = _any_of(
            _reach(session, actor, grant, model) for grant in self.grants(actor, action, entity)
        )
        if action == "create" or not self._hidden(actor, entity):
            return allowed
        shown = sa.and_(*(rule.condition(session, actor) for rule in self._hidden(actor, entity)))
        own = _any_of(_reach(session, actor, grant, model) for grant in self.grants(actor, "edit", entity))
        return sa.and_(allowed, sa.or_(own, shown))

    def _hidden(self, actor: Actor, entity: str) -> list[Visibility]:
        return [
            rule
            for rule in self._visibility
            if rule.entity == entity
            and (actor.role in rule.roles if rule.roles else not self.manages(actor, entity))
        ]


def _any_of(clauses: Iterable[sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    return sa.or_(sa.false(), *clauses)


def _reach(session: orm.Session, actor: Actor, grant: Grant, model: type[Record]) -> sa.ColumnElement[bool]:
    clauses: list[sa.ColumnElement[bool]] = [sa.true()]
    if grant.scope == "own":
        clauses.append(_leads_to(actor, model, (model.__owner__,) if model.__owner__ else ()))
    elif grant.scope == "related":
        clauses.append(_leads_to(actor, model, grant.through))
    if grant.condition is not None:
        clauses.append(grant.condition(session, actor))
    return sa.and_(*clauses)


def _leads_to(actor: Actor, model: Any, path: tuple[str, ...]) -> sa.ColumnElement[bool]:
    """Whether following to-one relations from a record of the model ends at the caller."""
    if not actor.signed_in:
        return sa.false()
    if not path:
        own_account = model.__entity__ == "user"
        return model.id == actor.id if own_account else sa.false()
    relation = getattr(model, path[0])
    target = relation.property.mapper.class_
    if len(path) == 1:
        if relation.property.uselist:
            return relation.any(target.id == actor.id)
        return getattr(model, key_of(path[0])) == actor.id
    rest = _leads_to(actor, target, path[1:])
    return relation.any(rest) if relation.property.uselist else relation.has(rest)


def only(session: orm.Session, model: type[Record], test: Callable[[Any], object]) -> sa.ColumnElement[bool]:
    """Select by a test of the loaded records, for what a query can't say."""
    return model.id.in_([record.id for record in session.scalars(sa.select(model)) if test(record)])
