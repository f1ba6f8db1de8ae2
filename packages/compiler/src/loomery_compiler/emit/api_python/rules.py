"""Rules and states of an entity: `app/entities/<entity>/rules.py`."""

from decimal import Decimal
from typing import assert_never

from loomery_compiler.emit.api_python.conditions import condition
from loomery_compiler.emit.api_python.expressions import Scope, python
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan
from loomery_compiler.emit.api_python.source import call, imports, sequence
from loomery_compiler.emit.names import names_in, pyrepr
from loomery_spec.constraints import (
    ApprovalChain,
    Capacity,
    Check,
    Constraint,
    Limit,
    LineItems,
    Movement,
    Nearest,
    NoOverlap,
    PlainRule,
    SumsTo,
    UniqueTogether,
    Visibility,
)
from loomery_spec.entities import StateMachine, Transition
from loomery_spec.expressions import Expression


def rules_file(app: AppPlan, plan: EntityPlan) -> str:
    """The source of the module; empty when the entity has neither rules nor states."""
    rows = _uniques(plan)
    for rule in plan.entity.constraints:
        rows += _rule(app, plan, rule)
    parts = []
    if rows:
        parts.append(sequence(rows, head="RULES: tuple[Rule, ...] = "))
    if plan.entity.states is not None:
        parts.append(_states(app, plan, plan.entity.states))
    if not parts:
        return ""
    body = "\n\n".join(parts)
    return f'"""Rules of {plan.entity.label_plural.lower()}."""\n\n{_imports(body)}\n\n{body}\n'


def _uniques(plan: EntityPlan) -> list[str]:
    fields = [
        _unique([field.attr], f"{field.field.label} is already in use.")
        for field in plan.stored
        if field.field.unique
    ]
    relations = [
        _unique([relation.key], f"{relation.relation.label} is already taken.")
        for relation in plan.relations
        if relation.relation.kind == "one_to_one"
    ]
    return fields + relations


def _unique(columns: list[str], message: str) -> str:
    return call("Unique", [f"columns={pyrepr(tuple(columns))}", f"message={pyrepr(message)}"], indent=4)


def _rule(app: AppPlan, plan: EntityPlan, rule: Constraint) -> list[str]:
    match rule:
        case UniqueTogether():
            columns = [column for name in rule.fields if (column := plan.columns_of(name))]
            return [_unique(columns, rule.message)] if columns else []
        case Check():
            return [_check(app, plan, rule)]
        case NoOverlap():
            return [_overlap(app, plan, rule)]
        case Capacity():
            return [_capacity(app, plan, rule)]
        case Limit():
            return [_limit(app, plan, rule)]
        case Movement():
            return [_movement(app, plan, rule)]
        case LineItems():
            return [_lines(plan, rule)]
        case SumsTo():
            return [_sums(plan, rule)]
        case ApprovalChain() | Visibility() | Nearest() | PlainRule():
            return []
        case _:
            assert_never(rule)


def _attr(plan: EntityPlan, name: str) -> str:
    """Attribute of a field or relation as rules name it."""
    relation = plan.relation(name)
    if relation is not None:
        return relation.attr
    field = plan.field(name)
    return field.attr if field is not None else name


def _test(app: AppPlan, plan: EntityPlan, expression: Expression) -> str:
    return f"lambda record, actor: {python(expression, Scope(app, plan)).text}"


def _check(app: AppPlan, plan: EntityPlan, rule: Check) -> str:
    arguments = [f"condition={_test(app, plan, rule.condition)}", f"message={pyrepr(rule.message)}"]
    if rule.field is not None:
        relation = plan.relation(rule.field)
        arguments.append(f"field={pyrepr(relation.key if relation else rule.field)}")
    if rule.on == "created":
        arguments.append('on="created"')
    return call("Check", arguments, indent=4)


def _scope(plan: EntityPlan, names: tuple[str, ...]) -> str:
    return pyrepr(tuple(column for name in names if (column := plan.columns_of(name))))


def _where(app: AppPlan, plan: EntityPlan, where: Expression | None) -> list[str]:
    return [] if where is None else [f"where={condition(app, plan, where)}"]


def _overlap(app: AppPlan, plan: EntityPlan, rule: NoOverlap) -> str:
    arguments = [f'start="{_attr(plan, rule.start)}"', f'end="{_attr(plan, rule.end)}"']
    if rule.scope:
        arguments.append(f"scope={_scope(plan, rule.scope)}")
    arguments += [*_where(app, plan, rule.where), f"message={pyrepr(rule.message)}"]
    return call("NoOverlap", arguments, indent=4)


def _capacity(app: AppPlan, plan: EntityPlan, rule: Capacity) -> str:
    arguments = [f'relation="{_attr(plan, rule.relation)}"', f'limit="{rule.limit}"']
    if rule.amount:
        arguments.append(f'amount="{_attr(plan, rule.amount)}"')
    arguments += [*_where(app, plan, rule.where), f"message={pyrepr(rule.message)}"]
    return call("Capacity", arguments, indent=4)


def _limit(app: AppPlan, plan: EntityPlan, rule: Limit) -> str:
    arguments = [f"scope={_scope(plan, rule.scope)}", f"maximum={rule.maximum}"]
    arguments += [*_where(app, plan, rule.where), f"message={pyrepr(rule.message)}"]
    return call("Limit", arguments, indent=4)


def _movement(app: AppPlan, plan: EntityPlan, rule: Movement) -> str:
    arguments = [f'event="{rule.event.on}"']
    if rule.event.transition:
        arguments.append(f"transition={pyrepr(rule.event.transition)}")
    arguments += [
        f'relation="{_attr(plan, rule.relation)}"',
        f"field={pyrepr(rule.field)}",
        f"amount={_test(app, plan, rule.amount)}",
        f"sign={1 if rule.direction == 'add' else -1}",
    ]
    if rule.floor is not None:
        arguments.append(f'floor=Decimal("{Decimal(repr(rule.floor)).normalize():f}")')
    arguments.append(f"message={pyrepr(rule.message)}")
    if _follows(plan, rule):
        arguments.append("follows=True")
    return call("Movement", arguments, indent=4)


def _follows(plan: EntityPlan, rule: Movement) -> bool:
    """Whether later changes of the record move the number too; not when other events are said to do so."""
    same = [
        other
        for other in plan.entity.constraints
        if isinstance(other, Movement) and other.relation == rule.relation and other.field == rule.field
    ]
    return rule.event.on == "created" and all(other.event.on == "created" for other in same)


def _lines(plan: EntityPlan, rule: LineItems) -> str:
    names = {
        "parent": _attr(plan, rule.parent),
        "item": _attr(plan, rule.item),
        "quantity": _attr(plan, rule.quantity),
        "price": _attr(plan, rule.price),
        "item_price": rule.item_price,
        "total": rule.total,
    }
    return call("LineItems", [f'{name}="{value}"' for name, value in names.items()], indent=4)


def _sums(plan: EntityPlan, rule: SumsTo) -> str:
    total = f'Decimal("{Decimal(repr(rule.total)).normalize():f}")'
    arguments = [f'relation="{_attr(plan, rule.relation)}"', f'field="{_attr(plan, rule.field)}"']
    return call("SumsTo", [*arguments, f"total={total}", f"message={pyrepr(rule.message)}"], indent=4)


def _states(app: AppPlan, plan: EntityPlan, states: StateMachine) -> str:
    steps = [_transition(app, plan, step) for step in states.transitions]
    arguments = [
        f'field="{_attr(plan, states.field)}"',
        f"initial={pyrepr(states.initial)}",
        sequence(steps, head="transitions=", indent=4),
    ]
    chain = plan.approvals
    if chain is not None:
        arguments.append(_approvals(app, plan, chain))
    return call("STATES = States", arguments)


def _transition(app: AppPlan, plan: EntityPlan, step: Transition) -> str:
    arguments = [
        f"name={pyrepr(step.name)}",
        f"label={pyrepr(step.label)}",
        f"sources={pyrepr(step.sources)}",
        f"target={pyrepr(step.target)}",
    ]
    if step.roles:
        arguments.append(f"roles={pyrepr(tuple(app.role(role) for role in step.roles))}")
    if step.guard is not None:
        arguments.append(f"guard=lambda record, actor: bool({python(step.guard, Scope(app, plan)).text})")
    if step.message:
        arguments.append(f"message={pyrepr(step.message)}")
    return call("Transition", arguments, indent=8)


def _approvals(app: AppPlan, plan: EntityPlan, chain: ApprovalChain) -> str:
    steps = []
    for step in chain.steps:
        arguments = [f"role={pyrepr(step.role)}", f"label={pyrepr(step.label)}"]
        if step.when is not None:
            arguments.append(f"when=lambda record, actor: bool({python(step.when, Scope(app, plan)).text})")
        steps.append(call("ApprovalStep", arguments, indent=12))
    arguments = [
        f"approved={pyrepr(chain.approved)}",
        f"rejected={pyrepr(chain.rejected)}",
        sequence(steps, head="steps=", indent=8),
    ]
    return call("approvals=Approvals", arguments, indent=4)


RULES = ("Capacity", "Check", "Limit", "LineItems", "Movement", "NoOverlap", "Rule", "SumsTo", "Unique")
STATES = ("Approvals", "ApprovalStep", "States", "Transition")


def _imports(body: str) -> str:
    used = names_in(body)
    lines = [f"from app.core.rules import {name}" for name in RULES if name in used]
    lines += [f"from app.core.states import {name}" for name in STATES if name in used]
    wanted = {
        "Decimal": "from decimal import Decimal",
        "logic": "from app.core import logic",
        "sa": "import sqlalchemy as sa",
        "only": "from app.core.policy import only",
        "models": "from app import models",
    }
    return imports([*lines, *(line for name, line in wanted.items() if name in used)])
