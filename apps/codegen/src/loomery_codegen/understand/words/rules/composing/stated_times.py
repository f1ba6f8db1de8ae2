"""Limits in time: `books must be returned within 30 days`, `vouchers expire after 12 months`, `a day in advance`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.composing.stated_limits import COUNT, count_of, counted_children
from loomery_spec import Entity, Field
from loomery_spec.constraints import Check
from loomery_spec.expressions import Call, Expression, Now, Today
from loomery_spec.fields import DateType
from loomery_templates.catalogue.to_spec.rules.parts import add, binary, literal, message, ref, unless_empty
from loomery_templates.catalogue.to_spec.rules.times import end_field, start_field
from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["ends_within", "in_advance"]

_SPAN = rf"{COUNT.removesuffix(')')}|an?) (?P<unit>hour|day|week|month|year)s?"
_WITHIN = re.compile(
    rf"^(?:an?|each|every|all|the|any)? ?(?P<what>[a-z' -]+?) (?:must|have to|has to|should|need to|"
    rf"needs to|are to|is to) (?:always )?be (?P<verb>[a-z]+)(?: back)? (?:within|in|after) (?:at most )?{_SPAN}$"
)
_EXPIRES = re.compile(
    rf"^(?:an?|each|every|all|the|any)? ?(?P<what>[a-z' -]+?) (?:expires?|ends?|runs? out|(?:is|are) (?:valid|kept|due|"
    rf"open)|lasts?) (?:automatically )?(?:after|for|within|in) (?:at most )?{_SPAN}$"
)
_AHEAD = re.compile(
    rf"^(?:an?|each|every|all|the|any)? ?(?P<what>[a-z' -]+?) (?:must|have to|has to|should|can|may|need to)"
    rf"(?P<only> only)? (?:be )?(?P<verb>[a-z]+)(?P<object> [a-z -]+?)?(?P<only2> only)? "
    rf"(?P<how>at least|no later than|at the latest|at most|no more than|up to|not more than) {_SPAN} "
    rf"(?P<ends>in advance|ahead|before(?:hand)?(?: (?:it|they|the) ?[a-z ]*)?)$"
)
_AT_LEAST = ("at least", "no later than", "at the latest")
_UNDOING = ("cancel", "chang", "return", "withdraw", "refund", "edit", "mov", "reschedul")
"""What is done to a record that there is; until when is asked of that step."""
_ENDS = ("due", "expir", "until", "end", "return", "valid", "keep", "kept")
_DAYS = {"day": 1, "week": 7}
_LENGTH = {"month": 31, "year": 366}
"""The most days of a month and of a year: what ends on the same day of another month is within."""


def ends_within(text: str, scope: Scope) -> bool:
    """`loans must be returned within 30 days`: from its first day to the last there are no more days than that."""
    match = _WITHIN.match(text) or _EXPIRES.match(text)
    if match is None or match["unit"] == "hour":
        return False
    count = _count(match["count"])
    verb = match.groupdict().get("verb") or ""
    for entity in _about(match["what"], verb, scope):
        start, end = _begins(entity), _ends(entity)
        if start is None or not count:
            continue
        if end is None:
            entity, end = _with_end(entity, start, scope)
        if end.name == start.name or end.computed is not None:
            continue
        span = Call(function="days_between", arguments=(ref(start.name), ref(end.name)))
        most = count * (_DAYS.get(match["unit"]) or _LENGTH[match["unit"]])
        within = unless_empty(entity, [start.name, end.name], binary("le", span, literal(most)))
        add(scope, entity, Check(condition=within, message=message(text), field=end.name))
        return True
    return False


def _count(written: str) -> int:
    return 1 if written in ("a", "an") else count_of(written)


def _about(what: str, verb: str, scope: Scope) -> Sequence[Entity]:
    """What the words name, and what is kept of the borrowing, booking or buying of it."""
    named = scope.named(what)
    said = [] if named is None else [named]
    deals = [
        one
        for one in scope.entities.values()
        if named is not None
        and one.owner is not None
        and any(link.target == named.name for link in one.relations if link.kind == "many_to_one")
    ]
    both = [*deals, *said] if verb in ("returned", "brought", "paid", "given") else [*said, *deals]
    return list({one.name: one for one in (*both, *counted_children(what, verb, scope))}.values())


def _dates(entity: Entity) -> list[Field]:
    return [one for one in entity.fields if one.type.kind in ("date", "datetime")]


def _ends(entity: Entity) -> Field | None:
    dates = [one for one in _dates(entity) if not one.name.startswith("returned")]
    return next((one for stem in _ENDS for one in dates if stem in one.name), None)


def _begins(entity: Entity) -> Field | None:
    """The day from which the time runs."""
    end = _ends(entity)
    dates = [
        one for one in _dates(entity) if one is not end and not one.name.startswith(("returned", "paid"))
    ]
    return start_field(entity) if start_field(entity) in dates else next(iter(dates), None)


def _with_end(entity: Entity, start: Field, scope: Scope) -> tuple[Entity, Field]:
    """The entity with a last day right after the first."""
    because = evidence("implied", (), 0.6, "needed to see what is over")
    end = Field(name="due_on", label="Due on", type=DateType(), evidence=because)
    at = [one.name for one in entity.fields].index(start.name) + 1
    changed = entity.model_copy(update={"fields": (*entity.fields[:at], end, *entity.fields[at:])})
    scope.put(changed)
    return changed, end


def in_advance(text: str, scope: Scope) -> bool:
    """`rooms must be booked at least 2 days in advance`, `at most 4 weeks ahead`: asked when a record is made."""
    match = _AHEAD.match(text)
    if match is None or match["unit"] == "year" or match["verb"].startswith(_UNDOING):
        return False
    if match["ends"].startswith("before") and match["how"] not in _AT_LEAST:
        return False
    count = _count(match["count"])
    for entity in _about(f"{match['what']}{match['object'] or ''}", match["verb"], scope):
        start = start_field(entity)
        if start is None or start.type.kind not in ("date", "datetime") or end_field(entity) is start:
            continue
        least = match["how"] in _AT_LEAST
        add(
            scope,
            entity,
            Check(
                condition=unless_empty(entity, [start.name], _ahead(start, count, match["unit"], least)),
                message=message(text),
                on="created",
                field=start.name,
            ),
        )
        return True
    return False


def _ahead(start: Field, count: int, unit: str, least: bool) -> Expression:
    """How long it is from now to the start, compared with so much time."""
    hours = start.type.kind == "datetime"
    days = {"day": 1, "week": 7, "month": 30}.get(unit, 0) * count
    amount = (days * 24 or count) if hours else (days or 1)
    now: Expression = Now() if hours else Today()
    span = Call(function="hours_between" if hours else "days_between", arguments=(now, ref(start.name)))
    return binary("ge" if least else "le", span, literal(amount))
