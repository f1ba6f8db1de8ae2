"""Makes entities agree with themselves after several hands have changed them."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_spec import Entity
from loomery_spec.fields import ChoiceType


def sound(entities: Sequence[Entity], accounts: bool) -> tuple[Entity, ...]:
    """The entities without links to nowhere, doubled names, lost states and lost owners; plurals tell them apart."""
    names = {entity.name for entity in entities} | ({"user"} if accounts else set())
    return tuple(_with_own_plural(_sound(entity, names), entities) for entity in entities)


def _sound(entity: Entity, names: set[str]) -> Entity:
    fields = {field.name: field for field in entity.fields}
    links = {link.name: link for link in entity.relations if link.target in names and link.name not in fields}
    owner = entity.owner if entity.owner in links and links[entity.owner].target == "user" else None
    return entity.model_copy(
        update={
            "fields": tuple(fields.values()),
            "relations": tuple(links.values()),
            "owner": owner,
            "states": entity.states if _has_states(entity) else None,
            "title_field": entity.title_field if entity.title_field in fields else None,
        }
    )


def _has_states(entity: Entity) -> bool:
    if entity.states is None:
        return False
    field = entity.field(entity.states.field)
    if field is None or not isinstance(field.type, ChoiceType):
        return False
    known = {choice.value for choice in field.type.choices}
    steps = entity.states.transitions
    needed = {entity.states.initial, *(step.target for step in steps)}
    return needed | {source for step in steps for source in step.sources} <= known


def _with_own_plural(entity: Entity, entities: Sequence[Entity]) -> Entity:
    same = [other.name for other in entities if other.plural == entity.plural]
    if entity.plural != entity.name and same[0] == entity.name:
        return entity
    plain = f"{entity.name}s"
    plural = f"{entity.name}_list" if entity.plural in (entity.name, plain) else plain
    label = entity.label_plural if len(same) == 1 else f"{entity.label}s"
    return entity.model_copy(update={"plural": plural, "label_plural": label})
