"""From words of a text to names of entities, and to archetypes of the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec.naming import entity_name, snake
from loomery_templates.catalogue import Catalogue, content_words

USER = "user"
"""The archetype of people who sign in."""
_CLINICAL = word_set(
    "health healthy medical medicine clinic clinical hospital doctor physician nurse patient therapy therapist "
    "dentist dental medication pill drug vaccination vaccine symptom disease illness diagnosis surgery pregnancy "
    "baby newborn growth fitness workout exercise training gym diet nutrition calorie sleep blood body weight mood "
    "mental care wellness meditation yoga pharmacy allergy run step"
)
NEAR = 2
"""How many words an archetype must share with a text for which its name is a mere synonym."""


def archetype_for(
    words: str, catalogue: Catalogue, kinds: Sequence[Kind], context: Collection[str]
) -> str | None:
    """The archetype that people call so: those of the matching blueprints first, then the one whose own words the
    text (`context`, its content words) uses most. A mere synonym without any such word is not believed."""
    found = catalogue.archetypes_by_word(words)
    if not found and " " in words and words.split()[0].endswith("ly"):
        return archetype_for(words.partition(" ")[2], catalogue, kinds, context)
    preferred = preferences([kind for kind in kinds if _is_believed(kind, context)])
    exact = snake(words)
    known = [
        name
        for name in found
        if name in preferred and (catalogue.archetype(name).person or not is_person(words))
    ]
    if known and not (exact in found and _is_synonym(words, known, catalogue)):
        head = exact.split("_")[-1]
        return min(known, key=lambda name: (name.split("_")[-1] != head, preferred[name]))
    if USER in found and is_person(words):
        return USER
    own = [name for name in found if exact == name]
    best = max(own or found, key=lambda name: (_nearness(name, words, context), name == exact), default=None)
    if best is None or not _fits_person(words, best, catalogue):
        return None
    return best if own or _is_meant(best, words, context) else None


def _is_believed(kind: Kind, context: Collection[str]) -> bool:
    """What medicine calls a word is meant only where something of medicine is spoken of: `child`, `visit`."""
    return kind.blueprint.kind != "health" or bool(_CLINICAL & set(context))


def _is_synonym(words: str, archetypes: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether none of some archetypes has that word as its own name or as the end of it."""
    own = (f"{name} {catalogue.archetype(name).title.lower()}".replace("_", " ") for name in archetypes)
    return not any(words in name for name in own)


def _is_meant(archetype: str, words: str, context: Collection[str]) -> bool:
    """Whether a text means an archetype by a synonym: a `card` is a bank card only where a bank is spoken of."""
    *before, head = archetype.split("_")
    if before and head == words.split()[-1]:
        return set(before) <= {*context, *words.split()}
    one = Catalogue.load().archetype(archetype)
    return _nearness(archetype, words, context) >= (1 if one.title.lower() == words else NEAR)


@cache
def _vocabulary(archetype: str) -> frozenset[str]:
    """The words that an archetype uses of itself."""
    one = Catalogue.load().archetype(archetype)
    told = (
        one.title,
        one.about,
        *one.synonyms,
        *(relation.to.replace("_", " ") for relation in one.relations),
    )
    return frozenset(word for text in told for word in content_words(text))


@cache
def names_of(archetype: str | None) -> tuple[str, ...]:
    """What people call an archetype; nothing for none."""
    if archetype is None:
        return ()
    one = Catalogue.load().archetype(archetype)
    return (one.title.lower(), *one.synonyms)


def _nearness(archetype: str, words: str, context: Collection[str]) -> int:
    return len(_vocabulary(archetype) & set(context) - set(words.split()))


def _fits_person(words: str, archetype: str, catalogue: Catalogue) -> bool:
    return catalogue.archetype(archetype).person == is_person(words)


def preferences(kinds: Sequence[Kind]) -> dict[str, int]:
    """Archetypes of the blueprints, with their rank."""
    ranks: dict[str, int] = {}
    for kind in kinds:
        for rank, entity in enumerate(kind.blueprint.entities):
            ranks[entity.archetype] = min(rank, ranks.get(entity.archetype, 99))
    return ranks


def name_of(words: str) -> str:
    """A valid entity name; those that modules give to parts of records are left to them."""
    return f"{words}_entry" if words in ("image", "file") else entity_name(words)


def plural_of(label: str) -> str:
    """The plural of an English noun phrase."""
    low = label.lower()
    last = low.split()[-1]
    if last in (
        "news",
        "equipment",
        "clothes",
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
    if last.endswith(("ics", "ings")):
        return label
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return label + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return label[:-1] + "ies"
    return label + "s"


_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet",
    "mouse": "mice", "criterion": "criteria", "quiz": "quizzes", "analysis": "analyses", "leaf": "leaves",
    "shelf": "shelves", "life": "lives"}  # fmt: skip
