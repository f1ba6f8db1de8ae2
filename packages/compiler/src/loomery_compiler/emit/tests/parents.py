"""What records ask of the ones they belong to: conditions over a link, said as conditions of the other record."""

from collections.abc import Iterator, Mapping
from typing import Any

from loomery_spec import AppSpec, Entity
from loomery_spec import constraints as rules
from loomery_spec import expressions as ex

DAYS = ("2001-03-01", "2199-01-01")
"""Days just after what tests call long ago and just before what they call far ahead: today lies between."""
_DAY = "."
"""Where the day stands among the values: no field is called so."""


def asked_of(spec: AppSpec, entity: Entity, kept: Mapping[str, Mapping[str, Any]]) -> Iterator[ex.Expression]:
    """Conditions that other records set to this one, their own values (`kept`, by entity) put in."""
    for other in spec.entities:
        for link in other.relations:
            if link.target == entity.name and link.kind in ("many_to_one", "one_to_one"):
                yield from asked_over(other, link.name, kept.get(other.name, {}))


def asked_over(entity: Entity, link: str, own: Mapping[str, Any]) -> Iterator[ex.Expression]:
    """Conditions that records of an entity, with their `own` values put in, set to the one at the end of a link."""
    for rule in entity.constraints:
        if isinstance(rule, rules.Check) and _reads(rule.condition, link):
            for day in DAYS:
                yield _turned(rule.condition, link, {**own, _DAY: day})


def with_values(condition: ex.Expression, values: Mapping[str, Any]) -> ex.Expression:
    """The condition with some values of the record put in."""
    return _turned(condition, "", values)


def on_any_day(condition: ex.Expression) -> list[ex.Expression]:
    """The condition on the first and on the last day that tests reckon with: what holds on both holds today."""
    turned = [_turned(condition, "", {_DAY: day}) for day in DAYS]
    return [condition] if turned[0] == condition else turned


def _reads(condition: ex.Expression, link: str) -> bool:
    return any(len(path) == 2 and path[0] == link for path in _paths(condition))


def _paths(node: ex.Expression) -> Iterator[tuple[str, ...]]:
    if isinstance(node, ex.FieldRef):
        yield node.path
    for child in _children(node):
        yield from _paths(child)


def _children(node: ex.Expression) -> tuple[ex.Expression, ...]:
    match node:
        case ex.Binary(left=left, right=right):
            return (left, right)
        case ex.Not(operand=operand) | ex.Negate(operand=operand):
            return (operand,)
        case ex.Conditional(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case ex.Call(arguments=arguments):
            return arguments
        case _:
            return ()


def _turned(node: ex.Expression, link: str, own: Mapping[str, Any]) -> ex.Expression:
    """The condition as the other record sees it."""
    match node:
        case ex.FieldRef(path=path) if len(path) == 2 and path[0] == link:
            return ex.FieldRef(path=path[1:])
        case ex.FieldRef(path=path) if len(path) == 1 and isinstance(
            own.get(path[0]), str | int | float | bool
        ):
            return ex.LiteralValue(value=own[path[0]])
        case ex.Now() if _DAY in own:
            return ex.LiteralValue(value=f"{own[_DAY]}T00:00:00Z")
        case ex.Today() if _DAY in own:
            return ex.LiteralValue(value=own[_DAY])
        case ex.Binary(left=left, right=right):
            update = {"left": _turned(left, link, own), "right": _turned(right, link, own)}
            return node.model_copy(update=update)
        case ex.Not(operand=operand) | ex.Negate(operand=operand):
            return node.model_copy(update={"operand": _turned(operand, link, own)})
        case ex.Call(arguments=arguments):
            turned = tuple(_turned(one, link, own) for one in arguments)
            return node.model_copy(update={"arguments": turned})
        case _:
            return node
