"""Rules between a record and what it is about: its state, its opening times, its limits, its owner."""

import re
from typing import Final

from loomery_spec import Entity
from loomery_spec.constraints import Check
from loomery_spec.expressions import Expression, Not, Now, Today
from loomery_templates.catalogue.to_spec.members import NUMBERS, own_words
from loomery_templates.catalogue.to_spec.rules.meant import children_for, state_of, to_one
from loomery_templates.catalogue.to_spec.rules.parts import (
    add,
    binary,
    entities_for,
    field_named,
    message,
    ref,
    unless_empty,
)
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import words

__all__ = ["not_itself", "refused_to", "within_parent", "within_times"]

_DONE_TO: Final = re.compile(
    r"^(?P<only>only )?(?:an? |the )?(?P<what>[\w -]+?) (?P<no>cannot be|can not be|may not be|is not|are not|"
    r"is never|are never|can be|may be|no longer|takes? no|accepts? no|takes? nothing|gets? no|may)"
    r"(?: further| new| more)? ?(?P<verbs>[\w ]*?)(?: (?:again|in|into|except|unless|on|to|until|"
    r"any more)\b.*)?$"
)
_CLOSES: Final = (
    "clos", "deadline", "end", "until", "cut", "due", "reply", "expir", "start", "date", "kick", "depart", "draw",
)  # fmt: skip
_OF_A_LIFE: Final = {"birth", "born", "birthday", "hired", "joined", "death"}
"""Dates of people, which open and close nothing."""
_OPENS: Final = ("open", "start", "begin", "from")
_AFTER: Final = re.compile(
    r"\b(?:no|not|never) (?:new |further |more )?(?P<what>[\w -]+?) (?:is |are |after|before|outside)|"
    r"^(?P<counted>[\w -]+?) (?:counts? only between|only between|closes? (?:at|on|with)|close at|only within|"
    r"end at|ends at|only until|are accepted until|are taken until)|"
    r"^(?:past|ended|closed|finished) (?P<parent>[\w -]+?) takes? no (?P<child>[\w -]+)$"
)
_BOTH: Final = re.compile(r"\b(?:between|outside|within|before .* after|before the start or)\b")
_LESS: Final = re.compile(
    r"^(?:the )?(?P<left>[\w ]+?) (?:does not exceed|do not exceed|never exceeds?|is not above|"
    r"is at most|are at most|"
    r"stays within|stay within|is not greater than|is never more than|is not more than) (?:the |"
    r"its |their |what the )?"
    r"(?P<right>[\w' ]+)$"
)
_MORE: Final = re.compile(
    r"^(?:the |an? )?(?P<left>[\w ]+?) (?:is at least|is not below|reaches?|reach|is never below) "
    r"(?:the |its |their )?(?P<right>[\w' ]+)$"
)
_SELF: Final = re.compile(
    r"\b(?:with|to|against|before|for) (?:themselves|themself|itself|himself)\b|\bplay itself\b|"
    r"\bbefriends? themselves\b"
    r"|\breviews? themselves\b|\bdiffer\b"
)


def refused_to(text: str, scope: Scope) -> bool:
    """`a sold-out dish cannot be ordered`, `only published games can be played`: asked when the record is made."""
    found = _DONE_TO.match(text)
    if found is None:
        return False
    negative = found["no"] not in ("can be", "may be", "may")
    if bool(found["only"]) == negative:
        return False
    verbs = [word for word in re.split(r"[ ,]+|\bor\b|\band\b", found["verbs"]) if word]
    parent = state_of(found["what"], scope)
    if parent is None or (not verbs and "nothing" not in found["no"]):
        return False
    entity = parent[0]
    pairs = [pair for verb in verbs or ["used"] for pair in children_for(verb, entity, scope)]
    for child, link in pairs:
        there = state_of(found["what"], scope, via=link.name)
        if there is None:
            return False
        condition: Expression = there[1] if found["only"] else Not(operand=there[1])
        _once(scope, child, unless_empty(child, [link.name], condition), text, link.name)
    return bool(pairs)


def _once(scope: Scope, child: Entity, condition: Expression, text: str, field: str | None = None) -> None:
    add(scope, child, Check(condition=condition, message=message(text), field=field, on="created"))


def _moment(entity: Entity, stems: tuple[str, ...], said: set[str]) -> str | None:
    """A moment or a day of the parent, the one that the rule names before the usual ones."""
    dates = [
        field
        for field in entity.fields
        if field.type.kind in ("date", "datetime") and not own_words(field.name) & _OF_A_LIFE
    ]
    begins = {stem for stem in stems if any(word.startswith(stem) for word in said)}
    named = [f.name for stem in stems if stem in begins for f in dates if _begins(f.name, {stem})]
    usual = [field.name for stem in stems for field in dates if _begins(field.name, {stem})]
    return next(iter((*named, *usual)), None)


def _begins(name: str, stems: set[str]) -> bool:
    return any(word.startswith(stem) for stem in stems for word in own_words(name))


def within_times(text: str, scope: Scope) -> bool:
    """`no bids before the start or after the end`, `votes count only between opening and closing`."""
    found = _AFTER.search(text)
    if found is None:
        return False
    said = set(words(text.replace("_", " ")))
    phrase = found["what"] or found["counted"] or found["child"]
    child = scope.named(phrase) or _by_deed(phrase, scope)
    if child is None:
        return False
    about = [one for one in scope.entities.values() if any(link.target == child.name for link in to_one(one))]
    for holder, link in [(one, link) for one in (child, *about) for link in to_one(one)]:
        parent = scope.entities.get(link.target)
        if parent is None or parent.system or parent.name == holder.name:
            continue
        end = _moment(parent, _CLOSES, said)
        start = _moment(parent, _OPENS, said) if _BOTH.search(text) else None
        if end is None or end == start:
            continue
        ends = _not_after(parent, link.name, end)
        condition = ends if start is None else binary("and", _not_before(parent, link.name, start), ends)
        _once(scope, holder, condition, text)
        return True
    return False


def _by_deed(phrase: str, scope: Scope) -> Entity | None:
    """`signing` -> the signature, `tip` -> the prediction: the record whose name begins alike."""
    stem = words(phrase)[-1][:4] if words(phrase) else ""
    return next(
        (
            item
            for item in scope.entities.values()
            if len(stem) > 3 and any(w.startswith(stem) for w in own_words(item.name))
        ),
        None,
    )


def _not_after(parent: Entity, link: str, name: str) -> Expression:
    field = parent.field(name)
    day = field is not None and field.type.kind == "date"
    made = Today() if day else Now()
    return binary("le", made, ref(link, name))


def _not_before(parent: Entity, link: str, name: str) -> Expression:
    field = parent.field(name)
    day = field is not None and field.type.kind == "date"
    made = Today() if day else Now()
    return binary("ge", made, ref(link, name))


def _number(entity: Entity, phrase: str) -> str | None:
    field = field_named(entity, phrase)
    return field.name if field is not None and field.type.kind in NUMBERS else None


def within_parent(text: str, scope: Scope) -> bool:
    """`load does not exceed the vehicle's payload`: a number of a record and one of what it belongs to."""
    found = _LESS.match(text)
    more = _MORE.match(text) if found is None else None
    match = found or more
    if match is None:
        return False
    left, right = match["left"], match["right"].replace("'s", "")
    for entity in entities_for(text, scope):
        own = _number(entity, left)
        if own is None:
            continue
        for link in to_one(entity):
            parent = scope.entities.get(link.target)
            other = _parents_number(parent, right) if parent and not parent.system else None
            if other is None:
                continue
            condition = binary("ge" if more else "le", ref(own), ref(link.name, other))
            add(scope, entity, Check(condition=condition, message=message(text), field=own))
            return True
    return False


def _parents_number(parent: Entity, phrase: str) -> str | None:
    """The number that the words name, the parent's own name left out."""
    own = own_words(parent.name) | own_words(parent.label)
    rest = [word for word in words(phrase) if word not in own and word not in ("of", "the")]
    return _number(parent, " ".join(rest)) if rest else None


def not_itself(text: str, scope: Scope) -> bool:
    """`nobody swaps with themselves`, `a team does not play itself`: two links to one kind differ."""
    if not _SELF.search(text):
        return False
    for entity in entities_for(text, scope):
        links = to_one(entity)
        pairs = [
            (one, other)
            for place, one in enumerate(links)
            for other in links[place + 1 :]
            if one.target == other.target
        ]
        if not pairs:
            continue
        one, other = pairs[0]
        condition = unless_empty(entity, [one.name, other.name], binary("ne", ref(one.name), ref(other.name)))
        add(scope, entity, Check(condition=condition, message=message(text)))
        return True
    return False
