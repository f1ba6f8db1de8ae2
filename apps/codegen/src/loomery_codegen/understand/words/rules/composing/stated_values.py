"""Nouns that a text gives to something as its value, or that are only sent: nothing of its own to keep."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.reading.model import Reading, Thing
from loomery_codegen.understand.words.rules.reading.nouns import singular
from loomery_codegen.understand.words.rules.reading.values import VALUES
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

__all__ = ["is_mere_value", "is_only_sent", "values_of"]

_MEDIA = word_set("image picture photo video audio voice text emoji sticker file link document gif")
_COUNTING = word_set("number amount count quantity")
_AMOUNTS = word_set("seat place copy spot point credit")
"""Of which something has so many: `rides with free seats`."""
_SENDS = word_set("send receive exchange forward")


def values_of(reading: Reading) -> frozenset[str]:
    """What the text gives to something as its value: `photo` in `boats with photos`, `room` in `number of rooms`."""
    found: set[str] = set()
    for one in reading.fields:
        before, counted, what = one.name.rpartition(" of ")
        if counted and before in _COUNTING:
            found.add(singular(what))
        elif not one.plural or one.name.split()[-1] in _MEDIA | _AMOUNTS:
            found.add(singular(one.name))
    return frozenset(found)


def is_only_sent(thing: Thing, reading: Reading) -> bool:
    """`send text, images and videos`: what messages may hold."""
    if thing.name.split()[-1] not in _MEDIA:
        return False
    verbs = {
        deed.verb
        for deed in reading.deeds
        if deed.object is not None and deed.object.name.endswith(thing.name)
    }
    return bool(verbs) and verbs <= _SENDS


def is_mere_value(thing: Thing) -> bool:
    """`status` or `location`, which something has rather than is."""
    return thing.name in VALUES and not thing.plural and thing.score < 1.0 and "whole" not in thing.signs
