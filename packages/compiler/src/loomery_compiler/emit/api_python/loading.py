"""What to load along with a record, so that telling a page of records needs a fixed number of queries."""

from typing import TypeAlias

from loomery_compiler.emit.api_python.expressions import many_target
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan
from loomery_spec.expressions import (
    Aggregate,
    Binary,
    Call,
    Conditional,
    Expression,
    FieldRef,
    Negate,
    Not,
)

Tree: TypeAlias = dict[str, "Tree"]
DEEPEST = 4


def needs_of_entity(app: AppPlan, plan: EntityPlan) -> Tree:
    """Relations that telling a record of the entity touches."""
    tree: Tree = {}
    for relation in plan.relations:
        _merge(
            tree.setdefault(relation.relation.name, {}), _label_needs(app, app.entity(relation.target.name))
        )
    _merge(tree, _label_needs(app, plan))
    for field in plan.computed:
        if field.field.computed is not None:
            _merge(tree, needs(app, plan, field.field.computed))
    for step in plan.entity.states.transitions if plan.entity.states else ():
        if step.guard is not None:
            _merge(tree, needs(app, plan, step.guard))
    return tree


def _label_needs(app: AppPlan, plan: EntityPlan, depth: int = 0) -> Tree:
    title = plan.title
    if title is None or title.field.computed is None or depth > DEEPEST:
        return {}
    return needs(app, plan, title.field.computed, depth + 1)


def needs(app: AppPlan, plan: EntityPlan, expression: Expression, depth: int = 0) -> Tree:
    """Relations that evaluating an expression on a record touches."""
    if depth > DEEPEST:
        return {}
    match expression:
        case FieldRef():
            return _path(app, plan, expression.path, depth)
        case Not() | Negate():
            return needs(app, plan, expression.operand, depth)
        case Binary():
            return _all(app, plan, (expression.left, expression.right), depth)
        case Conditional():
            parts = (expression.condition, expression.then, expression.otherwise)
            return _all(app, plan, parts, depth)
        case Call():
            return _all(app, plan, expression.arguments, depth)
        case Aggregate():
            target = many_target(app, plan, expression.relation)
            inner = tuple(part for part in (expression.of, expression.where) if part is not None)
            return {expression.relation: _all(app, target, inner, depth + 1)}
        case _:
            return {}


def _all(app: AppPlan, plan: EntityPlan, parts: tuple[Expression, ...], depth: int) -> Tree:
    tree: Tree = {}
    for part in parts:
        _merge(tree, needs(app, plan, part, depth))
    return tree


def _path(app: AppPlan, plan: EntityPlan, path: tuple[str, ...], depth: int) -> Tree:
    if len(path) == 1:
        field = plan.field(path[0])
        if field is None or field.field.computed is None:
            return {}
        return needs(app, plan, field.field.computed, depth + 1)
    relation = plan.relation(path[0])
    if relation is None:
        return {}
    return {path[0]: _path(app, app.entity(relation.target.name), path[1:], depth)}


def _merge(into: Tree, other: Tree) -> None:
    for name, branch in other.items():
        _merge(into.setdefault(name, {}), branch)
