"""Ties: records that only say that a person and a record belong together, such as favourites and participants."""

from dataclasses import dataclass

from loomery_spec import Entity, Relation
from loomery_spec.constraints import UniqueTogether

ALWAYS = ("favourite", "participation")
"""Archetypes that are ties whatever optional values they have."""


@dataclass(frozen=True)
class Tie:
    """A kind of tie: the relation to the person, by its name, and the relation to the other end."""

    person: str
    end: Relation


def tie_of(entity: Entity) -> Tie | None:
    """What the entity ties together when one press makes such a record: once for each person, nothing to fill in."""
    if entity.owner is None or not _fills_itself(entity):
        return None
    ends = [link for link in entity.relations if link.name != entity.owner]
    if len(ends) != 1 or ends[0].kind != "many_to_one" or ends[0].target == "user":
        return None
    pair = {entity.owner, ends[0].name}
    once = any(isinstance(rule, UniqueTogether) and set(rule.fields) == pair for rule in entity.constraints)
    return Tie(entity.owner, ends[0]) if once else None


def _fills_itself(entity: Entity) -> bool:
    """Whether nobody is asked anything who makes one."""
    asked = [field for field in entity.fields if field.computed is None and not field.read_only]
    if entity.archetype in ALWAYS:
        return not any(field.required and field.default is None for field in asked)
    return not asked
