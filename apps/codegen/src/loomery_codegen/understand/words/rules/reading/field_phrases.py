"""Values in single phrases: `delivery status`, `the status of the device`, `types of messages`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.chunks import Chunk
from loomery_codegen.understand.words.rules.reading.field_lists import stated
from loomery_codegen.understand.words.rules.reading.lists import listed
from loomery_codegen.understand.words.rules.reading.model import Phrase, StatedField
from loomery_codegen.understand.words.rules.reading.values import is_value, owner_of
from loomery_codegen.understand.words.rules.reading.vocabulary import EMPTY, PRODUCT
from loomery_codegen.understand.words.rules.reading.word_lists import word_set


def in_phrases(chunks: Sequence[Chunk]) -> list[StatedField]:
    """The values that single phrases of one sentence name."""
    return [
        *_compounds(chunks),
        *_of_phrases(chunks),
        *_alike(chunks),
        *_kinds_of(chunks),
        *_shown_in(chunks),
    ]


def _compounds(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`delivery status`, `product price`: the last word is a value of the words before."""
    found = []
    for piece in chunks:
        phrase = piece.phrase
        if phrase is None or len(phrase.words) < 2 or phrase.head not in _COMPOUND_VALUES:
            continue
        owner = Phrase(phrase.words[:-1], False, phrase.place, phrase.sentence)
        if owner.head not in PRODUCT and owner.head not in EMPTY | _ORDINALS:
            found.append(
                stated(owner, Phrase((phrase.head,), phrase.plural, phrase.place, phrase.sentence), 0.7)
            )
    return found


_ORDINALS = word_set("first last full middle second new old total")
_COMPOUND_VALUES = word_set(
    "status price name description title quantity deadline priority rating location frequency rule balance deposit fee"
)


def _of_phrases(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`the status of the device`."""
    found = []
    for at, piece in enumerate(chunks[1:-1], start=1):
        value, owner = chunks[at - 1].phrase, owner_of(chunks[at + 1].phrase)
        if piece.word != "of" or value is None or owner is None or value.head not in _COMPOUND_VALUES:
            continue
        found.append(stated(owner, value, 0.75))
    return found


def _alike(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`boxes of the same colour`, `rooms of different sizes`: a box has a colour, a room a size."""
    found = []
    for at, piece in enumerate(chunks[1:-1], start=1):
        owner, value = owner_of(chunks[at - 1].phrase), chunks[at + 1].phrase
        if piece.word != "of" or owner is None or value is None or not is_value(value):
            continue
        if set(value.adjectives) & _ALIKE and len(value.words) == 1 and owner.head != value.head:
            found.append(stated(owner, replace(value, plural=False), 0.7))
    return found


_ALIKE = word_set("same different")


def _kinds_of(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`various types of messages`: a message has a type."""
    found = []
    for at, piece in enumerate(chunks[1:-1], start=1):
        kind, owner = chunks[at - 1].phrase, owner_of(chunks[at + 1].phrase)
        if (
            piece.word == "of"
            and kind is not None
            and kind.name in ("type", "kind", "category")
            and owner is not None
        ):
            found.append(stated(owner, replace(kind, words=("type",), plural=False), 0.6))
    return found


def _shown_in(chunks: Sequence[Chunk]) -> list[StatedField]:
    """`results, shown in HTML or JSON format`: the result has a format."""
    found = []
    for at, piece in enumerate(chunks):
        if piece.word != "in" or piece.kind != "prep":
            continue
        items = listed(chunks, at + 1)
        owner = next((owner_of(one.phrase) for one in reversed(chunks[:at]) if one.phrase is not None), None)
        if items and owner is not None and items[-1].head in ("format", "language", "currency"):
            head = replace(items[-1], words=(items[-1].head,), plural=False)
            choices = tuple(" ".join(item.words).removesuffix(items[-1].head).strip() for item in items)
            made = stated(owner, head, 0.6)
            found.append(replace(made, choices=choices if len(items) > 1 and all(choices) else ()))
    return found
