"""Rules that ask for something only then: in a state, above an amount, of a certain age or length."""

import re
from typing import Final

from loomery_spec import Entity, Field
from loomery_spec.constraints import Check
from loomery_spec.expressions import Call, Expression, Not, Today
from loomery_spec.fields import DateType
from loomery_templates.catalogue.to_spec.members import amount_field, member_named, own_words
from loomery_templates.catalogue.to_spec.rules.meant import is_empty, state_of
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
from loomery_templates.catalogue.to_spec.rules.times import end_field, start_field
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import words

__all__ = ["above_needs", "aged", "in_state_needs", "lengths", "longest", "not_future"]

_STATE_NEEDS: Final = re.compile(
    r"^(?:an? |the |every |each )?(?P<what>[\w -]+?) (?:needs?|has|have|carries|carry|names?|"
    r"gives?|states?|keeps?|"
    r"is only|are published only with|is published only with) (?:an? |the |its |their )?(?P<need>[\w ]+?)$"
)
_ABOVE: Final = re.compile(
    r"^(?P<what>[\w ]+?) (?:above|over|of more than) (?P<value>[\d.]+)(?: ?(?:percent|per cent|"
    r"%))? (?:needs?|require) "
    r"(?:an? |the )?(?P<need>[\w ]+)$"
)
_LENGTH: Final = re.compile(
    r"^(?:an? |the )?(?P<what>[\w ]+?) (?:has|have|with|is|"
    r"are)? ?(?:(?P<low>\d+) to (?P<high>\d+)|at least (?P<least>\d+)|"
    r"at most (?P<most>\d+)|exactly (?P<exact>\d+)|(?P<same>\d+)) (?:characters|letters|digits)(?: long)?$"
)
_AGED: Final = re.compile(
    r"^(?:an? |the )?(?P<who>[\w ]+?) (?:are|is|must be) (?:at least |over )?(?P<low>\d+)(?: to (?P<high>\d+))?"
    r"(?: years old| or older)?$|^(?:an? )?(?P<of_age>[\w ]+?) (?:are|is) of (?:legal )?age$"
)
_FUTURE: Final = re.compile(r"\b(?:not|no \w+ lies|never|no \w+ is) in the future\b")
_LONGEST: Final = re.compile(
    r"^(?:an? |the )?(?P<what>[\w ]+?) (?:runs?|lasts?|is|are|stays?) (?P<how>at most|at least|"
    r"no more than|up to) "
    r"(?P<count>\d+|one|two|three|seven|thirty) (?P<unit>days?|hours?|nights?)(?: long)?$"
)
_COUNTS: Final = {"one": 1, "two": 2, "three": 3, "seven": 7, "thirty": 30}


def _missing(entity: Entity, phrase: str) -> Expression | None:
    """That a named member is not given."""
    field = field_named(entity, phrase)
    name = field.name if field is not None else member_named(entity, with_articles_off(phrase))
    if name is None:
        return None
    if field is not None and field.type.kind == "boolean":
        return Not(operand=binary("eq", ref(name), literal(True)))
    return is_empty(name)


def _unless(entity: Entity, case: Expression, missing: Expression, text: str, scope: Scope) -> bool:
    condition = Not(operand=binary("and", case, missing))
    add(scope, entity, Check(condition=condition, message=message(text)))
    return True


def in_state_needs(text: str, scope: Scope) -> bool:
    """`a completed project has a year`, `a won deal has a value`: what a state asks for."""
    found = _STATE_NEEDS.match(text)
    state = state_of(found["what"], scope) if found else None
    if found is None or state is None:
        return False
    positive = re.sub(r" (?:above|over) zero$", "", found["need"])
    missing = _missing(state[0], positive)
    return missing is not None and _unless(state[0], state[1], missing, text, scope)


def above_needs(text: str, scope: Scope) -> bool:
    """`lines above 25 need a receipt`: a further value from an amount on."""
    found = _ABOVE.match(text)
    entity = scope.named(found["what"]) if found else None
    if found is None or entity is None:
        return False
    amount = amount_field(entity, words(found["what"])) or next(
        (field for field in entity.fields if field.type.kind == "money"), None
    )
    missing = _missing(entity, found["need"])
    if amount is None or missing is None:
        return False
    value = float(found["value"]) if "." in found["value"] else int(found["value"])
    return _unless(entity, binary("gt", ref(amount.name), literal(value)), missing, text, scope)


def lengths(text: str, scope: Scope) -> bool:
    """`a title has 5 to 150 characters`: the bounds of a text."""
    found = _LENGTH.match(text)
    if found is None:
        return False
    low = found["low"] or found["least"] or found["exact"] or found["same"]
    high = found["high"] or found["most"] or found["exact"] or found["same"]
    for entity in entities_for(text, scope):
        field = _text_named(entity, found["what"])
        if field is None:
            continue
        size = Call(function="length", arguments=(ref(field.name),))
        for op, value in (("ge", low), ("le", high)):
            if value:
                condition = unless_empty(entity, [field.name], binary(op, size, literal(int(value))))  # type: ignore[arg-type]
                add(scope, entity, Check(condition=condition, message=message(text), field=field.name))
        return True
    return False


def _text_named(entity: Entity, phrase: str) -> Field | None:
    field = field_named(entity, phrase)
    if field is not None and field.type.kind in ("text", "long_text"):
        return field
    if own_words(entity.name) & set(words(phrase)):
        return next((item for item in entity.fields if item.type.kind == "long_text"), None)
    return None


def aged(text: str, scope: Scope) -> bool:
    """`donors are 18 to 65`, `adopters are of age`: reckoned from the day of birth."""
    found = _AGED.match(text)
    if found is None:
        return False
    low, high = (int(found["low"]), found["high"]) if found["low"] else (18, None)
    for entity in entities_for(text, scope):
        birth = next((f for f in entity.fields if own_words(f.name) & {"birth", "born", "birthday"}), None)
        if (
            birth is None
            or birth.type.kind != "date"
            or not _is_called(entity, found["who"] or found["of_age"], scope)
        ):
            continue
        age = Call(function="age", arguments=(ref(birth.name),))
        condition: Expression = binary("ge", age, literal(low))
        if high:
            condition = binary("and", condition, binary("le", age, literal(int(high))))
        condition = unless_empty(entity, [birth.name], condition)
        add(scope, entity, Check(condition=condition, message=message(text), field=birth.name))
        return True
    return False


def _is_called(entity: Entity, phrase: str, scope: Scope) -> bool:
    """A kind of people that is no entity is never meant by the birth of an animal: only people's is personal."""
    named = scope.named(phrase)
    if named is None:
        return any(field.personal != "none" for field in entity.fields)
    return named.name == entity.name


def not_future(text: str, scope: Scope) -> bool:
    """`a birth date is not in the future`, `no activity lies in the future`."""
    if not _FUTURE.search(text):
        return False
    subject = re.sub(r"^no ", "", re.split(r" (?:is|are|lies|was)\b", text)[0])
    for entity in entities_for(text, scope):
        field = _past_date(entity, subject, scope)
        if field is None:
            continue
        if isinstance(field.type, DateType):
            replace_field(scope, entity, field, type=field.type.model_copy(update={"max": "today"}))
        elif field.type.kind == "datetime":
            continue
        else:
            year = Call(function="year", arguments=(Today(),))
            condition = unless_empty(entity, [field.name], binary("le", ref(field.name), year))
            add(scope, entity, Check(condition=condition, message=message(text), field=field.name))
        return True
    return False


def _past_date(entity: Entity, subject: str, scope: Scope) -> Field | None:
    kinds = ("date", "datetime")
    field = field_named(entity, subject)
    if field is not None and (field.type.kind in kinds or "year" in own_words(field.name)):
        return field
    named = scope.named(subject)
    if named is None or named.name != entity.name:
        return None
    return next((item for item in entity.fields if item.type.kind in kinds), None)


def longest(text: str, scope: Scope) -> bool:
    """`campaigns run at most 60 days`: from the first to the last day of a record."""
    found = _LONGEST.match(text)
    entity = scope.named(found["what"]) if found else None
    if found is None or entity is None:
        return False
    start, end = start_field(entity), end_field(entity)
    if start is None or end is None or start.type.kind != end.type.kind or start.name == end.name:
        return False
    hours = found["unit"].startswith("hour")
    if hours != (start.type.kind == "datetime"):
        return False
    span = Call(
        function="hours_between" if hours else "days_between", arguments=(ref(start.name), ref(end.name))
    )
    count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    op = "ge" if found["how"] == "at least" else "le"
    condition = unless_empty(entity, [start.name, end.name], binary(op, span, literal(count)))  # type: ignore[arg-type]
    add(scope, entity, Check(condition=condition, message=message(text), field=end.name))
    return True
