"""Who has what stands in a written list, and its items as values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.chunks import COMPOUNDS
from loomery_codegen.understand.words.rules.reading.model import Phrase, Sentence, StatedField
from loomery_codegen.understand.words.rules.reading.nouns import can_be_adjective, can_be_noun, singular
from loomery_codegen.understand.words.rules.reading.vocabulary import LISTS, PRODUCT, SEVERAL
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_codegen.understand.words.rules.reading.written_lists import Item

STARTS_KEEPING = word_set(
    "store track record manage keep save list add create edit view see browse enter have with of and for the a an each "
    "my our your their"
)
LEADS = LISTS | word_set(
    "page role user menu requirement goal note example hint option tech technology stack language color colour style "
    "theme design background rule limit title name summary overview description subject purpose hello hi dear regards "
    "important todo must should optional default url deadline step permission"
)


_OF_SOFTWARE = PRODUCT | word_set("mobile desktop server cloud internet")


def owner_at(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The words of the sentence as an owner; none for the application itself."""
    words = sentence.text[start:end].lower().split()
    while len(words) > 1 and words[0] in STARTS_KEEPING:
        words, start = words[1:], start + sentence.text[start:end].index(" ") + 1
    while len(words) > 1 and (not can_be_noun(singular(words[-1])) or words[-1] in STARTS_KEEPING):
        words = words[:-1]
    base = (*words[:-1], singular(words[-1]))
    plural = base[-1] != words[-1]
    several = plural and len(base) > 1 and base[-1] in SEVERAL and base[-2] not in _OF_SOFTWARE
    if (
        (base[-1] in PRODUCT and not several)
        or base[-1] in LEADS
        or not (can_be_noun(base[-1]) or "-" in base[-1])
    ):
        return None
    return Phrase(base, plural, sentence.locate(start, end), sentence.index, "each")


def owner_named(sentence: Sentence, match: re.Match[str], offset: int = 0) -> Phrase | None:
    return owner_at(sentence, offset + match.start("owner"), offset + match.end("owner"))


def value_of(sentence: Sentence, owner: Phrase | None, item: Item) -> StatedField:
    place = sentence.locate(item.start, item.end)
    sure = 0.95 if owner is not None else 0.7
    name = item.written or item.name
    name = name.removeprefix(f"{owner.name} ") if owner is not None and item.details.kind else name
    return StatedField(owner, name, place, sentence.index, sure, item.choices, item.plural, item.details)


def mostly_values(found: Sequence[Item | None]) -> bool:
    good = [item for item in found if item is not None]
    return bool(good) and len(good) * 2 >= len(found) and sum(item.is_value for item in good) * 2 >= len(good)


def is_plain_value(item: Item) -> bool:
    """A value by its words alone, and no deed such as `previewing results`."""
    words = item.name.split()
    known = all(can_be_noun(word) or can_be_adjective(word) or word == "of" for word in words[:-1])
    return item.is_value and known and not (words[0].endswith("ing") and words[0] not in COMPOUNDS)
