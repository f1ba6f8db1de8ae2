"""Every expression is well typed where it stands, so that back ends can emit it without a thought."""

from collections.abc import Iterator
from typing import Literal

from loomery_compiler.passes.expression_types import Scope, type_of, type_of_field
from loomery_spec import AppSpec, Entity, Report
from loomery_spec import constraints as rules
from loomery_spec.behaviour import CreateRecord, DateReached, RecordEvent, SetField, Workflow
from loomery_spec.expressions import Expression
from loomery_spec.functions import ValueType
from loomery_spec.sections import Tool, ToolInput

Wanted = tuple[str, Expression, ValueType]
_INPUT_TYPES: dict[str, ValueType] = {
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "datetime": "datetime",
    "file": "file",
    "image": "file",
}


def _of_constraint(rule: rules.Constraint) -> Iterator[Wanted]:
    match rule:
        case rules.Check(condition=condition) | rules.Visibility(condition=condition):
            yield rule.kind, condition, "boolean"
        case rules.NoOverlap(where=where) | rules.Capacity(where=where) | rules.Limit(where=where):
            if where is not None:
                yield rule.kind, where, "boolean"
        case rules.Movement(amount=amount):
            yield rule.kind, amount, "number"
        case rules.ApprovalChain(steps=steps):
            yield from ((step.role, step.when, "boolean") for step in steps if step.when is not None)
        case _:
            return


def _of_entity(entity: Entity) -> Iterator[Wanted]:
    for item in entity.fields:
        if item.computed is not None:
            yield f"fields.{item.name}", item.computed, type_of_field(item.type)
    for rule in entity.constraints:
        for place, expression, wanted in _of_constraint(rule):
            yield f"constraints.{place}", expression, wanted
    for step in entity.states.transitions if entity.states else ():
        if step.guard is not None:
            yield f"states.{step.name}", step.guard, "boolean"


def _entity_of(workflow: Workflow, spec: AppSpec) -> Entity | None:
    trigger = workflow.trigger
    return spec.entity(trigger.entity) if isinstance(trigger, RecordEvent | DateReached) else None


def _of_workflow(workflow: Workflow) -> Iterator[Wanted]:
    if workflow.condition is not None:
        yield "condition", workflow.condition, "boolean"
    for action in workflow.actions:
        if isinstance(action, SetField):
            yield f"set.{action.field}", action.value, "any"
        elif isinstance(action, CreateRecord):
            yield from ((f"create.{name}", value, "any") for name, value in action.values.items())


def _check(scope: Scope, expression: Expression, wanted: ValueType) -> None:
    found = type_of(expression, scope)
    dates: set[Literal["date", "datetime"]] = {"date", "datetime"}
    if "any" not in (wanted, found) and wanted != found and not {wanted, found} <= dates:
        scope.fault("EXPR102", f"a {wanted} is wanted here, found {found}")


def _input_type(item: ToolInput) -> ValueType:
    return _INPUT_TYPES.get(item.type, "text")


def _check_tool(tool: Tool, place: str, spec: AppSpec, report: Report) -> None:
    inputs = {item.name: _input_type(item) for item in tool.inputs}
    for output in tool.outputs:
        scope = Scope(spec, f"{place}.{output.name}", report, inputs=inputs, tool=True)
        type_of(output.value, scope)


def check_expressions(spec: AppSpec, report: Report) -> AppSpec:
    """Type every expression of entities, grants, workflows and tools; codes as in `type_of`."""
    for entity in spec.entities:
        for place, expression, wanted in _of_entity(entity):
            _check(Scope(spec, f"entities.{entity.name}.{place}", report, entity), expression, wanted)
    for grant in spec.grants:
        if grant.condition is not None:
            scope = Scope(spec, f"grants.{grant.role}.{grant.entity}", report, spec.entity(grant.entity))
            _check(scope, grant.condition, "boolean")
    for workflow in spec.workflows:
        for place, expression, wanted in _of_workflow(workflow):
            scope = Scope(spec, f"workflows.{workflow.name}.{place}", report, _entity_of(workflow, spec))
            _check(scope, expression, wanted)
    for page in spec.pages:
        for section in page.sections:
            if isinstance(section, Tool):
                _check_tool(section, f"pages.{page.name}", spec, report)
    return spec
