"""Rules about states: what no longer changes, what a state refuses or hides."""

import re
from typing import Final

from loomery_spec import Entity, Grant
from loomery_spec.constraints import Check, Visibility
from loomery_spec.expressions import Expression, Not
from loomery_spec.fields import ChoiceType
from loomery_templates.catalogue.to_spec.rules.meant import state_of
from loomery_templates.catalogue.to_spec.rules.parts import add, binary, literal, message, ref
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import words

__all__ = ["hidden", "locked", "refused"]

_LOCK_WORDS: Final = re.compile(
    r"\b(?:locked|not changed|cannot be (?:changed|edited|deleted)|never change[sd]?|are not "
    r"overwritten|not moved|not edited|not paid again|amended and never deleted|cannot change)\b"
)
_TAKES: Final = re.compile(
    r"^(?:only )?(?:an? |the )?(?P<what>[\w ]+?) (?:(?:takes?|accepts?|gets?|can have|may have) "
    r"(?P<no>no )?(?:new |further |more )?(?P<taken>[\w -]+?))$"
)
_ONLY: Final = re.compile(
    r"^only (?P<state>[\w-]+) (?P<what>[\w ]+?) (?:can be|may be|are|is|take|takes|can|get) (?P<rest>[\w ]+)$"
)
_PUBLIC: Final = re.compile(
    r"\b(?:public|shown|visible|seen|listed|recommended|played|displayed|on the site|open)\b"
)


def _choices(entity: Entity) -> dict[str, str]:
    """State -> name of the choice field that has it; the state machine's field first."""
    fields = [field for field in entity.fields if isinstance(field.type, ChoiceType)]
    if entity.states:
        fields.sort(key=lambda field: field.name != entity.states.field)  # type: ignore[union-attr]
    found: dict[str, str] = {}
    for field in fields:
        for choice in field.type.choices:  # type: ignore[union-attr]
            found.setdefault(choice.value, field.name)
    return found


def _state_of(phrase: str, scope: Scope) -> tuple[Entity, str, str] | None:
    """`closed ticket` -> the ticket, its state field, `closed`."""
    said = [word for word in words(phrase) if word not in {"a", "an", "the"}]
    for at in range(1, min(len(said), 3)):
        state, rest = "_".join(said[:at]), " ".join(said[at:])
        entity = scope.named(rest)
        if entity is None:
            continue
        choices = _choices(entity)
        match = next((value for value in choices if value == state or value.removesuffix("_") == state), None)
        if match:
            return entity, choices[match], match
        flag = next(
            (item for item in entity.fields if item.type.kind == "boolean" and state in item.name), None
        )
        if flag:
            return entity, flag.name, "true"
    return None


def _is(field: str, state: str) -> Expression:
    return binary("eq", ref(field), literal(True if state == "true" else state))


def locked(text: str, scope: Scope, grants: list[Grant]) -> bool:
    """`a finished match is locked`, `a paid bill is not changed`: editing stops in that state."""
    if not _LOCK_WORDS.search(text):
        return False
    found = state_of(re.split(r" (?:is|are|can|cannot|never|may|change)\b", text)[0], scope)
    if found is None:
        return False
    entity, condition_of_state = found
    still = Not(operand=condition_of_state)
    heads = {role.name for role in scope.roles if role.kind == "admin"}
    hit = False
    for place, grant in enumerate(tuple(grants)):
        changes = {"edit", "delete"} & set(grant.actions)
        if grant.entity != entity.name or not changes or grant.role in heads:
            continue
        condition = still if grant.condition is None else binary("and", grant.condition, still)
        kept = tuple(action for action in grant.actions if action not in changes)
        moved = tuple(action for action in grant.actions if action in changes)
        grants[place] = grant.model_copy(update={"actions": kept or ("view",)})
        grants.append(grant.model_copy(update={"actions": moved, "condition": condition}))
        hit = True
    return hit


def refused(text: str, scope: Scope) -> bool:
    """`closed appeals take no donations`, `only live matches take incidents`: the parent's state decides."""
    found = _TAKES.match(text)
    if not found:
        return False
    only = text.startswith("only ")
    if only == bool(found["no"]):
        return False
    parent = _state_of(found["what"], scope)
    child = scope.named(found["taken"])
    if parent is None or child is None or child.name == parent[0].name:
        return False
    entity, field, state = parent
    link = next(
        (item for item in child.relations if item.target == entity.name and item.kind == "many_to_one"), None
    )
    if link is None:
        return False
    here = binary("eq", ref(link.name, field), literal(True if state == "true" else state))
    add(scope, child, Check(condition=here if only else Not(operand=here), message=message(text)))
    return True


def _outsiders(entity: Entity, scope: Scope, grants: list[Grant]) -> tuple[str, ...]:
    """Roles that see an entity without keeping it."""
    keepers = {grant.role for grant in grants if grant.entity == entity.name and "edit" in grant.actions}
    return tuple(
        role.name for role in scope.roles if role.name not in keepers and role.kind in {"visitor", "member"}
    )


def hidden(text: str, scope: Scope, grants: list[Grant]) -> bool:
    """`products in draft are hidden from visitors`, `only published guides are public`."""
    only = _ONLY.match(text)
    if only and _PUBLIC.search(only["rest"]):
        shown = state_of(f"{only['state']} {only['what']}", scope)
        return shown is not None and _show_while(shown[0], shown[1], scope, grants)
    if not re.search(r"\b(hidden|seen only|seen by|not shown|visible only|shown only)\b", text):
        return False
    subject = re.split(r" (?:are|is|stay|stays)\b", text)[0]
    state = re.match(r"^(?P<what>[\w ]+?) (?:in|with status|marked) (?P<state>\w+)$", subject)
    found = _state_of(f"{state['state']} {state['what']}" if state else subject, scope) or _drafts(
        subject, scope
    )
    if found is None:
        return False
    entity, field, value = found
    return _show_while(entity, Not(operand=_is(field, value)), scope, grants)


def _drafts(subject: str, scope: Scope) -> tuple[Entity, str, str] | None:
    """`drafts` alone: of the first thing that can be a draft."""
    if words(subject) != ("draft",):
        return None
    for entity in scope.entities.values():
        field = _choices(entity).get("draft")
        if field:
            return entity, field, "draft"
    return None


def _show_while(entity: Entity, condition: Expression, scope: Scope, grants: list[Grant]) -> bool:
    outside = _outsiders(entity, scope, grants)
    if not outside:
        return False
    add(scope, entity, Visibility(roles=outside, condition=condition))
    return True
