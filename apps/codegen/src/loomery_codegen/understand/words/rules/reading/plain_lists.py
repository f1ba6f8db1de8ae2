"""Values that a text plainly lists for one kind of thing: `a list of books with title and author`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.model import Phrase, Sentence, StatedField
from loomery_codegen.understand.words.rules.reading.nouns import can_be_noun, is_person, singular
from loomery_codegen.understand.words.rules.reading.values import names_value
from loomery_codegen.understand.words.rules.reading.vocabulary import PRODUCT
from loomery_codegen.understand.words.rules.reading.written_lists import Item, items
from loomery_codegen.understand.words.rules.reading.written_owner import owner_named, value_of
from loomery_templates.catalogue import Catalogue

_WORD = (
    r"(?!(?:with|that|which|who|and|or|for|of|in|to|has|have|i|we|you|they|it|is|are|can|should|must|the|an?)\b)"
    r"[a-z][a-z'-]*"
)
_OWNER = rf"(?P<owner>{_WORD}(?: {_WORD}){{0,2}})"
_ALL = r"(?:(?:my|our|your|their|the|all|all my|all our|all the|different|various|some) )?"
_HAS = r"(?:has|have|gets?|needs?|should have|must have|with)"
_LIST = r"(?P<list>[^.;:!?]{3,300})"
_KEEPING = (
    r"(?:keep(?:s|ing)? (?:track|a list|a record|records|a log) of|keep(?:s|ing)?|track(?:s|ing)?|manag(?:es?|ing)|"
    r"stor(?:es?|ing)|sav(?:es?|ing)|record(?:s|ing)?|log(?:s|ging)?|list(?:s|ing)?|organi[sz](?:es?|ing)|"
    r"collect(?:s|ing)?|catalog(?:ue)?s?|add(?:s|ing)?|register(?:s|ing)?)"
)
_COLLECTION = (
    r"(?:lists?|catalog(?:ue)?s?|collections?|databases?|inventor(?:y|ies)|registers?|director(?:y|ies)|records?|overviews?|"
    r"tables?|logs?|diar(?:y|ies)|journals?|archives?|library|libraries|track)"
)
_SEVERAL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_COLLECTION} of {_ALL}{_OWNER},? (?:with|including|that have|which have|and) (?:their |the )?{_LIST}",
        rf"\b{_KEEPING} {_ALL}{_OWNER},? with (?:their |the )?{_LIST}",
        rf"^{_ALL}{_OWNER} with (?:their |the )?{_LIST}",
        rf"\b{_OWNER}[:;,] (?:each|every)(?: one| of them| of these| entry| item)? {_HAS} {_LIST}",
    )
)
"""Of things in the plural: `a school with classes` tells what there is, not what is noted of it."""
_EACH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:each|every) {_OWNER} {_HAS} {_LIST}",
        rf"\bfor (?:each|every) {_OWNER},? (?:i|we|you|they|people|users) "
        rf"(?:(?:want|need|like|have) (?:to )?)?"
        rf"(?:{_KEEPING} |know |see |(?:note|write|jot)(?: down)? |enter )?(?:the )?{_LIST}",
    )
)


def with_plain_lists(sentence: Sentence, read: Sequence[StatedField]) -> list[StatedField]:
    """What was `read`, with the values of plain lists that nothing read; owners and names as the lists have them."""
    listed = tuple(_listed(sentence))
    owners = {one.owner.name for one in listed if one.owner is not None}
    result = [one for one in read if one.owner is not None or singular(one.name) not in owners]
    for one in listed:
        same = [at for at, other in enumerate(result) if _overlap(one, other)]
        if not same:
            result.append(one)
        for at in same:
            known = result[at]
            if known.owner is None or _is_longer(one.name, known.name):
                result[at] = replace(known, name=one.name, place=one.place, owner=one.owner)
    return [one for one in result if not any(_is_part(one, other) for other in result)]


def _is_part(one: StatedField, other: StatedField) -> bool:
    """`tools with a purchase price`: no price of a purchase."""
    whole = f"{one.owner.name} {one.name}" if one.owner is not None else ""
    return whole == other.name and one.owner != other.owner and _overlap(one, other)


def _listed(sentence: Sentence) -> Iterator[StatedField]:
    for patterns, several in ((_SEVERAL, True), (_EACH, False)):
        for pattern in patterns:
            for match in pattern.finditer(sentence.text):
                owner = owner_named(sentence, match)
                if owner is None or (several and not owner.plural) or _is_clause(owner):
                    continue
                found = _leading(items(sentence.text, match.start("list"), match.end("list")))
                if len(found) < 2 or all(_is_thing(item) for item in found):
                    continue
                yield from (value_of(sentence, owner, item) for item in found if not _is_thing(item))


def _is_clause(owner: Phrase) -> bool:
    """`drivers offer rides with ...`: somebody does something."""
    return any(word != singular(word) for word in owner.words[:-1])


def _leading(found: Sequence[Item | None]) -> list[Item]:
    """The items before the first that is no name: from there on the sentence goes on otherwise."""
    kept: list[Item] = []
    for item in found:
        if item is None or item.name.split()[-1] in PRODUCT:
            break
        kept.append(item)
        if item.tail and not item.choices:
            break
    return kept


def _is_thing(item: Item) -> bool:
    """`customers with orders and invoices`: these are kept themselves."""
    if not item.plural or item.choices or item.details.kind:
        return False
    if is_person(item.name):
        return True
    return not names_value(item.name) and bool(Catalogue.load().archetypes_by_word(item.name))


def _is_longer(name: str, known: str) -> bool:
    """`serial number` for `number`; whether the words before can be part of a name."""
    words, fewer = name.split(), known.split()
    ends = singular(words[-1]) == singular(fewer[-1])
    return len(words) > len(fewer) and ends and can_be_noun(singular(words[-1]))


def _overlap(one: StatedField, other: StatedField) -> bool:
    return one.place.start < other.place.end and other.place.start < one.place.end
