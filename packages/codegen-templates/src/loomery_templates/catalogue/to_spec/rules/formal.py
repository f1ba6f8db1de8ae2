"""Rules written out: `entity: form | sentence`, where words alone would leave open what is meant.

check E            each record makes E true             new E        asked when a record is made
needs A, B [if E]  these are given                      unique A, B  no two records agree in these
once A, B [while open]   one record for each            apart S..T per A   no two of one A at the same time
places P.N [by A] [if E] not more than the parent has
uses P.N by E [at STATE] takes from a number, never below zero, when made or when it comes into that state
fixed if E         no longer edited                     shown if E   outsiders see it only then
own [via A.B]      people see their own only            kept         nobody deletes it
step N if E        what a step asks for                 step N by R, S     whose step it is
F := E             a value made of others
"""

import re
from collections.abc import Callable
from typing import Final

from loomery_spec import Entity, Grant
from loomery_spec.constraints import (
    Capacity,
    Check,
    Event,
    Limit,
    Movement,
    NoOverlap,
    UniqueTogether,
    Visibility,
)
from loomery_spec.entities import Transition
from loomery_spec.expressions import Actor, Binary, Expression, FieldRef, Not
from loomery_templates.catalogue.errors import CatalogueError
from loomery_templates.catalogue.to_spec.expressions import parse_expression
from loomery_templates.catalogue.to_spec.rules.meant import is_empty, is_open
from loomery_templates.catalogue.to_spec.rules.parts import (
    add,
    binary,
    message,
    ref,
    replace_field,
    set_required,
)
from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["formal", "sentence"]

_RULE: Final = re.compile(r"^(?P<entity>[a-z_]+): (?P<form>.+?) \| (?P<text>.+)$")
_Form = Callable[[Entity, str, str, Scope, list[Grant]], bool]


def sentence(rule: str) -> str:
    """What a rule says to people."""
    found = _RULE.match(rule)
    return found["text"] if found else rule


def formal(rule: str, scope: Scope, grants: list[Grant]) -> bool | None:
    """Whether a written-out rule is kept from now on; None: it is written in words."""
    found = _RULE.match(rule)
    if found is None:
        return None
    entity = scope.entity(found["entity"])
    if entity is None:
        return False
    verb, _, rest = found["form"].partition(" ")
    form = _FORMS.get(verb) or (_computed if rest.startswith(":= ") else None)
    if form is None:
        return False
    try:
        return form(
            scope.entities[entity.name],
            found["form"] if form is _computed else rest,
            found["text"],
            scope,
            grants,
        )
    except CatalogueError:
        return False


def _expression(text: str, entity: Entity, scope: Scope) -> Expression:
    """The expression, its names being members of the entity or of what it links to."""

    def named(name: str) -> Expression | None:
        if name in ("me", "role"):
            return Actor(attribute="id" if name == "me" else "role")
        path = tuple(name.split("."))
        return ref(*path) if _leads(entity, path, scope) else None

    return parse_expression(text, named)


def _leads(entity: Entity, path: tuple[str, ...], scope: Scope) -> bool:
    here: Entity | None = entity
    for place, name in enumerate(path):
        if here is None:
            return False
        relation = here.relation(name)
        if relation is not None:
            here = scope.entities.get(relation.target)
            continue
        return place == len(path) - 1 and here.field(name) is not None
    return True


def _members(entity: Entity, text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    if not all(entity.field(name) or entity.relation(name) for name in names):
        raise CatalogueError(text)
    return names


def _check(entity: Entity, text: str, told: str, scope: Scope, _grants: list[Grant]) -> bool:
    condition = _expression(text, entity, scope)
    add(scope, entity, Check(condition=condition, message=message(told), field=_compared(condition, entity)))
    return True


def _compared(condition: Expression, entity: Entity) -> str | None:
    """The field that a comparison begins with: where people mend what breaks it."""
    first = condition.left if isinstance(condition, Binary) else None
    found = entity.field(first.path[0]) if isinstance(first, FieldRef) and len(first.path) == 1 else None
    return found.name if found is not None and found.computed is None else None


def _new(entity: Entity, text: str, told: str, scope: Scope, _grants: list[Grant]) -> bool:
    condition = _expression(text, entity, scope)
    add(scope, entity, Check(condition=condition, message=message(told), on="created"))
    return True


def _needs(entity: Entity, text: str, told: str, scope: Scope, _grants: list[Grant]) -> bool:
    listed, _, case = text.partition(" if ")
    names = _members(entity, listed)
    if not case:
        answers = [set_required(scope, entity, name) for name in names]
        return all(answers)
    when = _expression(case, entity, scope)
    for name in names:
        condition = Not(operand=binary("and", when, is_empty(name)))
        field = name if entity.field(name) else None
        add(scope, entity, Check(condition=condition, message=message(told), field=field))
    return True


def _unique(entity: Entity, text: str, told: str, scope: Scope, _grants: list[Grant]) -> bool:
    names = _members(entity, text)
    field = entity.field(names[0]) if len(names) == 1 else None
    if field is not None:
        replace_field(scope, entity, field, unique=True)
    else:
        add(scope, entity, UniqueTogether(fields=names, message=message(told)))
    return True


def _once(entity: Entity, text: str, told: str, scope: Scope, grants: list[Grant]) -> bool:
    listed, opened, _ = text.partition(" while open")
    names = _members(entity, listed)
    where = is_open(entity) if opened else None
    if not opened:
        return _unique(entity, text, told, scope, grants)
    if where is None:
        return False
    add(scope, entity, Limit(scope=names, maximum=1, where=where, message=message(told)))
    return True


def _apart(entity: Entity, text: str, told: str, scope: Scope, _grants: list[Grant]) -> bool:
    times, _, per = text.partition(" per ")
    start, _, end = times.partition("..")
    names = _members(entity, ",".join((start, end, per)))
    rule = NoOverlap(
        start=names[0], end=names[1], scope=names[2:], where=is_open(entity), message=message(told)
    )
    add(scope, entity, rule)
    return True


def _parents_number(entity: Entity, path: str, scope: Scope) -> tuple[str, str]:
    link, _, name = path.partition(".")
    relation = entity.relation(link)
    parent = scope.entities.get(relation.target) if relation is not None else None
    if parent is None or parent.field(name) is None:
        raise CatalogueError(path)
    return link, name


def _places(entity: Entity, text: str, told: str, scope: Scope, _grants: list[Grant]) -> bool:
    text, _, case = text.partition(" if ")
    path, _, amount = text.partition(" by ")
    link, limit = _parents_number(entity, path, scope)
    where = _expression(case, entity, scope) if case else is_open(entity)
    rule = Capacity(relation=link, limit=limit, amount=amount or None, where=where, message=message(told))
    add(scope, entity, rule)
    return True


def _uses(entity: Entity, text: str, told: str, scope: Scope, _grants: list[Grant]) -> bool:
    rest, _, state = text.partition(" at ")
    path, _, amount = rest.partition(" by ")
    link, name = _parents_number(entity, path, scope)
    steps = entity.states.transitions if entity.states is not None else ()
    step = next((one.name for one in steps if one.target == state), None)
    if state and step is None:
        return False
    rule = Movement(
        event=Event(on="transition", transition=step) if step else Event(on="created"),
        relation=link,
        field=name,
        amount=_expression(amount, entity, scope),
        message=message(told),
    )
    add(scope, entity, rule)
    return True


def _fixed(entity: Entity, text: str, _told: str, scope: Scope, grants: list[Grant]) -> bool:
    still = Not(operand=_expression(text.removeprefix("if "), entity, scope))
    heads = {role.name for role in scope.roles if role.kind == "admin"}
    editors = [grant for grant in grants if grant.entity == entity.name and grant.role not in heads]
    hit = not any({"edit", "delete"} & set(grant.actions) for grant in editors)
    for grant in list(grants):
        changes = tuple(action for action in grant.actions if action in ("edit", "delete"))
        if grant.entity != entity.name or not changes or grant.role in heads:
            continue
        grants.remove(grant)
        rest = tuple(action for action in grant.actions if action not in changes)
        if rest:
            grants.append(grant.model_copy(update={"actions": rest}))
        condition = still if grant.condition is None else binary("and", grant.condition, still)
        grants.append(grant.model_copy(update={"actions": changes, "condition": condition}))
        hit = True
    return hit


def _shown(entity: Entity, text: str, _told: str, scope: Scope, grants: list[Grant]) -> bool:
    condition = _expression(text.removeprefix("if "), entity, scope)
    if entity.owner:
        condition = binary("or", binary("eq", ref(entity.owner), Actor()), condition)
    keepers = {
        grant.role
        for grant in grants
        if grant.entity == entity.name and grant.scope == "all" and "edit" in grant.actions
    }
    outside = tuple(
        role.name for role in scope.roles if role.name not in keepers and role.kind in ("visitor", "member")
    )
    if not outside:
        return False
    add(scope, entity, Visibility(roles=outside, condition=condition))
    return True


def _own(entity: Entity, text: str, _told: str, scope: Scope, grants: list[Grant]) -> bool:
    through = tuple(text.removeprefix("via ").split(".")) if text else ()
    if (through and not _leads(entity, through, scope)) or not (through or entity.owner):
        return False
    narrowed = {"scope": "related", "through": through} if through else {"scope": "own"}
    members = {role.name for role in scope.roles if role.kind == "member"}
    hit = False
    for grant in list(grants):
        if grant.entity != entity.name or grant.role not in members | {"visitor"}:
            continue
        hit = True
        if grant.scope != "all" or set(grant.actions) == {"create"}:
            continue
        grants.remove(grant)
        if "create" in grant.actions:
            grants.append(grant.model_copy(update={"actions": ("create",)}))
        rest = tuple(action for action in grant.actions if action != "create")
        if grant.role in members and rest:
            grants.append(grant.model_copy(update={"actions": rest, **narrowed}))
    return hit


def _kept(entity: Entity, _text: str, _told: str, _scope: Scope, grants: list[Grant]) -> bool:
    held = [grant for grant in grants if grant.entity == entity.name]
    for grant in held:
        if "delete" in grant.actions:
            grants.remove(grant)
            rest = tuple(action for action in grant.actions if action != "delete")
            if rest:
                grants.append(grant.model_copy(update={"actions": rest}))
    return bool(held)


def _step(entity: Entity, text: str, told: str, scope: Scope, _grants: list[Grant]) -> bool:
    if entity.states is None:
        return False
    name, mark, rest = (
        re.split(r" (if|by) ", text, maxsplit=1) if re.search(r" (if|by) ", text) else (text, "", "")
    )
    targets = {part.strip() for part in name.split(",")}
    update: dict[str, object] = {}
    if mark == "if":
        update = {"guard": _expression(rest, entity, scope), "message": message(told)}
    elif mark == "by":
        wanted = [part.strip() for part in rest.split(",")]
        heads = [role.name for role in scope.roles if role.kind == "admin"]
        known = [name for name in wanted if scope.role(name)]
        if not known and any((link := entity.relation(one)) and link.target == "user" for one in wanted):
            known = [role.name for role in scope.roles if role.kind == "member"]
        update = {"roles": tuple(dict.fromkeys((*known, *heads)))} if known or heads else {}
    steps = tuple(_changed(step, targets, update) for step in entity.states.transitions)
    if not update or not any(step.target in targets for step in steps):
        return False
    scope.put(entity.model_copy(update={"states": entity.states.model_copy(update={"transitions": steps})}))
    return True


def _changed(step: Transition, targets: set[str], update: dict[str, object]) -> Transition:
    if step.target not in targets:
        return step
    guard = update.get("guard")
    if step.guard is not None and guard is not None:
        both = dict.fromkeys(text for text in (step.message, update["message"]) if text)
        told = " ".join(str(text) for text in both)
        update = update | {"guard": binary("and", step.guard, guard), "message": told}  # type: ignore[arg-type]
    return step.model_copy(update=update)


def _computed(entity: Entity, text: str, _told: str, scope: Scope, _grants: list[Grant]) -> bool:
    name, _, written = text.partition(" := ")
    field = entity.field(name)
    if field is None:
        return False
    replace_field(
        scope, entity, field, computed=_expression(written, entity, scope), required=False, default=None
    )
    return True


_FORMS: Final[dict[str, _Form]] = {
    "check": _check, "new": _new, "needs": _needs, "unique": _unique, "once": _once, "apart": _apart,
    "places": _places, "uses": _uses, "fixed": _fixed, "shown": _shown, "own": _own, "kept": _kept, "step": _step,
}  # fmt: skip
