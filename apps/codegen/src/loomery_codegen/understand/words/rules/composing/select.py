"""Chooses what the application keeps: what the text names first, then what such applications need."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.candidates import Candidate, gather
from loomery_codegen.understand.words.rules.composing.field_owners import with_fields
from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.composing.likely import likelihood
from loomery_codegen.understand.words.rules.composing.names import name_of, names_of
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.composing.unasked_sorts import is_unasked_sort
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.things import FACETS
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_templates.catalogue import Catalogue

LEAST = (0.1, 0.1, 0.14, 0.18, 0.25, 0.32, 0.4, 0.45)
"""How likely the first, second, … thing must be: hardly any application keeps none, and few keep eight."""
LEAST_OF_ACTORS = 0.2
"""The same for people who only act: these are roles, and seldom kept as well."""

_ALIKE = (
    word_set("booking reservation appointment rental"),
    word_set("order purchase sale"),
    word_set("application registration enrolment participation"),
    word_set("application request"),
    word_set("approval request"),
    word_set("favourite bookmark"),
    word_set("dentist doctor"),
    word_set("chat conversation"),
)
"""Deals of one kind under several names."""
_KEEPING = re.compile(
    r"\b(?:sav|stor|manag|record|track|log|upload|histor|account|collect|keep|submit|post|add|list)",
    re.IGNORECASE,
)
_BARE = 30
"""Words below which a tool that keeps nothing by its own words keeps nothing."""


def select(reading: Reading, kinds: Sequence[Kind], catalogue: Catalogue) -> tuple[Pick, ...]:
    """What to keep, the most certain first."""
    if _only_computes(reading, kinds):
        return ()
    found = [one for one in gather(reading, kinds, catalogue) if one.archetype != "user"]
    found = [one for one in found if one.text > 0 or not is_unasked_sort(one.archetype, _on(one), kinds)]
    ranked = sorted(
        ((likelihood(one.signals), one) for one in found), key=lambda pair: (-pair[0], pair[1].words)
    )
    simple = _is_simple(reading)
    may_add = bool(kinds) and not simple
    kept: list[tuple[float, Candidate]] = []
    for likely, one in ranked:
        if len(kept) == len(LEAST):
            break
        said = one.source != "assumed" or one.text > 0 or bool({"companion", "called"} & _on(one))
        least = max(LEAST[len(kept)], LEAST_OF_ACTORS if "only_acts" in _on(one) else 0.0)
        if likely < least or not (said or may_add) or _repeats(one, [other for _, other in kept]):
            continue
        kept.append((likely, one))
    kept = kept or ranked[:1]
    picks = _distinct([_pick(one, likely) for likely, one in kept])
    return with_fields(picks, reading)


def _on(one: Candidate) -> set[str]:
    return {name for name, value in one.signals.items() if value}


def _only_computes(reading: Reading, kinds: Sequence[Kind]) -> bool:
    """`Generate QR codes from text`: a tool in a few words, none of which keeps anything."""
    short = len(reading.text.split()) < _BARE
    if any(deed.actor is not None and is_person(deed.actor.name) for deed in reading.deeds):
        return False
    return short and bool(kinds) and kinds[0].blueprint.kind == "tool" and not _KEEPING.search(reading.text)


def _is_simple(reading: Reading) -> bool:
    """A text that says itself that it wants little, or that tells in a sentence or two what its things have."""
    words_said = len(reading.text.split())
    return words_said < 60 and (
        " simple " in f" {reading.text.lower()} " or (words_said < 30 and bool(reading.fields))
    )


def _repeats(one: Candidate, kept: Sequence[Candidate]) -> bool:
    """Whether something surer stands for it: `pac file` for `file`, a booking for its history."""
    return any(_same_head(one, other) or (_unnamed(one) and _same_thing(one, other)) for other in kept)


def _same_head(one: Candidate, other: Candidate) -> bool:
    mine, others = one.words.split(), other.words.split()
    if mine[-1] in FACETS and mine[:-1] == others:
        return True
    if mine[-1] != others[-1]:
        return False
    return set(mine) <= set(others) or set(others) <= set(mine) or _unnamed(one)


def _unnamed(one: Candidate) -> bool:
    return one.text <= 0


def _same_thing(one: Candidate, other: Candidate) -> bool:
    """Two names for one thing: what the catalogue calls one of them is the name of the other, or both are one deal."""
    if any({one.words.split()[-1], other.words.split()[-1]} <= alike for alike in _ALIKE):
        return True
    if one.source != "assumed":
        return False
    return other.words in names_of(one.archetype) or one.words in names_of(other.archetype)


def _pick(one: Candidate, likely: float) -> Pick:
    return Pick(
        name=name_of(one.words),
        words=one.words,
        archetype=one.archetype,
        source=one.source,
        score=likely,
        places=tuple(dict.fromkeys(one.places))[:6],
        note="; ".join(dict.fromkeys(one.notes)),
    )


def _distinct(picks: Sequence[Pick]) -> list[Pick]:
    """One pick for each name."""
    seen: dict[str, Pick] = {}
    for pick in picks:
        if pick.name:
            seen.setdefault(pick.name, pick)
    return list(seen.values())
