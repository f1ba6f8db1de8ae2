"""What people join: `users participate in activities` gives each activity a way to take part."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.offered import is_deal
from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase, Reading
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity
from loomery_spec.behaviour import FeatureUse
from loomery_templates.modules.participation import GUESTS, KINDS
from loomery_templates.modules.targets import is_auxiliary

_JOINING = word_set("join participate attend enroll enrol register sign")
_JOINED = word_set(
    "activity event competition tournament match game training session class course team group club challenge "
    "contest workshop trip tour meetup meeting seminar lecture project program programme campaign sport league "
    "circle community conference webinar race hike ride camp party"
)
"""What many take part in; nobody joins an order or a product."""
_MOST = 2


def with_participation(
    uses: Sequence[FeatureUse], reading: Reading, entities: Sequence[Entity]
) -> tuple[FeatureUse, ...]:
    """The uses, and one of `participation` where people sign in and something is joined."""
    if any(use.feature == "participation" for use in uses) or not _signed(entities):
        return tuple(uses)
    listed = [one.name for one in entities if _has_guests(one)]
    deeds = [deed for deed in reading.deeds if deed.verb in _JOINING]
    said = [one.name for one in entities if any(_is_joined(deed, one) for deed in deeds)]
    found = [name for name in dict.fromkeys((*said, *listed)) if not _has_way(name, entities)]
    if not found:
        return tuple(uses)
    places = tuple(deed.place for deed in deeds[:1])
    because = evidence("implied" if places else "assumed", places, 0.6, "people take part")
    use = FeatureUse(feature="participation", entities=tuple(found[:_MOST]), evidence=because)
    return (*uses, use)


def _signed(entities: Sequence[Entity]) -> bool:
    return any(link.target == "user" for one in entities for link in one.relations) or any(
        one.name == "user" for one in entities
    )


def _has_guests(entity: Entity) -> bool:
    """Whether it has a list of those who take part beside somebody to whom it belongs."""
    return any(
        link.name in GUESTS and link.target == "user" and link.name != entity.owner
        for link in entity.relations
    ) and not is_auxiliary(entity)


def _is_joined(deed: Deed, entity: Entity) -> bool:
    if is_auxiliary(entity) or is_deal(entity) or _last(entity.name) not in _JOINED:
        return False
    into = ("in", "for", "at", "up")
    things = [deed.object, *(phrase for preposition, phrase in deed.others if preposition in into)]
    return any(thing is not None and _is_named(thing, entity) for thing in things)


def _is_named(thing: Phrase, entity: Entity) -> bool:
    return thing.head == _last(entity.name) or thing.name == entity.name.replace("_", " ")


def _last(name: str) -> str:
    return name.split("_")[-1]


def _has_way(target: str, entities: Sequence[Entity]) -> bool:
    """Whether some other record of a known kind says already who takes part."""
    return any(
        one.archetype in KINDS and any(link.target == target for link in one.relations) for one in entities
    )
