"""Reads which values things have: `each book has a title`, `product information, including name and price`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.choices import with_choices
from loomery_codegen.understand.words.rules.reading.chunks import Chunk
from loomery_codegen.understand.words.rules.reading.declared import Declared
from loomery_codegen.understand.words.rules.reading.details import details_after, qualified
from loomery_codegen.understand.words.rules.reading.field_lists import in_lists
from loomery_codegen.understand.words.rules.reading.field_phrases import in_phrases
from loomery_codegen.understand.words.rules.reading.framed import framed_beside
from loomery_codegen.understand.words.rules.reading.model import (
    Details,
    Phrase,
    Sentence,
    StatedField,
    StatedLink,
)
from loomery_codegen.understand.words.rules.reading.nouns import is_person, singular
from loomery_codegen.understand.words.rules.reading.plain_lists import with_plain_lists

_BACK = re.compile(r"^(?:and )?(?:it|they|this|these|each|each one|every one|the)\b", re.IGNORECASE)
SURE = 0.9


def fields(
    sentence: Sentence, chunks: Sequence[Chunk], written: Declared | None = None
) -> tuple[StatedField, ...]:
    """The values that one sentence says something has; what is `written` plainly comes first."""
    told = list(written.fields) if written is not None else []
    read = [*in_lists(chunks), *in_phrases(chunks)]
    told += [one for one in read if written is None or not written.covers(one.place)]
    told += framed_beside(sentence, told)
    told = with_plain_lists(sentence, told)
    chosen = with_choices(sentence, _unique(told))
    return tuple(_unique([_with_details(sentence, one) for one in chosen]))


def with_topics(
    found: Sequence[StatedField], sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> tuple[StatedField, ...]:
    """The values with owners for `it has a title` and `each one has a year`: what was spoken of last."""
    texts = {sentence.index: sentence.text for sentence in sentences}
    topic: Phrase | None = None
    result = []
    for one in found:
        nobody = one.owner is None or one.owner.name in _PRONOUNS
        spoken_of = topic or _last_named(phrases, one.sentence)
        back = nobody and spoken_of is not None and _BACK.match(texts[one.sentence])
        if back and (topic is not None or one.owner is not None):
            result.append(replace(one, owner=spoken_of))
            continue
        result.append(one)
        if one.owner is not None and one.confidence >= SURE:
            topic = one.owner
    return tuple(result)


_PRONOUNS = ("one", "entry", "item")


def _last_named(phrases: Sequence[Phrase], sentence: int) -> Phrase | None:
    """The things that the sentence before speaks of last."""
    before = [one for one in phrases if one.sentence == sentence - 1 and one.plural]
    return next((one for one in reversed(before) if not is_person(one.name)), None)


def field_links(found: Sequence[StatedField]) -> tuple[StatedLink, ...]:
    """A value that is a thing of its own is a reference to it: `a class has a trainer`."""
    return tuple(
        StatedLink(one.owner.name, singular(one.name), one.plural, "have", one.place, one.confidence)
        for one in found
        if one.owner is not None and one.confidence >= SURE and not one.choices and one.owner.name != one.name
    )


def _unique(found: Sequence[StatedField]) -> list[StatedField]:
    best: dict[tuple[str, str], StatedField] = {}
    for one in found:
        key = (one.owner.name if one.owner else "", one.name)
        if key not in best or best[key].confidence < one.confidence:
            best[key] = one
    return list(best.values())


def _with_details(sentence: Sentence, one: StatedField) -> StatedField:
    """What the words before and after say of a value."""
    if one.details != Details() or not sentence.offsets:
        return one
    start, end = sentence.within(one.place)
    name = sentence.text[start:end].lower() if " of " in one.name else one.name
    words, details = qualified(name.split())
    _, details = qualified(sentence.text[start:end].split(), details)
    details, _ = details_after(sentence.text, end, details)
    return replace(one, name=" ".join(words) or one.name, details=details)
