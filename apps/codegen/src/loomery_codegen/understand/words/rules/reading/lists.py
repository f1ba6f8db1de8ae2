"""Lists of noun phrases, as grouped by grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.chunks import Chunk
from loomery_codegen.understand.words.rules.reading.details import UNIT_WORDS
from loomery_codegen.understand.words.rules.reading.model import Phrase
from loomery_codegen.understand.words.rules.reading.word_lists import word_set


def listed(chunks: Sequence[Chunk], at: int) -> list[Phrase]:
    """The noun phrases of a list that begins at or right after `at`."""
    found: list[Phrase] = []
    skip = -1
    for place in range(at, len(chunks)):
        piece = chunks[place]
        if found and (piece.word == "per" or _in_a_unit(chunks, place)) and place + 1 < len(chunks):
            skip = place + 1
        if found and piece.kind == "open" and piece.word == "(":
            skip = _closed(chunks, place)
        if place <= skip:
            continue
        if piece.kind == "np" and piece.phrase is not None:
            if piece.phrase.words[0][:1].isdigit():
                continue
            if found and _acts(chunks, place):
                break
            counted = _counted(chunks, place, piece.phrase)
            found.append(counted or _whole(chunks, place, piece.phrase))
            skip = place + 2 if counted else -1
        elif piece.kind not in ("comma", "and") and piece.word not in ("etc", "etc."):
            break
    return found


def _in_a_unit(chunks: Sequence[Chunk], at: int) -> bool:
    """`a price in euros and a date`: the unit is said of one value, and the list goes on."""
    unit = chunks[at + 1].phrase if at + 1 < len(chunks) else None
    written = {unit.head, f"{unit.head}s"} if unit is not None else set()
    return chunks[at].word == "in" and bool(written & UNIT_WORDS)


def _closed(chunks: Sequence[Chunk], at: int) -> int:
    """Where the bracket that opens at `at` is closed; `at` itself when it is not."""
    return next((place for place in range(at, len(chunks)) if chunks[place].kind == "close"), at - 1)


def _counted(chunks: Sequence[Chunk], at: int, phrase: Phrase) -> Phrase | None:
    """`the number of seats` and `date of birth` are one value each; `the price of the product` is not."""
    of = chunks[at + 1] if at + 2 < len(chunks) else None
    inner = chunks[at + 2].phrase if at + 2 < len(chunks) else None
    if of is None or of.word != "of" or inner is None:
        return None
    counts = phrase.head in _COUNTS and set(phrase.words[:-1]) <= _MOST
    if counts and inner.plural and inner.determiner in ("", "the"):
        return _joined(phrase, inner, plural=True)
    if phrase.name in _PARTS and not inner.plural and not inner.determiner and len(inner.words) == 1:
        return _joined(phrase, inner, plural=False)
    return None


def _joined(phrase: Phrase, inner: Phrase, plural: bool) -> Phrase:
    place = replace(phrase.place, end=inner.place.end)
    return replace(phrase, words=(*phrase.words, "of", *inner.words), plural=plural, place=place)


_COUNTS = word_set("number amount count quantity")
_MOST = word_set("maximum minimum total")
_PARTS = word_set("date place time type proof method year country name")


def _whole(chunks: Sequence[Chunk], at: int, phrase: Phrase) -> Phrase:
    """`starting and ending points`: the first word lends the head of the next phrase."""
    following = chunks[at + 2].phrase if at + 2 < len(chunks) and chunks[at + 1].kind == "and" else None
    halved = len(phrase.words) == 1 and phrase.head in _HALVES
    if not halved or following is None or len(following.words) < 2:
        return phrase
    return replace(phrase, words=(phrase.head, following.head), plural=False)


_HALVES = word_set("starting beginning start first old new minimum maximum pickup departure opening")


def _acts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the phrase is the subject of a clause of its own."""
    return at + 1 < len(chunks) and chunks[at + 1].kind in ("modal", "verb")
