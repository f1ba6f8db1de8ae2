"""What a feature applies to where the text says it: `users can like replies` likes replies, not boards."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.participation import with_participation
from loomery_codegen.understand.words.rules.composing.two_sides import with_two_sides
from loomery_codegen.understand.words.rules.reading.model import Deed, Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity
from loomery_spec.behaviour import FeatureUse

_VERBS = {
    "favourites": word_set("like favourite favorite bookmark save collect"),
    "comments": word_set("comment"),
    "ratings": word_set("rate review"),
}
MOST = 3


def directed(
    uses: Sequence[FeatureUse], reading: Reading, entities: Sequence[Entity]
) -> tuple[FeatureUse, ...]:
    """The uses; those whose deeds name what they are done to apply to that alone. What is joined can be joined."""
    found = [_directed(use, reading, entities) for use in uses]
    return with_two_sides(with_participation(found, reading, entities), reading, entities)


def _directed(use: FeatureUse, reading: Reading, entities: Sequence[Entity]) -> FeatureUse:
    verbs = _VERBS.get(use.feature)
    if verbs is None or use.entities:
        return use
    heads = {head for deed in reading.deeds if deed.verb in verbs for head in _done_to(deed)}
    found = [one.name for one in entities if not one.system and _head(one) in heads]
    return use.model_copy(update={"entities": tuple(found[:MOST])}) if found else use


def _done_to(deed: Deed) -> list[str]:
    """The main words of what a deed is done to: `rate tutors`, `comment on posts`."""
    others = [phrase for preposition, phrase in deed.others if preposition == "on"]
    return [phrase.head for phrase in (deed.object, *others) if phrase is not None]


def _head(entity: Entity) -> str:
    return entity.label.lower().split()[-1]
