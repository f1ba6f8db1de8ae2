"""People who act and are kept as well: others choose them, book with them, or attend what they give."""

from __future__ import annotations

from collections.abc import Iterator

from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Reading
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.roles import is_generic
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_CHOOSES = word_set("choose pick select hire rate book reserve")
_BOOKS = word_set("book reserve schedule arrange request")
_GIVES = word_set("give teach hold lead run instruct")
_GIVEN = word_set("lesson class course workshop training session lecture seminar tour treatment consultation")
_BELONGS = word_set("belong assign")
_NOBODY = word_set("customer client member visitor guest")
"""People on the asking side: they are met, never chosen."""


def chosen(reading: Reading) -> frozenset[str]:
    """The main words by which the text calls such people."""
    found = (phrase for deed in reading.deeds for phrase in (*_picked(deed), *_giving(deed)))
    return frozenset(
        one.head
        for one in found
        if is_person(one.name) and not is_generic(one.name) and one.head not in _NOBODY
    )


def taken(reading: Reading) -> frozenset[str]:
    """The main words of what is booked along with something: `book a lesson with an instructor and a car`."""
    return frozenset(
        other.head
        for deed in reading.deeds
        if deed.verb in _BOOKS and not deed.nominal and deed.object is not None
        for preposition, other in deed.others
        if preposition == "with" and not is_person(other.name)
    )


def _picked(deed: Deed) -> Iterator[Phrase]:
    """`choose a dentist`, `book a lesson with an instructor`, `belongs to a mechanic`."""
    if deed.object is not None and deed.verb in _CHOOSES and not deed.passive:
        yield deed.object
    for preposition, other in deed.others:
        if deed.verb in _BOOKS and preposition == "with":
            yield other
        if deed.verb in _BELONGS and preposition == "to":
            yield other


def _giving(deed: Deed) -> Iterator[Phrase]:
    """`teachers give lessons`: the lesson is one of that teacher."""
    given = deed.object is not None and deed.object.head in _GIVEN
    if deed.actor is not None and given and deed.verb in _GIVES and not deed.passive:
        yield deed.actor
