"""Whose things are: a shelter's animals are the shelter's, though elsewhere every animal has an owner."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import SURE_KIND, Kind
from loomery_codegen.understand.words.rules.composing.offered import is_about
from loomery_codegen.understand.words.rules.reading.model import Deed
from loomery_spec import Entity
from loomery_templates.catalogue import Blueprint
from loomery_templates.catalogue.to_spec.roles import parse_may, roles

_MADE = frozenset({"create", "edit", "manage"})
_OWN_DEEDS = frozenset(
    {"add", "create", "post", "offer", "list", "upload", "sell", "manage", "edit", "publish"}
)


def kept_by_house(
    entities: Sequence[Entity], kinds: Sequence[Kind], deeds: Sequence[Deed]
) -> tuple[Entity, ...]:
    """The entities; those that in this trade only the staff makes belong to no single person."""
    if not kinds or kinds[0].score < SURE_KIND:
        return tuple(entities)
    house = _of_the_house(kinds[0].blueprint)
    return tuple(
        _without_owner(one) if one.archetype in house and not _made(one, deeds) else one for one in entities
    )


def _of_the_house(blueprint: Blueprint) -> frozenset[str]:
    """Archetypes that staff makes and that no ordinary person may."""
    sides = {role.name: role.kind for role in roles(blueprint)}
    made: dict[str, set[str]] = {}
    for role in blueprint.roles:
        for verb, own, archetype in filter(None, map(parse_may, role.may)):
            if verb in _MADE:
                made.setdefault(archetype, set()).add("member" if own else sides[role.id])
    return frozenset(name for name, by in made.items() if by <= {"staff", "admin"})


def _made(entity: Entity, deeds: Sequence[Deed]) -> bool:
    """Whether the text says that somebody makes such a thing."""
    return any(
        deed.actor is not None and deed.verb in _OWN_DEEDS and is_about(deed, entity) for deed in deeds
    )


def _without_owner(entity: Entity) -> Entity:
    owner = entity.relation(entity.owner) if entity.owner else None
    if owner is None or owner.target != "user" or owner.evidence is None or owner.evidence.source == "stated":
        return entity
    left = tuple(link for link in entity.relations if link.name != owner.name)
    return entity.model_copy(update={"owner": None, "relations": left})
