"""States: the field of a state machine is a choice that only transitions change."""

from loomery_spec import AppSpec, Entity, Report
from loomery_spec.behaviour import RecordEvent, SetField, Workflow
from loomery_spec.fields import ChoiceType


def _settle(entity: Entity, report: Report) -> Entity:
    machine = entity.states
    if machine is None:
        return entity
    where = f"entities.{entity.name}.states"
    field = entity.field(machine.field)
    if field is None or not isinstance(field.type, ChoiceType):
        report.error("STATE101", where, f"{machine.field!r} is no choice field of {entity.name!r}")
        return entity
    known = {choice.value for choice in field.type.choices}
    named = {machine.initial, *(step.target for step in machine.transitions)}
    named |= {source for step in machine.transitions for source in step.sources}
    for state in sorted(named - known):
        report.error("STATE102", where, f"no choice {state!r} in the field {field.name!r}")
    update = {"read_only": True, "required": True, "default": machine.initial}
    fields = tuple(item.model_copy(update=update) if item is field else item for item in entity.fields)
    return entity.model_copy(update={"fields": fields})


def _undoes_itself(workflow: Workflow, spec: AppSpec) -> bool:
    """Whether a step of a record would at once set another state of the same record."""
    trigger = workflow.trigger
    if not isinstance(trigger, RecordEvent) or trigger.on not in ("transition", "updated"):
        return False
    entity = spec.entity(trigger.entity)
    field = entity.states.field if entity and entity.states else None
    own = [item for item in workflow.actions if isinstance(item, SetField) and item.relation is None]
    return any(item.field == field for item in own)


def _sensible(spec: AppSpec, report: Report) -> tuple[Workflow, ...]:
    kept: list[Workflow] = []
    for workflow in spec.workflows:
        if _undoes_itself(workflow, spec):
            where = f"workflows.{workflow.name}"
            report.warning(
                "STATE103", where, "a step can't change the state that it has just reached; left out"
            )
        else:
            kept.append(workflow)
    return tuple(kept)


def settle_states(spec: AppSpec, report: Report) -> AppSpec:
    """Codes: STATE101 no such choice field, STATE102 a state that is no choice, STATE103 a workflow that
    undoes the step that started it."""
    entities = tuple(_settle(entity, report) for entity in spec.entities)
    return spec.model_copy(update={"entities": entities, "workflows": _sensible(spec, report)})
