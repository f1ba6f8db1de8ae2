"""What is kept where a prompt of a few words says no more than what kind of application it wants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.called import MOST_WORDS, called
from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.composing.names import name_of
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.composing.select import select
from loomery_codegen.understand.words.rules.composing.traces import companions
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_templates.catalogue import Catalogue

USUAL = 5
"""Things that an application of a known kind begins with."""
LEAST = 2
"""Things below which those join that only some applications of the kind keep."""
BELIEVED = 0.3
"""Score from which a kind may add to what the text names."""
FEW = 3
"""Things up to which a short prompt is completed."""
_ASIDE = word_set(
    "user setting audit_entry notification report address payment page_content image_asset attachment abuse_report "
    "device_alert contact_request tag comment favourite"
)
"""What many kinds come with and none is about; it comes last."""
_NOT_KEPT = word_set("user setting audit_entry notification report page_content")
_WITH = {"booking": ("service",), "appointment": ("service",), "reservation": ("service",)}
"""What a thing that is all of an application is made of or for."""
_SIMPLE = re.compile(r"\b(?:simple|basic|minimal|tiny)\b", re.IGNORECASE)
_OWNER = re.compile(r"\bfor (?:an?|my|our|the) (?:\w+ )*?(\w+)\W*$", re.IGNORECASE)


def kept(reading: Reading, kinds: Sequence[Kind], catalogue: Catalogue, computes: bool) -> tuple[Pick, ...]:
    """What the application keeps; where the text is a mere name, what such applications usually keep."""
    if computes or not _is_brief(reading):
        return select(reading, kinds, catalogue)
    if kinds and called(reading, catalogue).whole:
        found = _usual(kinds[0], USUAL, ())
        plain = tuple(pick for pick in found if pick.archetype not in _ASIDE)
        return plain if plain and _SIMPLE.search(reading.text) else found
    picks = _without_owner(select(reading, kinds, catalogue), reading)
    if len(picks) >= FEW or (len(picks) > 1 and kinds and kinds[0].score < BELIEVED):
        return picks
    if kinds:
        return (*picks, *_usual(kinds[0], FEW - len(picks), picks))
    return (*picks, *_beside(picks[:1], catalogue))


def _is_brief(reading: Reading) -> bool:
    """A few words, in which nobody does anything and nothing has values."""
    acts = any(deed.actor is not None for deed in reading.deeds)
    few = len(reading.text.split()) <= MOST_WORDS and len(reading.sentences) == 1
    return few and not acts and not reading.fields


def _usual(kind: Kind, most: int, known: Sequence[Pick]) -> tuple[Pick, ...]:
    """The first things of a kind that the text does not name itself."""
    have = {pick.archetype for pick in known} | {pick.name for pick in known}
    others = [one for one in kind.blueprint.entities if one.archetype not in have | _NOT_KEPT]
    free = [one.archetype for one in others if not one.when]
    free += [one.archetype for one in others if one.when][: max(0, LEAST - len(free) - len(known))]
    ranked = sorted(free, key=lambda one: one in _ASIDE)
    because = f"usual for {kind.blueprint.title.lower()}"
    return tuple(
        Pick(name_of(one), one.replace("_", " "), one, "assumed", kind.score, note=because)
        for one in ranked[:most]
    )


def _without_owner(picks: Sequence[Pick], reading: Reading) -> tuple[Pick, ...]:
    """`booking system for a barber`: the last word says whose it is, and is nothing to keep."""
    owner = _OWNER.search(reading.text)
    if owner is None or len(picks) < 1:
        return tuple(picks)
    return tuple(pick for pick in picks if pick.words.split()[-1] != owner.group(1).lower())


def _beside(main: Sequence[Pick], catalogue: Catalogue) -> tuple[Pick, ...]:
    """What a thing hardly ever comes without; at least something to sort it by."""
    return tuple(
        Pick(name_of(other), other, _known(other, catalogue), "assumed", 0.4, note=f"goes with {one.words}")
        for one in main
        for other in _WITH.get(one.words.split()[-1]) or companions(one.words) or ("category",)
    )


def _known(name: str, catalogue: Catalogue) -> str | None:
    return name.replace(" ", "_") if catalogue.has_archetype(name.replace(" ", "_")) else None
