"""What a thing refers to by general knowledge: answers to questions, lines to orders, readings to devices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.composing.traces import trace_of
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.nouns import is_person, senses
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

# What sorts other things: they refer to it, not it to them.
SORTS = word_set(
    "category type group template department location area folder tag status brand theme level team library country "
    "region genre subject topic label column grade size channel section city branch author speaker species"
)
_EMPTY_HEADS = word_set("record entry log history")
_REPEATS = 2
"""To how many things one thing is linked by such knowledge."""
_REMARKS = word_set("review comment rating feedback message payment favourite")
"""What is about other things, so that other records are not about it."""
_ONCE = word_set("comment review favourite like reply payment refund")
"""What is about one thing only."""

_SAID_OF_ANYTHING = word_set("comment like favourite")
"""What is said of whatever the application is about first of all."""


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Main word of a thing -> main words of what it is about, by `parents.txt`."""
    lines = files(__package__).joinpath("parents.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if not line.startswith("#"))
    return {name: tuple(other.strip() for other in others.split(",")) for name, others in pairs}


def about(pick: Pick, picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """The things among `picks` that `pick` refers to by general knowledge, the most likely first."""
    wanted = _known().get(_head(pick.words), ())
    found: list[Pick] = []
    for name in wanted:
        found.extend(one for one in picks if one is not pick and name in heads(one) and one not in found)
    if "animal" in wanted:
        found.extend(one for one in picks if one is not pick and _is_animal(one) and one not in found)
    ranked = list(picks) if _head(pick.words) in _SAID_OF_ANYTHING else list(found)
    found.sort(key=lambda one: (one.source == "assumed", ranked.index(one)))
    return tuple(found[: 1 if _head(pick.words) in _ONCE else _REPEATS])


def _is_animal(pick: Pick) -> bool:
    """`cow` and `hamster`, whatever they are called."""
    return senses(_head(pick.words))[:1] == ("animal",)


@cache
def _head(words: str) -> str:
    """The main word of a name; a record of something is about that."""
    parts = words.split()
    return parts[-2] if len(parts) > 1 and parts[-1] in _EMPTY_HEADS else parts[-1]


def heads(pick: Pick) -> frozenset[str]:
    """The main words by which a thing goes: of its name in the text and of its kind."""
    names = [pick.words, *((pick.archetype or "").replace("_", " "),)]
    return frozenset(_head(name) for name in names if name)


def acted_on(reading: Reading, picks: Sequence[Pick]) -> tuple[tuple[Pick, Pick], ...]:
    """Records that deeds leave, with what the deed is done to: a comment and the update that is commented on."""
    pairs: dict[tuple[str, str], tuple[Pick, Pick]] = {}
    for deed in reading.deeds:
        trace = trace_of(deed)
        kept = _called(trace.words, picks) if trace is not None else None
        if kept is None:
            continue
        for phrase in (deed.object, *(other for _, other in deed.others)):
            thing = _called(phrase.name, picks) if phrase is not None else None
            if thing is None or _head(thing.words) in _REMARKS:
                continue
            if thing is not kept and not is_person(thing.words):
                pairs.setdefault((kept.name, thing.name), (kept, thing))
                break
    return tuple(pairs.values())


def recorded_deeds(reading: Reading, picks: Sequence[Pick]) -> frozenset[tuple[str, str]]:
    """Verbs with what is done to whom that a record of their own joins: `pupils borrow books` where loans are kept."""
    found = set()
    for deed in reading.deeds:
        trace = trace_of(deed)
        if trace is not None and deed.object is not None and _called(trace.words, picks) is not None:
            found.add((deed.verb, deed.object.name))
    return frozenset(found)


def _called(words: str, picks: Sequence[Pick]) -> Pick | None:
    """The pick of that name, else one with the same main word."""
    exact = next((one for one in picks if one.words == words), None)
    return exact or next((one for one in picks if _head(words) in heads(one)), None)


def is_remark(pick: Pick) -> bool:
    """Whether it is about other things, as comments and payments are."""
    return _head(pick.words) in _REMARKS


def is_sort(pick: Pick) -> bool:
    """Whether it sorts other things, as categories and countries do."""
    return _head(pick.words) in SORTS
