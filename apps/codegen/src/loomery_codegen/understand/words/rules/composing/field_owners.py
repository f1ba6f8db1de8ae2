"""Gives each stated value to the thing that has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.reading.model import Reading, StatedField, Thing
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

SURE = 0.95
"""Confidence of a value that something is said to have."""
LIKELY = 0.6
"""Confidence from which a value that nobody is said to have is kept with what it is entered for."""
_MAKES = word_set(
    "place book order create submit add make start post publish send register request reserve apply"
)


def with_fields(picks: Sequence[Pick], reading: Reading) -> tuple[Pick, ...]:
    """Each value goes to the thing that has it; values that are asked for without an owner go to the main thing."""
    mine: dict[str, list[StatedField]] = {pick.name: [] for pick in picks}
    for one in reading.fields:
        for pick in owners(one, picks, reading):
            mine[pick.name].append(one)
    return tuple(replace(pick, fields=tuple(mine[pick.name])) for pick in picks)


def owners(one: StatedField, picks: Sequence[Pick], reading: Reading) -> list[Pick]:
    """The picks that have a value; by their whole names before their last words."""
    if one.owner is None:
        return [_asked_for(one, picks, reading)] if picks and one.confidence >= LIKELY else []
    exact = [pick for pick in picks if one.owner.name == pick.words]
    return exact or [pick for pick in picks if _same(one.owner.name, pick.words)]


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
