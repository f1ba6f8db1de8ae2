"""Gives each stated value to the thing that has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.composing.names import names_of
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.reading.model import Phrase, Reading, StatedField, Thing
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

SURE = 0.95
"""Confidence of a value that something is said to have."""
LIKELY = 0.6
"""Confidence from which a value that nobody is said to have is kept with what it is entered for."""
_WHEN = word_set("day date time slot")
_CHOSEN_WHEN = re.compile(r"\b(?:choose|pick|select|say)s? (?:the|a|their|which) (?:day|date|time|slot)\b")
_HANDED_OVER = re.compile(r"(?:pick-?up|collection|delivery|handover) (?:day|date|time|slot|moment)$")
_MAKES = word_set(
    "place book order create submit add make start post publish send register request reserve apply"
)


def with_fields(picks: Sequence[Pick], reading: Reading) -> tuple[Pick, ...]:
    """Each value goes to the thing that has it; values that are asked for without an owner go to the main thing."""
    mine: dict[str, list[StatedField]] = {pick.name: [] for pick in picks}
    for one in (one for one in reading.fields if not _is_sort_of(one, picks)):
        handed_over = _handed_over(one, picks, reading)
        for pick in owners(one, picks, reading) if handed_over is None else handed_over:
            mine[pick.name].append(one)
    return tuple(replace(pick, fields=tuple(mine[pick.name])) for pick in picks)


def _is_sort_of(one: StatedField, picks: Sequence[Pick]) -> bool:
    """`choose a car type` where cars are kept: which car it is."""
    *before, head = one.name.split()
    return one.owner is None and head == "type" and any(pick.words.split() == before for pick in picks)


def _handed_over(one: StatedField, picks: Sequence[Pick], reading: Reading) -> list[Pick] | None:
    """`bicycles with pickup dates`, `they choose the day`: when goods change hands is said of each order, and once;
    None for all other values and where nothing is ordered."""
    orders = [pick for pick in picks if pick.archetype == "order"]
    said = reading.sentences[one.sentence].text.lower()
    chosen = one.name in _WHEN and _CHOSEN_WHEN.search(said) is not None
    if not orders or not (chosen or _HANDED_OVER.match(one.name)):
        return None
    named = any(_HANDED_OVER.match(other.name) for other in reading.fields)
    return [] if chosen and named else orders[:1]


def owners(one: StatedField, picks: Sequence[Pick], reading: Reading) -> list[Pick]:
    """The picks that have a value; by their whole names before their last words."""
    if one.owner is None:
        return [_asked_for(one, picks, reading)] if picks and one.confidence >= LIKELY else []
    exact = [pick for pick in picks if one.owner.name == pick.words]
    alike = exact or [pick for pick in picks if _same(one.owner.name, pick.words)]
    known = alike or [pick for pick in picks if one.owner.name in names_of(pick.archetype)]
    return known[:1] if known and not alike else known or _reported(one.owner, picks, reading)


def _reported(owner: Phrase, picks: Sequence[Pick], reading: Reading) -> list[Pick]:
    """`report problems with a photo`: what is told of a problem stands in the report."""
    done = {deed.verb for deed in reading.deeds if deed.object is not None and deed.object.name == owner.name}
    return [pick for pick in picks if pick.words.split()[-1] in done][:1]


def _asked_for(one: StatedField, picks: Sequence[Pick], reading: Reading) -> Pick:
    """What a value without an owner is entered for: what the sentence makes, another thing of it, the main thing."""
    around = reading.sentences[one.sentence].place
    made = [deed.object for deed in reading.deeds if deed.sentence == one.sentence and deed.verb in _MAKES]
    for phrase in made:
        for pick in picks:
            if phrase is not None and _same(phrase.name, pick.words):
                return pick
    near = [
        pick
        for pick in picks
        if not is_person(pick.words)
        and any(around.start <= place.start < around.end for place in pick.places)
    ]
    return near[0] if near else picks[0]


def has_values(thing: Thing, reading: Reading) -> bool:
    """Whether the text plainly tells what a thing has: `a shift has a date`."""
    owners = [one.owner for one in reading.fields if one.confidence >= SURE and one.owner is not None]
    return any(owner.name == thing.name for owner in owners)


def _same(one: str, other: str) -> bool:
    return one == other or one.split()[-1] == other.split()[-1]
