"""Whether two names mean the same: by base forms, light heads, synonyms of the catalogue and `synonyms.txt`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from loomery_templates.catalogue import Catalogue, words

_LIGHT = (
    "information data detail record list item entry history log file content management page result material case "
    "account object element type category document form job profile center area section view panel"
)
LIGHT = frozenset(_LIGHT.split())
SAME, CORE, SYNONYM, HEAD, PART = 1.0, 0.95, 0.9, 0.7, 0.6


@cache
def _classes() -> dict[str, frozenset[int]]:
    """Classes of equal meaning by word or phrase; a line of the file is one class."""
    found: dict[str, set[int]] = {}
    lines = Path(__file__).with_name("synonyms.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        for name in line.partition("#")[0].split(","):
            if name.strip():
                found.setdefault(" ".join(words(name)), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def core(name: str) -> tuple[str, ...]:
    """The words of a name in base form, light heads left out when something else remains."""
    parts = list(words(name))
    while len(parts) > 1 and parts[-1] in LIGHT:
        parts.pop()
    return tuple(parts)


def likeness(one: str, other: str) -> float:
    """How surely two names mean the same; 0 when they do not."""
    first, second = core(one), core(other)
    if not first or not second:
        return 0.0
    if words(one) == words(other):
        return SAME
    if first == second:
        return CORE
    if _same_class(" ".join(first), " ".join(second)) or _same_archetype(one, other):
        return SYNONYM
    if first[-1] == second[-1] or _same_class(first[-1], second[-1]):
        return HEAD
    if _contained(first, second) or _contained(second, first) or _bare_head(words(one), words(other)):
        return PART
    return 0.0


def _same_class(one: str, other: str) -> bool:
    return one == other or bool(_classes().get(one, frozenset()) & _classes().get(other, frozenset()))


def _same_archetype(one: str, other: str) -> bool:
    catalogue = Catalogue.load()
    return bool(set(catalogue.archetypes_by_word(one)[:2]) & set(catalogue.archetypes_by_word(other)[:2]))


def _contained(small: Sequence[str], large: Sequence[str]) -> bool:
    return len(small) < len(large) and set(small) <= set(large)


def _bare_head(one: Sequence[str], other: Sequence[str]) -> bool:
    """`result` for `run result`: a light head that stands for the whole name."""
    return min(len(one), len(other)) == 1 and one[-1] == other[-1]


def best(name: str, others: Iterable[str]) -> float:
    """The best likeness of a name with any of the others."""
    return max((likeness(name, other) for other in others), default=0.0)


def pair(expected: Sequence[str], found: Sequence[Sequence[str]]) -> dict[int, int]:
    """One to one: index of what was expected -> index of what was found (each with its other names).

    Of those that fit equally well, the one whose own name, the first, fits best.
    """
    ranked = sorted(
        (
            (-best(name, names), -best(name, names[:1]), at, place)
            for at, name in enumerate(expected)
            for place, names in enumerate(found)
        )
    )
    pairs: dict[int, int] = {}
    for score, _, at, place in ranked:
        if score < 0 and at not in pairs and place not in pairs.values():
            pairs[at] = place
    return pairs
