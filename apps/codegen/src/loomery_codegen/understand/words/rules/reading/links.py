"""Reads how things refer to each other: ownership, belonging, cardinality, and what deeds imply."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.chunks import Chunk, is_be
from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Place, StatedLink
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.values import is_value, owner_of
from loomery_codegen.understand.words.rules.reading.vocabulary import ABSTRACT, HAS, PRODUCT, SEVERAL
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

_TO_ONE = word_set("belong assign refer relate link attach connect own tie associate")


def read_links(deeds: Sequence[Deed], chunks: Sequence[Chunk]) -> tuple[StatedLink, ...]:
    """The links of one sentence."""
    found: list[StatedLink] = []
    for deed in deeds:
        found.extend(_of_deed(deed))
    found.extend(_possessives(chunks))
    return tuple(link for link in found if link.source != link.target)


def name_of(phrase: Phrase | None) -> str:
    """The thing that a phrase is about, or nothing when it is no thing."""
    if phrase is not None and phrase.name in PRODUCT and "own" in phrase.adjectives:
        return phrase.name
    owner = owner_of(phrase)
    several = owner is not None and owner.plural and owner.head in SEVERAL
    if (
        owner is None
        or (owner.head in PRODUCT and not several)
        or (owner.head in ABSTRACT and len(owner.words) == 1 and owner.determiner not in ("each", "every"))
    ):
        return ""
    return owner.name


def _of_deed(deed: Deed) -> list[StatedLink]:
    actor, thing = name_of(deed.actor), name_of(deed.object)
    found: list[StatedLink] = []
    if actor and thing and deed.verb in HAS:
        many = deed.object is not None and (
            deed.object.plural or deed.object.determiner in ("many", "several")
        )
        if many or (deed.object is not None and not is_value(deed.object)):
            found.append(StatedLink(actor, thing, many, deed.verb, deed.place, 0.9))
    elif actor and thing and deed.actor is not None and is_person(deed.actor.name):
        found.append(StatedLink(actor, thing, True, deed.verb, deed.place, 0.6))
    for preposition, other in deed.others:
        found.extend(_through(deed, actor, thing, preposition, name_of(other)))
    return found


def _through(deed: Deed, actor: str, thing: str, preposition: str, other: str) -> list[StatedLink]:
    if not other:
        return []
    if deed.verb in _TO_ONE and preposition in ("to", "with"):
        source = thing or actor
        return [StatedLink(source, other, False, deed.verb, deed.place, 0.9)] if source else []
    if deed.passive and preposition in ("by", "in", "into", "for") and thing:
        return [StatedLink(thing, other, False, deed.verb, deed.place, 0.8)]
    if thing and preposition in ("for", "to", "with", "of", "on", "in", "from", "at"):
        return [StatedLink(thing, other, False, deed.verb, deed.place, 0.6)]
    if actor and preposition in ("in", "at", "on", "for", "to", "with"):
        return [StatedLink(actor, other, False, deed.verb, deed.place, 0.6)]
    return []


def _possessives(chunks: Sequence[Chunk]) -> list[StatedLink]:
    """`each user's posts`, `members of a team`."""
    found = []
    for at in range(1, len(chunks) - 1):
        left, right = name_of(chunks[at - 1].phrase), name_of(chunks[at + 1].phrase)
        if not left or not right or is_be(chunks[at]):
            continue
        place = Place(_start(chunks[at - 1]), _end(chunks[at + 1]))
        if chunks[at].kind == "poss":
            found.append(StatedLink(left, right, True, "'s", place, 0.6))
        elif chunks[at].word == "of":
            found.append(StatedLink(left, right, False, "of", place, 0.6))
    return found


def _start(piece: Chunk) -> int:
    return piece.phrase.place.start if piece.phrase else 0


def _end(piece: Chunk) -> int:
    return piece.phrase.place.end if piece.phrase else 0
