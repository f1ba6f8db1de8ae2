"""Fields and relations of an entity by what they are for, and by the words people use."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from loomery_spec import Entity, Field
from loomery_spec.naming import field_name
from loomery_spec.sections import Sort
from loomery_templates.catalogue.words import words

__all__ = ["NUMBERS", "amount_field", "date_fields", "kind_field", "member_named", "own_words", "sort_of"]

NUMBERS: Final = frozenset({"integer", "decimal", "money", "percent", "rating", "duration"})
_DATES: Final = ("datetime", "date")
_FIRST_DATES: Final = (
    "start",
    "date",
    "placed",
    "published",
    "posted",
    "taken",
    "recorded",
    "on",
    "at",
    "due",
)
_SORTS: Final = {"newest": "created_at", "latest": "created_at", "recent": "created_at", "date": "created_at"}
_DOWN: Final = (
    "created_at",
    "published",
    "posted",
    "placed",
    "rating",
    "score",
    "vote",
    "click",
    "download",
    "view",
)


@lru_cache(maxsize=4096)
def own_words(name: str) -> frozenset[str]:
    """The words of a field's or an entity's name, without `at`, `on` and the like."""
    silent = {"at", "on", "is", "of", "by", "the", "a"}
    return frozenset(word for word in words(name.replace("_", " ")) if word not in silent)


def date_fields(entity: Entity) -> tuple[Field, ...]:
    """Dates of the entity, those that say when it takes place first."""
    dates = [field for field in entity.fields if field.type.kind in _DATES]

    def rank(field: Field) -> tuple[int, int]:
        parts = words(field.name.replace("_", " "))
        named = [at for at, word in enumerate(_FIRST_DATES) if any(part.startswith(word) for part in parts)]
        birth = any(part in {"born", "birth"} for part in parts)
        return (
            len(_FIRST_DATES) if birth else min(named, default=len(_FIRST_DATES)),
            entity.fields.index(field),
        )

    return tuple(sorted(dates, key=rank))


def kind_field(entity: Entity) -> Field | None:
    """The choice that sorts records best: the state, else the first choice."""
    if entity.states:
        return entity.field(entity.states.field)
    return next((field for field in entity.fields if field.type.kind == "choice"), None)


def amount_field(entity: Entity, said: Iterable[str]) -> Field | None:
    """The number that the words name, if one does."""
    wanted = set(said)
    best: tuple[int, Field] | None = None
    for field in entity.fields:
        shared = len(own_words(field.name) & wanted)
        if field.type.kind in NUMBERS and shared and (best is None or shared > best[0]):
            best = (shared, field)
    return best[1] if best else None


def member_named(entity: Entity, phrase: str) -> str | None:
    """The field or relation that a phrase names: exactly, by all its words, or by the word that tells it
    apart."""
    name = field_name(phrase)
    members = [field.name for field in entity.fields] + [relation.name for relation in entity.relations]
    if name in members:
        return name
    said = own_words(phrase)
    same = [member for member in members if own_words(member) == said]
    if same:
        return same[0]
    targets = [relation.name for relation in entity.relations if own_words(relation.target) == said]
    if targets:
        return targets[0]
    part = [member for member in members if said and (said <= own_words(member) or own_words(member) <= said)]
    return part[0] if len(part) == 1 else None


def sort_of(entity: Entity, written: str | None) -> Sort | None:
    """How a list is sorted; None when the words name no field of the entity."""
    if not written:
        return None
    phrase = written.removeprefix("-").strip()
    name = _SORTS.get(phrase) or member_named(entity, phrase)
    if name is None or entity.relation(name):
        return None
    down = written.startswith("-") or any(word in name for word in _DOWN)
    return Sort(field=name, descending=down)
