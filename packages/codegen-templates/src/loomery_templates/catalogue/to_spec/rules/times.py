"""Rules about time: one date after another, not in the past, no two at once."""

import re
from typing import Final

from loomery_spec import Entity, Field
from loomery_spec.constraints import Check, NoOverlap
from loomery_spec.expressions import Expression, ListValue, Not
from loomery_templates.catalogue.to_spec.members import date_fields, member_named, own_words
from loomery_templates.catalogue.to_spec.rules.parts import (
    add,
    binary,
    entities_for,
    field_named,
    literal,
    message,
    ref,
    replace_field,
    unless_empty,
    with_articles_off,
)
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import word_set, words

__all__ = ["end_field", "no_overlap", "not_past", "one_after_another", "start_field"]

_AFTER: Final = re.compile(
    r"^(?P<late>[\w' -]+?) (?:is|are|lies|comes|ends|closes|takes place|cannot be|can be)?\s*"
    r"(?P<how>not before|never before|after|later than|before|earlier than|not after) (?P<early>[\w' -]+)$"
)
_PAST: Final = re.compile(
    r"\b(?:lies in the future|not in the past|no \w+ in the past|(?:not|never|cannot) [\w ]*for a "
    r"past|in the future only|"
    r"cannot be in the past|in the past cannot|for a past day|past (?:days|dates|times) cannot)\b"
)
_OVERLAP: Final = re.compile(
    r"\boverlap\b|\b(?:twice|double)[ -]?(?:booked )?(?:at once|at the same time|for the same time|"
    r"for the same)|"
    r"\bat the same time\b|\bat once\b|\bat a time\b|\bbooked twice\b|\bshare a (?:night|time|slot)\b|"
    r"\bplanned twice\b|\bone \w+ (?:per|at a) (?:time slot|slot)\b|\bnever booked twice\b|\bno "
    r"double booking\b|"
    r"\btwo shifts\b|\b(?:two|no two) \w+ (?:at|in) the same\b"
)
_FREE: Final = word_set(
    "cancelled canceled rejected declined no_show withdrawn expired refused refunded closed void deleted"
)
_ENDINGS: Final = (
    "end",
    "until",
    "to",
    "check_out",
    "checkout",
    "departure",
    "return",
    "finish",
    "due",
    "leav",
    "clos",
)
_STARTS: Final = (
    "start",
    "begin",
    "from",
    "check_in",
    "checkin",
    "arriv",
    "pick",
    "open",
    "depart",
    "scheduled",
    "at",
)


def _dates(entity: Entity) -> list[Field]:
    return [field for field in entity.fields if field.type.kind in {"date", "datetime", "time"}]


def start_field(entity: Entity) -> Field | None:
    """The date or time with which a record begins."""
    dates = _dates(entity)
    return next((item for stem in _STARTS[:8] for item in dates if item.name.startswith(stem)), None)


def end_field(entity: Entity) -> Field | None:
    """The date or time with which a record ends."""
    dates = _dates(entity)
    return next((item for stem in _ENDINGS for item in dates if item.name.startswith(stem)), None)


def _date_named(entity: Entity, phrase: str) -> Field | None:
    """A date by its words; `end`, `start` and their kin by what they mean."""
    field = field_named(entity, phrase)
    if field and field.type.kind in {"date", "datetime", "time"}:
        return field
    said = set(words(with_articles_off(phrase).replace("-", "_").replace("_", " ")))
    for item in _dates(entity):
        stems = {word[:4] for word in own_words(item.name) if len(word) > 3}
        if stems & {word[:4] for word in said if len(word) > 3}:
            return item
    if said & {"end", "until", "to"}:
        return end_field(entity)
    if said & {"start", "begin", "beginning", "from"}:
        return start_field(entity)
    return None


def _pairs(text: str, scope: Scope, late: str, early: str) -> list[tuple[Entity, Field, Field]]:
    found: list[tuple[Entity, Field, Field]] = []
    for entity in entities_for(text, scope):
        one, other = _date_named(entity, late), _date_named(entity, early)
        if one is None and scope.leading(late) and scope.leading(late)[0] is entity:  # type: ignore[index]
            one = end_field(entity)
        if (
            one
            and other
            and one.name != other.name
            and (one.type.kind == "time") == (other.type.kind == "time")
        ):
            found.append((entity, one, other))
    return found


def one_after_another(text: str, scope: Scope) -> bool:
    """`the end is after the start`, `due date is not before issue date`."""
    plain = text.replace("it starts", "start").replace("it began", "start").replace("it begins", "start")
    found = _AFTER.match(plain.replace("it opens", "opens"))
    if not found:
        return False
    how = found["how"]
    late, early = (
        (found["early"], found["late"])
        if how in {"before", "earlier than", "not after"}
        else (found["late"], found["early"])
    )
    op = "ge" if how.startswith(("not", "never")) else "gt"
    done = False
    for entity, one, other in _pairs(text, scope, late, early):
        condition = binary(op, ref(one.name), ref(other.name))  # type: ignore[arg-type]
        safe = unless_empty(entity, [one.name, other.name], condition)
        add(scope, entity, Check(condition=safe, message=message(text), field=one.name))
        done = True
    return done


def not_past(text: str, scope: Scope) -> bool:
    """`a visit cannot be booked for a past day`."""
    if not _PAST.search(text) or re.match(r"^no \w+ lies in the future", text):
        return False
    for entity in entities_for(text, scope):
        dates = [item for item in date_fields(entity) if "birth" not in item.name and "born" not in item.name]
        start = start_field(entity) or (dates[0] if dates else None)
        if start is None or start.type.kind == "time":
            continue
        least = "today" if start.type.kind == "date" else "now"
        replace_field(scope, entity, start, type=start.type.model_copy(update={"min": least}))
        return True
    return False


def _counting(entity: Entity) -> Expression | None:
    """Which records take up time: all but the cancelled and the like."""
    if entity.states is None:
        return None
    field = entity.field(entity.states.field)
    free = (
        [choice.value for choice in field.type.choices if choice.value in _FREE]
        if field and field.type.kind == "choice"
        else []
    )
    if not free or field is None:
        return None
    if len(free) == 1:
        return binary("ne", ref(field.name), literal(free[0]))
    return Not(operand=binary("in", ref(field.name), ListValue(values=tuple(free))))


def _scope_of(text: str, entity: Entity) -> tuple[str, ...]:
    """The relations that the words name ("a chair and a time"); those to people only where they say so."""
    said = set(words(text.replace("_", " ")))
    named = [
        item.name
        for item in entity.relations
        if item.kind in ("many_to_one", "one_to_one")
        and (own_words(item.name) | own_words(item.target)) & said
    ]
    if named:
        return tuple(named)
    people = {"person", "member", "nobody", "somebody", "user", "people", "child", "customer"}
    if said & people and entity.owner:
        return (entity.owner,)
    fields = [field for word in sorted(said) if (field := entity.field(member_named(entity, word) or ""))]
    return tuple(field.name for field in fields[:1] if field.type.kind in {"text", "choice"})


def no_overlap(text: str, scope: Scope) -> bool:
    """`a room is not booked twice at once`, `two leaves of one person do not overlap`."""
    if not _OVERLAP.search(text):
        return False
    said = set(words(text.replace("_", " ")))
    ranked = sorted(
        entities_for(text, scope),
        key=lambda item: (
            -len(
                (own_words(item.name) | {word for rel in item.relations for word in own_words(rel.name)})
                & said
            )
        ),
    )
    for entity in ranked:
        start, end = start_field(entity), end_field(entity)
        if start is None or end is None or start.type.kind != end.type.kind or start.name == end.name:
            continue
        within = _scope_of(text, entity)
        if within:
            rule = NoOverlap(
                start=start.name, end=end.name, scope=within, where=_counting(entity), message=message(text)
            )
            add(scope, entity, rule)
            return True
    return False
