"""Stated rules: what can be enforced becomes constraints and permissions, the rest is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.composing.stated_limits import limited, no_clash, once
from loomery_codegen.understand.words.rules.composing.stated_permissions import approved_first, restricted
from loomery_codegen.understand.words.rules.composing.stated_places import (
    no_more_than_own,
    nobody_twice,
    places,
)
from loomery_codegen.understand.words.rules.composing.stated_times import ends_within, in_advance
from loomery_codegen.understand.words.rules.reading.model import StatedRule
from loomery_spec import Entity, Grant, Role
from loomery_spec.constraints import (
    Capacity,
    Constraint,
    Limit,
    LineItems,
    Movement,
    NoOverlap,
    UniqueTogether,
)
from loomery_templates.catalogue import Catalogue
from loomery_templates.catalogue.to_spec import Scope, apply_rules

_OWN: tuple[Callable[[str, Scope], bool], ...] = (
    places,
    no_more_than_own,
    limited,
    once,
    nobody_twice,
    no_clash,
    approved_first,
    ends_within,
    in_advance,
)
_MUST = r"\b(?:must|has to|have to|should|needs? to) "
_MUST_NOT = r"\b(?:cannot|can not|can't|must not|may not|should not) "
_PLAIN = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (_MUST + r"(?:always )?(?:be|lie) (?:greater than|above|more than) (?:zero|0)\b", "is positive"),
        (r"\b(?:must|may|can|should)(?: ?not|'t)? (?:never )?be negative\b", "is not negative"),
        (r"\b(?:can|may|must|should) (?:never |not )?be less than (?:zero|0)\b", "is not negative"),
        (
            r"\b(?:(?:must|may|can|should) (?:never|not)|cannot|can't) (go|fall|drop|get) (?:below|under)\b",
            r"never \1 below",
        ),
        (_MUST + r"(?:always )?(?:be |lie |come )?(?=later than|earlier than|after|before)", "is "),
        (_MUST_NOT + r"(?:be|lie|come) (?=before|after)", "is not "),
        (_MUST + r"(?:always )?be\b", "is"),
        (_MUST_NOT, "cannot "),
        (_MUST + r"have\b", "has"),
        (r"\bgreater than or equal to\b", "at least"),
        (r"\bmandatory|obligatory|compulsory\b", "required"),
        (r"\b(?:only once|just once)$", "is unique"),
    )
)


@dataclass
class Kept:
    """The application with its stated rules, and which of them something enforces, by their places."""

    entities: tuple[Entity, ...]
    enforced: dict[int, list[str]] = field(default_factory=dict)
    """Where the clause begins -> what enforces it."""


def with_rules(entities: Sequence[Entity], rules: Sequence[StatedRule], roles: Sequence[Role]) -> Kept:
    """The entities with the constraints that the text states."""
    kept = Kept(tuple(entities))
    for rule in rules:
        scope = Scope.of(kept.entities, _synonyms(kept.entities))
        scope.roles = tuple(roles)
        if _takes(rule.text, scope):
            after = tuple(_with_evidence(scope.entities[one.name], one, rule) for one in kept.entities)
            changed = [new.name for new, old in zip(after, kept.entities, strict=True) if new != old]
            kept.entities = after
            named = scope.named(rule.text)
            about = changed or ([named.name] if named is not None else [])
            kept.enforced[rule.place.start] = [f"entities.{name}" for name in about] or ["entities"]
    return kept


def _synonyms(entities: Sequence[Entity]) -> dict[str, tuple[str, ...]]:
    """Other words for the entities, from what they were taken from."""
    catalogue = Catalogue.load()
    return {one.name: catalogue.archetype(one.archetype).synonyms for one in entities if one.archetype}


def without_doubles(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities whose stated rules stand instead of what is usual for the same things."""
    return tuple(_without_doubles(entity) for entity in entities)


def _without_doubles(entity: Entity) -> Entity:
    stated = {_matter(one) for one in entity.constraints if _is_stated(one)} - {None}
    kept = tuple(one for one in entity.constraints if _is_stated(one) or _matter(one) not in stated)
    return entity if kept == entity.constraints else entity.model_copy(update={"constraints": kept})


def _is_stated(rule: Constraint) -> bool:
    return rule.evidence is not None and rule.evidence.source == "stated"


def _matter(rule: Constraint) -> tuple[object, ...] | None:
    """What a rule decides on; two rules on the same matter would count twice or contradict each other."""
    match rule:
        case Capacity():
            return ("capacity", rule.relation)
        case Limit():
            return ("limit", rule.scope)
        case LineItems():
            return ("lines", rule.parent)
        case Movement():
            return ("movement", rule.relation, rule.field)
        case NoOverlap():
            return ("no_overlap", rule.start)
        case UniqueTogether():
            return ("unique", frozenset(rule.fields))
    return None


def _takes(text: str, scope: Scope) -> bool:
    forms = list(dict.fromkeys((text, canonical(text))))
    if any(step(form, scope) for form in forms for step in _OWN):
        return True
    before = dict(scope.entities)
    for form in reversed(forms):
        _, enforced, _ = apply_rules([form], scope, ())
        if enforced:
            return True
        scope.entities = dict(before)
    return False


def canonical(text: str) -> str:
    """The rule in the present tense that the rules of trades are written in."""
    for pattern, instead in _PLAIN:
        text = pattern.sub(instead, text)
    return " ".join(text.split()).strip(" .")


def _with_evidence(new: Entity, old: Entity, rule: StatedRule) -> Entity:
    known = set(map(id, old.constraints))
    because = evidence("stated", (rule.place,), 0.85)
    marked = tuple(
        one if id(one) in known else one.model_copy(update={"evidence": because}) for one in new.constraints
    )
    return new.model_copy(update={"constraints": marked}) if marked != new.constraints else new


def with_permissions(
    grants: tuple[Grant, ...],
    entities: Sequence[Entity],
    roles: Sequence[Role],
    rules: Sequence[StatedRule],
    kept: Kept,
) -> tuple[Grant, ...]:
    """The grants after `only librarians can add books` and `visitors cannot comment`; noted in `kept`."""
    scope = Scope.of(entities, {})
    scope.roles = tuple(roles)
    for rule in rules:
        if rule.place.start in kept.enforced:
            continue
        changed = restricted(rule.text, scope, grants)
        if changed is not None:
            grants, entity = changed
            kept.enforced[rule.place.start] = [f"entities.{entity}"]
    return grants
