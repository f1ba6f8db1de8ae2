"""From words of a text to names of entities, and to archetypes of the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec.naming import entity_name, snake
from loomery_templates.catalogue import Catalogue

# Heads that give a thing of their own kind to whatever stands before them.
_FACETS = word_set("record log list entry item detail page center form file")


def archetype_for(words: str, catalogue: Catalogue, kinds: Sequence[Kind]) -> str | None:
    """The archetype that people call so; those of the matching blueprints first."""
    found = catalogue.archetypes_by_word(words)
    if not found:
        return None
    preferred = preferences(kinds)
    known = [name for name in found if name in preferred]
    if known:
        return min(known, key=lambda name: preferred[name])
    exact = snake(words)
    if exact in found:
        return exact
    return found[0] if _fits_person(words, found[0], catalogue) else None


def _fits_person(words: str, archetype: str, catalogue: Catalogue) -> bool:
    return catalogue.archetype(archetype).person == is_person(words) or not is_person(words)


def preferences(kinds: Sequence[Kind]) -> dict[str, int]:
    """Archetypes of the blueprints, with their rank."""
    ranks: dict[str, int] = {}
    for kind in kinds:
        for rank, entity in enumerate(kind.blueprint.entities):
            ranks[entity.archetype] = min(rank, ranks.get(entity.archetype, 99))
    return ranks


def facet_of(words: str, taken: Collection[str]) -> str | None:
    """The thing that a phrase only looks at from another side: `employee list` is employee."""
    parts = words.split()
    if len(parts) > 1 and parts[-1] in _FACETS and " ".join(parts[:-1]) in taken:
        return " ".join(parts[:-1])
    return None


def name_of(words: str) -> str:
    """A valid entity name."""
    return entity_name(words)


def plural_of(label: str) -> str:
    """The plural of an English noun phrase."""
    low = label.lower()
    last = low.split()[-1]
    if last in (
        "news",
        "equipment",
        "feedback",
        "staff",
        "data",
        "media",
        "series",
        "species",
        "information",
        "inventory",
    ):
        return label
    if last in _IRREGULAR:
        return label[: len(label) - len(last)] + _IRREGULAR[last]
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return label + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return label[:-1] + "ies"
    return label + "s"


_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet",
    "mouse": "mice", "criterion": "criteria", "quiz": "quizzes", "analysis": "analyses", "leaf": "leaves",
    "shelf": "shelves", "life": "lives"}  # fmt: skip
