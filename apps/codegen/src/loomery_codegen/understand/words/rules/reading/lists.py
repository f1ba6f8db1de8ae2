"""Lists of noun phrases, as grouped by grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.chunks import Chunk
from loomery_codegen.understand.words.rules.reading.model import Phrase
from loomery_codegen.understand.words.rules.reading.word_lists import word_set


def listed(chunks: Sequence[Chunk], at: int) -> list[Phrase]:
    """The noun phrases of a list that begins at or right after `at`."""
    found: list[Phrase] = []
    for place in range(at, len(chunks)):
        piece = chunks[place]
        if piece.kind == "np" and piece.phrase is not None:
            if found and _acts(chunks, place):
                break
            found.append(_whole(chunks, place, piece.phrase))
        elif piece.kind not in ("comma", "and") and piece.word not in ("etc", "etc."):
            break
    return found


def _whole(chunks: Sequence[Chunk], at: int, phrase: Phrase) -> Phrase:
    """`starting and ending points`: the first word lends the head of the next phrase."""
    following = chunks[at + 2].phrase if at + 2 < len(chunks) and chunks[at + 1].kind == "and" else None
    halved = len(phrase.words) == 1 and phrase.head in _HALVES
    if not halved or following is None or len(following.words) < 2:
        return phrase
    return replace(phrase, words=(phrase.head, following.head), plural=following.plural)


_HALVES = word_set("starting beginning start first old new minimum maximum pickup departure opening")


def _acts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the phrase is the subject of a clause of its own."""
    return at + 1 < len(chunks) and chunks[at + 1].kind in ("modal", "verb")
