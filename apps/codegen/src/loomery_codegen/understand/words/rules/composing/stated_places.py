"""Stated numbers of places, and what nobody does twice: `at most 12 places`, `no more guests than its capacity`."""

from __future__ import annotations

import re

from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.composing.stated_limits import (
    COUNT,
    MOST,
    PLACES,
    TAKING_PART,
    VOID,
    count_of,
    counted_children,
    counting,
    link_to,
)
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_spec import Entity, Field
from loomery_spec.constraints import Capacity, UniqueTogether
from loomery_spec.fields import IntegerType
from loomery_spec.naming import field_name
from loomery_templates.catalogue.to_spec.rules.parts import add, message
from loomery_templates.catalogue.to_spec.scope import Scope

_HOLDS = re.compile(
    rf"^(?:an?|each|every|one|the|any)? ?(?P<per>[a-z -]+?) (?:can have|may have|must have|should have|has|have|"
    rf"offers?|is limited to|are limited to) (?:{MOST}|{COUNT.replace('count', 'bare')}) (?P<what>[a-z -]+)$"
)
_MORE_THAN_OWN = re.compile(
    r"^(?:an?|each|every|one|no|the)? ?(?P<per>[a-z -]+?) (?:cannot|can not|can't|must not|may not|should not|can|may|"
    r"must) (?:never )?(?:have|take|hold|accept|get) more (?P<what>[a-z -]+?) than (?:its|their|the|it has|there are) "
    r"?(?P<limit>[a-z -]*)$"
)
_NOBODY = re.compile(
    r"^(?:nobody|no one|no-one|no (?P<who>[a-z]+)|(?:an?|each|every|the|one)? ?(?P<who2>[a-z]+)) (?:can|may|must|"
    r"should|is allowed to|cannot|can not|can't|must not|may not)(?: not)?(?: only)? (?P<verb>[a-z]+(?: up| in| out)?)"
    r"(?: (?P<again>twice|more than once|once|only once|again))? ?(?:for|in|to|on|at|per|with|by)? ?(?:the same|an?|"
    r"each|every|one|the) (?P<per>[a-z -]+?)(?: (?P<late>twice|more than once|again|only once|once))?$"
)
_ANYBODY = "user"


def places(text: str, scope: Scope) -> bool:
    """`each class has at most 12 places`: a number that each class states, and no more bookings than that."""
    match = _HOLDS.match(text)
    if match is None or singular(match["what"].split()[-1]) not in PLACES:
        return False
    parent, most = scope.named(match["per"]), count_of(match["count"] or match["bare"] or "")
    if parent is None or parent.name == _ANYBODY or not most:
        return False
    limit = _with_places(parent, match["what"], most, scope)
    _no_more_than(scope.entities[parent.name], limit, "", text, scope)
    return True


def _with_places(parent: Entity, what: str, most: int, scope: Scope) -> str:
    """The parent's number of places, added where it has none; its name."""
    known = next((one for one in parent.fields if one.name in _NUMBERS and one.type.kind == "integer"), None)
    label = what[:1].upper() + what[1:]
    made = Field(
        name=known.name if known else field_name(what),
        label=label,
        type=IntegerType(min=1, max=most),
        default=most,
        required=True,
        evidence=evidence("stated", (), 0.85),
    )
    others = tuple(one for one in parent.fields if one.name != made.name)
    scope.put(parent.model_copy(update={"fields": (*others, made)}))
    return made.name


_NUMBERS = ("places", "seats", "spots", "slots", "capacity", "max_participants", "max_guests", "max_people")


def no_more_than_own(text: str, scope: Scope) -> bool:
    """`an event can't have more guests than its capacity`."""
    match = _MORE_THAN_OWN.match(text)
    parent = scope.named(match["per"]) if match else None
    if match is None or parent is None:
        return False
    said = field_name(match["limit"].strip())
    limits = [said, *_NUMBERS]
    limit = next(
        (one for one in limits if (field := parent.field(one)) and field.type.kind == "integer"), None
    )
    return limit is not None and _no_more_than(parent, limit, match["what"], text, scope)


def _no_more_than(parent: Entity, limit: str, what: str, text: str, scope: Scope) -> bool:
    """Counts those who take part in `parent`, or else what the words name."""
    named = scope.named(what) if what else None
    takers = [one for one in scope.entities.values() if one.name.split("_")[-1] in TAKING_PART]
    for child in [*takers, *([named] if named is not None else [])]:
        link = link_to(child, parent.name, scope)
        if link is not None and child.name != parent.name:
            where = counting(child, VOID)
            add(scope, child, Capacity(relation=link.name, limit=limit, where=where, message=message(text)))
            return True
    return False


def nobody_twice(text: str, scope: Scope) -> bool:
    """`nobody can sign up twice for the same event`, `a member cannot review a book more than once`."""
    match = _NOBODY.match(text)
    if match is None or not (match["again"] or match["late"]):
        return False
    who = match["who"] or match["who2"] or _ANYBODY
    for child in counted_children(match["per"], match["verb"], scope):
        links = [link_to(child, who, scope), link_to(child, match["per"], scope)]
        names = tuple(dict.fromkeys(link.name for link in links if link is not None))
        if len(names) == 2:
            add(scope, child, UniqueTogether(fields=names, message=message(text)))
            return True
    return False
