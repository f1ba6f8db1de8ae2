"""Rules about what must be given: needed fields, one of two, consent, two that differ."""

import re
from typing import Final

from loomery_spec import Entity, Field
from loomery_spec.constraints import Check
from loomery_spec.expressions import Call, Not
from loomery_spec.fields import BooleanType
from loomery_templates.catalogue.to_spec.members import member_named, own_words
from loomery_templates.catalogue.to_spec.rules.parts import (
    add,
    binary,
    entities_for,
    field_named,
    literal,
    message,
    ref,
    set_required,
    unless_empty,
    with_articles_off,
)
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import words

__all__ = ["different", "needed"]

_NEEDED: Final = re.compile(
    r"^(?:an?|every|each|the|all|no)?\s*(?P<what>[\w -]+?) (?:needs?|has|have|carries|carry|names?|"
    r"states?|shows?|gives?|requires?|keeps?) "
    r"(?P<list>[\w ,-]+?)(?P<before> before (?:it is|being|it can be|they are)? "
    r"?(?P<state>\w+))?(?: to be (?P<goal>\w+))?$"
)
_NAMED_FIRST: Final = re.compile(
    r"^(?P<list>[\w ,-]+?) (?:is|are) (?:needed|required|mandatory|stated|named|given)(?: (?:with|"
    r"for|before) .*)?$"
)
_DIFFER: Final = re.compile(
    r"^(?P<one>[\w ]+?) and (?P<other>[\w ]+?)(?: \w+)? (?:differ|are different|are not the same)$"
)
_TWO: Final = re.compile(r"^an? (?P<what>[\w ]+?) (?:has|needs|is between) two different (?P<kind>[\w ]+)$")
_CONDITIONAL: Final = re.compile(
    r"\b(?:above|below|enough|first|next|again|over \d|under \d|own|only|where|unless|if)\b"
)
"""What makes a need depend on more than the record having a state."""
_FILLER: Final = ("a valid ", "valid ", "at least one ", "its ", "a ", "an ", "one ", "the ")


def _cleaned(part: str) -> str:
    part = part.strip()
    for filler in _FILLER:
        part = part.removeprefix(filler)
    return with_articles_off(part)


def _any_given(entity: Entity, names: list[str], text: str, scope: Scope) -> None:
    empty = [Call(function="is_empty", arguments=(ref(name),)) for name in names]
    condition = Not(operand=binary("and", empty[0], empty[1]))
    add(scope, entity, Check(condition=condition, message=message(text), field=names[0]))


def _guarded(entity: Entity, name: str, state: str, text: str, scope: Scope) -> bool:
    """Needed only for a step: its guard asks for it."""
    now = scope.entities[entity.name]
    if now.states is None:
        return False
    wanted = state[:5]
    steps = []
    hit = False
    for step in now.states.transitions:
        if step.target.startswith(wanted) or step.name.startswith(wanted):
            given = Not(operand=Call(function="is_empty", arguments=(ref(name),)))
            guard = given if step.guard is None else binary("and", step.guard, given)
            step, hit = step.model_copy(update={"guard": guard, "message": message(text)}), True
        steps.append(step)
    if hit:
        scope.put(
            now.model_copy(update={"states": now.states.model_copy(update={"transitions": tuple(steps)})})
        )
    return hit


_KINDS: Final = {
    "date": ("date", "datetime"), "time": ("datetime", "time", "date"), "day": ("date", "datetime"),
    "photo": ("image",), "picture": ("image",), "image": ("image",), "text": ("long_text",), "price": ("money",),
    "amount": ("money",), "place": ("address", "geo"), "file": ("file",), "receipt": ("file", "image"),
}  # fmt: skip
"""Kinds of field by the word that people use for the only one of its kind."""


def _by_kind(entity: Entity, wanted: str) -> Field | None:
    """`a time` of a reading is its moment, whatever it is called; only where one field can be meant."""
    for kind in _KINDS.get(wanted, ()):
        fields = [field for field in entity.fields if field.type.kind == kind]
        if len(fields) == 1:
            return fields[0]
    return None


def _demand(entity: Entity, part: str, state: str | None, text: str, scope: Scope) -> bool:
    either = [_cleaned(item) for item in part.split(" or ")]
    if len(either) == 2:
        fields = [field.name for item in either if (field := field_named(entity, item))]
        if len(fields) == 2:
            _any_given(entity, fields, text, scope)
            return True
    wanted = _cleaned(part)
    field = field_named(entity, wanted) or _by_kind(entity, wanted)
    name = field.name if field else member_named(entity, wanted)
    if name is None:
        return False
    if state and _guarded(entity, name, state, text, scope):
        return True
    if state:
        return False
    if field and isinstance(field.type, BooleanType):
        add(
            scope,
            entity,
            Check(condition=binary("eq", ref(name), literal(True)), message=message(text), field=name),
        )
        return True
    return set_required(scope, entity, name)


def _demand_all(entity: Entity, parts: list[str], state: str | None, text: str, scope: Scope) -> bool:
    """Demand each part, also after one that is not known."""
    answers = [_demand(entity, part, state, text, scope) for part in parts]
    return all(answers)


def needed(text: str, scope: Scope) -> bool:
    """`an enquiry needs a name, a valid email or phone and consent`, `every entry has a category`.

    True when each thing named is asked for; what is there and asked for stays so even when another is not
    known.
    """
    if _CONDITIONAL.search(text):
        return False
    found = _NEEDED.match(text)
    entity = scope.named(found["what"]) if found else None
    said_first = _NAMED_FIRST.match(text)
    if entity is None and said_first:
        parts = [part for part in re.split(r",| and ", said_first["list"]) if part.strip()]
        for candidate in entities_for(text, scope):
            if all(field_named(candidate, _cleaned(item)) for part in parts for item in part.split(" or ")):
                return _demand_all(candidate, parts, None, text, scope)
        return False
    if found is None or entity is None or own_words(entity.name) == {"user"}:
        return False
    parts = [part for part in re.split(r",| and ", found["list"]) if part.strip()]
    state = found["state"] or found["goal"]
    return _demand_all(entity, parts, state, text, scope)


def _differ(entity: Entity, one: str, other: str, text: str, scope: Scope) -> bool:
    condition = unless_empty(entity, [one, other], binary("ne", ref(one), ref(other)))
    field = one if entity.field(one) else None
    add(scope, entity, Check(condition=condition, message=message(text), field=field))
    return True


def different(text: str, scope: Scope) -> bool:
    """`a match has two different teams`, `from and to currency differ`."""
    two = _TWO.match(text)
    if two:
        entity, kind = scope.named(two["what"]), set(words(two["kind"]))
        links = [item.name for item in entity.relations if own_words(item.target) & kind] if entity else []
        return entity is not None and len(links) == 2 and _differ(entity, links[0], links[1], text, scope)
    found = _DIFFER.match(text)
    if not found:
        return False
    for entity in entities_for(text, scope):
        one = member_named(entity, with_articles_off(found["one"]))
        other = member_named(entity, with_articles_off(found["other"]))
        if one and other and one != other:
            return _differ(entity, one, other, text, scope)
    return False
