"""Stated limits as constraints: how many, once, not at the same time, what follows what."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from loomery_codegen.understand.words.rules.composing.time_spans import span_of, with_end
from loomery_codegen.understand.words.rules.composing.traces import SURE_TRACES
from loomery_codegen.understand.words.rules.reading.nouns import is_person, singular
from loomery_codegen.understand.words.rules.reading.plain_tagging import verb_base
from loomery_spec import Entity, Relation
from loomery_spec.constraints import Limit, NoOverlap, UniqueTogether
from loomery_spec.expressions import Expression, ListValue, Not
from loomery_spec.fields import ChoiceType
from loomery_templates.catalogue.to_spec.rules.parts import add, binary, literal, message, ref
from loomery_templates.catalogue.to_spec.scope import Scope

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "twenty": 20, "fifty": 50, "a hundred": 100,
}  # fmt: skip
COUNT = rf"(?P<count>\d+|{'|'.join(_WORDS)})"
MOST = rf"(?:at most|no more than|not more than|up to|a maximum of|maximum(?: of)?|max\.?|only|limited to) {COUNT}"
_ACTS = re.compile(
    rf"^(?:an?|each|every|one|the|any)? ?(?P<who>[a-z -]+?) (?:can(?:not)?|may(?: not)?|must not|is allowed to|"
    rf"are allowed to|should) "
    rf"(?:not )?(?:only )?(?P<verb>[a-z]+)(?: in| for| to)? (?:{MOST}|more than (?P<over>\d+|"
    rf"{'|'.join(_WORDS)})) (?P<what>[a-z -]+?)"
    r"(?P<now> (?:at once|at a time|at the same time|simultaneously))?(?: (?:per|each|a) (?P<per>[a-z]+))?$"
)
_HOLDS = re.compile(
    rf"^(?:an?|each|every|one|the|any)? ?(?P<per>[a-z -]+?) (?:can have|may have|must have|should have|has|have|"
    rf"can hold|holds?|takes?|"
    rf"can take|is limited to|are limited to|allows?) (?:{MOST}|{COUNT.replace('count', 'bare')}) "
    rf"(?P<what>[a-z -]+)$"
)
_PER = re.compile(
    rf"^(?:there (?:can|may|must) be )?(?:{MOST}) (?P<what>[a-z -]+?) (?:per|for each|for every|in each|in a|"
    rf"in one|a|by each) "
    r"(?P<per>[a-z -]+)$"
)
_ONCE = re.compile(
    r"^(?:an?|each|every|the|one|the same)? ?(?P<what>[a-z -]+?) (?:can|may|must|should) (?:only )?be "
    r"(?P<verb>[a-z]+)(?: only| just)? once$"
    r"|^(?:an?|each|every|the|one|the same)? ?(?P<what2>[a-z -]+?) (?:cannot|can not|can't|must not|may not) be "
    r"(?P<verb2>[a-z]+) (?:twice|more than once)$"
)
_ACTOR_ONCE = re.compile(
    r"^(?:an?|each|every|the|one)? ?(?P<who>[a-z]+) (?:can|may|must|should) (?:only )?(?P<verb>[a-z]+)(?: only| "
    r"just)? once "
    r"(?:per|for each|for every|for an?|in each|in an?|on an?|on each) (?P<per>[a-z ]+)$"
    r"|^(?:an?|each|every|the|one)? ?(?P<who2>[a-z]+) (?:can|may|must|should) (?:only )?(?P<verb2>[a-z]+)(?: on|"
    r" for| in)? "
    r"(?:an?|each|every|the same) (?P<per2>[a-z ]+?) only once$"
)
_CLASH = re.compile(
    r"\boverlap|\bdouble[- ]book|\b(?:booked|lent|rented|reserved|hired) twice\b|"
    r"\btwice at the same time\b|\bat the same time\b"
)
VOID = frozenset(
    {
        "cancelled",
        "canceled",
        "rejected",
        "declined",
        "withdrawn",
        "expired",
        "refused",
        "refunded",
        "no_show",
    }
)
"""States in which a record takes nothing away."""
_OVER = VOID | {"returned", "done", "completed", "closed", "finished", "archived"}
"""States in which a record is no longer at hand."""


def limited(text: str, scope: Scope) -> bool:
    """`a member may borrow at most three books`, `no more than 20 participants per class`."""
    for pattern in (_ACTS, _PER, _HOLDS):
        match = pattern.match(text)
        if match:
            given = match.groupdict()
            count = count_of(given.get("count") or given.get("over") or given.get("bare") or "")
            if count and _limit(given, count, text, scope):
                return True
    return False


def count_of(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS.get(written, 0)


def _limit(given: dict[str, str | None], count: int, text: str, scope: Scope) -> bool:
    what, who = given.get("what") or "", given.get("who") or ""
    per = given.get("per") or who
    for child in counted_children(what, given.get("verb") or "", scope):
        link = link_to(child, per, scope) or (_owner_link(child) if per == who else None)
        if link is not None and (not who or per == who or link_to(child, who, scope) is not None):
            where = counting(child, _OVER) if given.get("now") or given.get("verb") else None
            add(scope, child, Limit(scope=(link.name,), maximum=count, where=where, message=message(text)))
            return True
    return False


def counted_children(what: str, verb: str, scope: Scope) -> list[Entity]:
    """The records that are counted: what the verb leaves, what is named, or what stands for people who take part."""
    found = []
    trace = scope.named(SURE_TRACES.get(_base(verb), "")) if verb else None
    named = scope.named(what)
    if trace is not None:
        found.append(trace)
    if named is not None and named.name != "user":
        found.append(named)
    head = singular(what.split()[-1]) if what else ""
    if head in PLACES or is_person(head):
        found += [
            one for one in scope.entities.values() if one.owner and one.name.split("_")[-1] in TAKING_PART
        ]
    if verb and named is not None:
        found += [one for one in scope.entities.values() if one.owner and link_to(one, named.name, scope)]
    return found


def _base(verb: str) -> str:
    """`booked` -> `book`, `reserved` -> `reserve`."""
    stems = (verb, verb.removesuffix("d"), verb.removesuffix("ed"), verb_base(verb))
    return next((stem for stem in stems if stem in SURE_TRACES), verb)


PLACES = ("place", "seat", "spot", "slot")
TAKING_PART = (
    "booking",
    "registration",
    "enrolment",
    "participation",
    "reservation",
    "ticket",
    "application",
)


def link_to(child: Entity, phrase: str, scope: Scope) -> Relation | None:
    """The to-one relation of `child` to what a phrase names; people who act are its owner."""
    links = [link for link in child.relations if link.kind in ("many_to_one", "one_to_one")]
    target = scope.named(phrase)
    if target is not None:
        for link in links:
            if link.target == target.name and target.name != child.name:
                return link
    if is_person(singular(phrase.split()[-1])) if phrase else False:
        return _owner_link(child) or next((link for link in links if link.target == "user"), None)
    return None


def _owner_link(child: Entity) -> Relation | None:
    return child.relation(child.owner) if child.owner else None


def counting(entity: Entity, leave_out: Collection[str]) -> Expression | None:
    """Which records count: those not in these states."""
    field = entity.field(entity.states.field) if entity.states else None
    if field is None or not isinstance(field.type, ChoiceType):
        return None
    over = tuple(choice.value for choice in field.type.choices if choice.value in leave_out)
    if len(over) == 1:
        return binary("ne", ref(field.name), literal(over[0]))
    return Not(operand=binary("in", ref(field.name), ListValue(values=over))) if over else None


def once(text: str, scope: Scope) -> bool:
    """`a seat can only be booked once`, `users can vote only once per poll`."""
    if match := _ACTOR_ONCE.match(text):
        who, per = match["who"] or match["who2"], match["per"] or match["per2"]
        for child in counted_children(per, match["verb"] or match["verb2"], scope):
            links = [link_to(child, who, scope), link_to(child, per, scope)]
            names = tuple(dict.fromkeys(link.name for link in links if link is not None))
            if len(names) == 2:
                add(scope, child, UniqueTogether(fields=names, message=message(text)))
                return True
    if match := _ONCE.match(text):
        what, verb = match["what"] or match["what2"], match["verb"] or match["verb2"]
        for child in counted_children(what, verb, scope):
            link = link_to(child, what, scope)
            if link is not None:
                where = counting(child, VOID)
                add(scope, child, Limit(scope=(link.name,), maximum=1, where=where, message=message(text)))
                return True
    return False


def no_clash(text: str, scope: Scope) -> bool:
    """`appointments must not overlap`: for what the words name, else for everything of the kind."""
    same = re.search(r"\bsame (?!time|day|night|date|hour|slot|period|moment|week)([a-z]+)", text)
    if not _CLASH.search(text) or (same and scope.named(same.group(1)) is None):
        return False
    for entity in _said(text, scope):
        start, end = span_of(entity)
        if start is None:
            continue
        within = tuple(
            link.name
            for link in entity.relations
            if link.kind in ("many_to_one", "one_to_one")
            and link.target != "user"
            and (_is_said(link.target, text) or (same is not None and _is_same(same.group(1), link, scope)))
        )
        if end is None and start.type.kind == "datetime" and "overlap" in text:
            entity, end = with_end(entity, start, scope)
        if end is not None and end.name != start.name and end.type.kind == start.type.kind != "time":
            rule = NoOverlap(
                start=start.name,
                end=end.name,
                scope=within,
                where=counting(entity, VOID),
                message=message(text),
            )
            add(scope, entity, rule)
            return True
        if start.type.kind == "datetime":
            add(scope, entity, UniqueTogether(fields=(*within, start.name), message=message(text)))
            return True
    return False


def _is_same(word: str, link: Relation, scope: Scope) -> bool:
    named = scope.named(word)
    return named is not None and named.name == link.target


def _said(text: str, scope: Scope) -> Sequence[Entity]:
    """The entities that the words name, and those that belong to what they name."""
    named = [one for one in scope.entities.values() if _is_said(one.name, text)]
    about = [
        one
        for one in scope.entities.values()
        if one not in named
        and any(_is_said(link.target, text) for link in one.relations if link.target != "user")
    ]
    booked = [one for one in about if one.owner is not None or one.states is not None]
    return [*named, *booked]


def _is_said(name: str, text: str) -> bool:
    words = {singular(word) for word in re.findall(r"[a-z]+", text)}
    return set(name.split("_")) - {"entry"} <= words or name.split("_")[-1] in words
