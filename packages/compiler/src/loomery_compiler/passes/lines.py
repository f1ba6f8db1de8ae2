"""Lines: the price that a line copies, and the total of its parent, are set by the rule and by nobody else."""

from loomery_spec import AppSpec, Entity, Report
from loomery_spec.constraints import LineItems

__all__ = ["settle_lines"]


def settle_lines(spec: AppSpec, _report: Report) -> AppSpec:
    """What lines set is read-only, so that no form asks for what the API does not take."""
    fixed = {
        place
        for entity in spec.entities
        for rule in entity.constraints
        if isinstance(rule, LineItems)
        for place in ((entity.name, rule.price), (_target(entity, rule.parent), rule.total))
    }
    if not fixed:
        return spec
    return spec.model_copy(update={"entities": tuple(_settle(entity, fixed) for entity in spec.entities)})


def _target(entity: Entity, relation: str) -> str:
    found = entity.relation(relation)
    return found.target if found else ""


def _settle(entity: Entity, fixed: set[tuple[str, str]]) -> Entity:
    fields = tuple(
        item.model_copy(update={"read_only": True}) if (entity.name, item.name) in fixed else item
        for item in entity.fields
    )
    return entity.model_copy(update={"fields": fields})
