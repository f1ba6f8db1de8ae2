"""Reads how things refer to each other: ownership, belonging, cardinality, and what deeds imply."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.chunks import Chunk, is_be
from loomery_codegen.understand.words.rules.reading.lists import listed
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
    found.extend(_beside(chunks))
    found.extend(_based(chunks))
    found.extend(_connecting(chunks))
    found.extend(_theirs(chunks))
    found.extend(_with(chunks))
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
        if preposition == "with" and _has_parts(deed, other):
            continue
        found.extend(_through(deed, actor, thing, preposition, name_of(other)))
    return found


def _has_parts(deed: Deed, other: Phrase) -> bool:
    """`manage houses with flats`: the flats are of the houses, which `_with` reads."""
    return deed.object is not None and deed.object.plural and other.plural and not is_person(other.name)


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


def _beside(chunks: Sequence[Chunk]) -> list[StatedLink]:
    """`comments under a recipe`, `grades by subject`, `tasks in projects`: several of one thing at each other."""
    found = []
    for at in range(1, len(chunks) - 1):
        many, piece = chunks[at - 1].phrase, chunks[at]
        if many is None or not many.plural or piece.kind != "prep" or piece.word not in _AT:
            continue
        name = name_of(many)
        for other in listed(chunks, at + 1):
            one = "" if is_person(other.name) and piece.word != "per" else name_of(other)
            if name and one:
                found.append(StatedLink(name, one, False, piece.word, other.place, 0.6))
    return found


_AT = word_set("by under per in on within to for from")


def _connecting(chunks: Sequence[Chunk]) -> list[StatedLink]:
    """`rentals connect a car and a customer`: a rental has one of each."""
    found = []
    for at in range(1, len(chunks) - 1):
        piece, what = chunks[at], name_of(chunks[at - 1].phrase)
        if piece.kind != "verb" or piece.word not in _CONNECTS or not what or is_person(what):
            continue
        joined = listed(chunks, at + 1)
        found += [
            StatedLink(what, name_of(one), False, piece.word, one.place, 0.8)
            for one in joined
            if len(joined) > 1 and name_of(one)
        ]
    return found


_CONNECTS = word_set("connect link join combine")


def _based(chunks: Sequence[Chunk]) -> list[StatedLink]:
    """`plans based on different subjects, grades and topics`: a plan has a subject, a grade and a topic."""
    found = []
    for at in range(1, len(chunks) - 2):
        what = next((one.phrase for one in reversed(chunks[:at]) if one.phrase is not None), None)
        if chunks[at].word != "base" or chunks[at + 1].word not in ("on", "upon") or what is None:
            continue
        name = name_of(what)
        others = [name_of(other) for other in listed(chunks, at + 2)]
        found += [
            StatedLink(name, one, False, "base", what.place, 0.7)
            for one in others
            if name and one and len(others) > 1
        ]
    return found


def _theirs(chunks: Sequence[Chunk]) -> list[StatedLink]:
    """`dogs, their owners and walks`: a dog has one owner and many walks."""
    found = []
    for at in range(2, len(chunks)):
        phrase, before = chunks[at].phrase, chunks[at - 2].phrase
        theirs = phrase is not None and phrase.determiner in ("their", "its")
        if not theirs or before is None or not before.plural or chunks[at - 1].kind not in ("comma", "and"):
            continue
        whole = name_of(before)
        for part in listed(chunks, at):
            name = name_of(part)
            if whole and name and not is_value(part) and (part.plural or is_person(part.name)):
                found.append(StatedLink(whole, name, not is_person(part.name), "their", part.place, 0.75))
    return found


def _with(chunks: Sequence[Chunk]) -> list[StatedLink]:
    """`houses with flats`: a house has many flats."""
    found = []
    for at in range(1, len(chunks) - 1):
        before = chunks[at - 1].phrase
        whole = name_of(before) if chunks[at].word == "with" else ""
        if before is None or not whole or not before.plural or is_person(before.name):
            continue
        parts = listed(chunks, at + 1)
        if all(part.plural and not is_value(part) and not is_person(part.name) for part in parts):
            found += [
                StatedLink(whole, name_of(part), True, "with", part.place, 0.75)
                for part in parts
                if name_of(part)
            ]
    return found


def _start(piece: Chunk) -> int:
    return piece.phrase.place.start if piece.phrase else 0


def _end(piece: Chunk) -> int:
    return piece.phrase.place.end if piece.phrase else 0
