"""Which kinds of application a text asks for: blueprints that match, and what they know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.composing.brands import likened
from loomery_codegen.understand.words.rules.composing.called import called, opening
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_templates.catalogue import Blueprint, Catalogue, Match
from loomery_templates.catalogue.models import ArchetypeField

STRONG = 0.35
"""Score from which a blueprint counts."""
STRONG_SHORT = 0.2
"""The same for texts too short to score high."""
HINT = 0.23
"""Score below which a single word says nothing of the kind."""
SHORT = 30
"""Words."""
SURE_KIND = 0.5
"""Score from which a blueprint lends its words, its people and its name."""
CUSTOMS = 0.6
"""Score from which a blueprint's customs hold: its rules, its pages and what it keeps of each thing."""
SHARE = 0.82
"""A further blueprint composes when it has at least this share of the best score."""

_SIGNING = re.compile(r"\blog in(?: to the \w+)?,?", re.IGNORECASE)
_CART = re.compile(
    r"\b(?:in(?:to)?|to|with) (?:a|an|the|their|my) (?:shopping )?(?:cart|basket)\b", re.IGNORECASE
)
_SELLS_ONLINE = re.compile(
    r"\b(?:(?:to|will|would|want|can|and|i|we) sell|selling)\b[^.!?]{0,50}\b(?:online|on the (?:web|internet))\b",
    re.IGNORECASE,
)
SELLS = 0.6
"""Score of a shop where nothing but the cart says that it is one."""
LIKENED = 0.8
"""Score of the kind of a well-known product that the text compares itself with."""
NAMED = 0.85
"""Score of the kind that a short prompt names and says nothing besides."""
NAMED_BEFORE = 0.6
"""Score of the kind that a short prompt names before it says for whom, or which one."""

NAMED_BY_TEXT = "named by the text"
"""Why a kind was taken that the text itself names."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A blueprint with how well it fits."""

    blueprint: Blueprint
    score: float
    why: str


def subject(reading: Reading) -> str:
    """The text without sentences about colours and without orders to the reader."""
    told = [s.text for s, fate in zip(reading.sentences, reading.fates, strict=True) if fate == "statement"]
    return _SIGNING.sub(" ", "\n".join(told))


def kinds(reading: Reading, catalogue: Catalogue, limit: int = 3) -> tuple[Kind, ...]:
    """The blueprints that fit, best first; none when the text fits none."""
    text = subject(reading)
    name = called(reading, catalogue)
    if name.blueprint and name.whole:
        return (Kind(catalogue.blueprint(name.blueprint), NAMED, NAMED_BY_TEXT),)
    matches = catalogue.match_blueprints(
        text, limit=8, threshold=STRONG if len(text.split()) > SHORT else STRONG_SHORT
    )
    found = [
        Kind(catalogue.blueprint(match.id), match.score, match.explanation)
        for match in _composing([one for one in matches if not _is_hint(one)], limit)
    ]
    alike = [
        one for one in likened(text.partition("\n")[0]) if all(one != kind.blueprint.id for kind in found)
    ]
    named = [Kind(catalogue.blueprint(one), LIKENED, "a well-known product") for one in alike]
    told = opening(reading)
    if told and found and found[0].blueprint.id == told and found[0].score >= NAMED_BEFORE:
        found = [found[0], *(one for one in found[1:] if one.score >= NAMED * SHARE)]
    if not named and _CART.search(text) and (not found or found[0].score < SELLS):
        named = [Kind(catalogue.blueprint("online_shop"), SELLS, "goods go into a cart")]
    first = name.blueprint or told or ("online_shop" if _SELLS_ONLINE.search(text) else "")
    if first and not named and all(kind.score < NAMED_BEFORE for kind in found):
        named = [Kind(catalogue.blueprint(first), NAMED_BEFORE, NAMED_BY_TEXT)]
        found = [kind for kind in found if kind.score >= NAMED_BEFORE * SHARE and kind.blueprint.id != first]
    return tuple(sorted((*named, *found), key=lambda kind: -kind.score)[:limit])


def fields_of_trade(kinds: Sequence[Kind]) -> dict[str, tuple[ArchetypeField, ...]]:
    """What the surest kind knows further of the things that it keeps, by the id of the archetype."""
    if not kinds or kinds[0].score < CUSTOMS:
        return {}
    return {one.archetype: one.fields for one in kinds[0].blueprint.entities if one.fields}


def _is_hint(match: Match) -> bool:
    """A single word is no kind: a streak is no quiz."""
    return match.score < HINT and [reason.kind for reason in match.reasons] == ["word"]


def _composing(matches: Sequence[Match], limit: int) -> Sequence[Match]:
    if not matches:
        return ()
    return [match for match in matches if match.score >= matches[0].score * SHARE][:limit]
