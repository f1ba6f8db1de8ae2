"""Expressions as Python over loaded records.

Plain operators where types and presence are certain, functions of `app.core.logic` where something may be
unknown.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypeAlias, assert_never

from loomery_compiler.emit.api_python.identifiers import attribute
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan
from loomery_compiler.emit.names import pyrepr
from loomery_spec.base import Scalar
from loomery_spec.expressions import (
    Actor,
    Aggregate,
    Binary,
    Call,
    Conditional,
    Expression,
    FieldRef,
    InputRef,
    ListValue,
    LiteralValue,
    Negate,
    Not,
    Now,
    Today,
)
from loomery_spec.functions import CORE

ValueKind: TypeAlias = Literal["text", "number", "boolean", "date", "datetime", "list", "any"]


class ExpressionError(ValueError):
    """An expression that can't be said here, such as a function of tool pages."""


@dataclass(frozen=True, slots=True)
class Code:
    """Python source of an expression, what it gives, and whether that may be None."""

    text: str
    kind: ValueKind = "any"
    nullable: bool = True
    atom: bool = True
    """Whether it can stand beside an operator without parentheses."""

    @property
    def operand(self) -> str:
        """The source, safe beside an operator."""
        return self.text if self.atom else f"({self.text})"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an expression stands: the record, its entity, and how the caller is named."""

    app: AppPlan
    entity: EntityPlan
    subject: str = "record"
    actor: str = "actor"
    depth: int = 0


KINDS: dict[str, ValueKind] = {
    "str": "text", "int": "number", "Decimal": "number", "bool": "boolean",
    "dt.date": "date", "dt.datetime": "datetime",
}  # fmt: skip
FUNCTIONS = {
    "round": "round_to", "abs": "absolute", "min": "least", "max": "greatest", "day": "day_of",
    "to_number": "number",
}  # fmt: skip
NATIVE = {"add": "+", "subtract": "-", "multiply": "*", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
RESULTS: dict[str, ValueKind] = {
    "lower": "text", "upper": "text", "trim": "text", "length": "number", "concat": "text",
    "contains": "boolean", "starts_with": "boolean", "replace": "text", "to_text": "text",
    "to_number": "number", "round": "number",
    "floor": "number", "ceil": "number", "abs": "number", "sqrt": "number", "min": "number", "max": "number",
    "is_empty": "boolean", "days_between": "number", "hours_between": "number", "year": "number",
    "month": "number", "day": "number", "weekday": "number", "age": "number",
}  # fmt: skip
NEVER_NONE = frozenset({"length", "concat", "contains", "starts_with", "to_text", "is_empty"})


def python(expression: Expression, scope: Scope) -> Code:  # noqa: C901 (one line for each kind)
    """Python source for an expression.

    Raises ExpressionError for what has no meaning on the server.
    """
    match expression:
        case LiteralValue():
            return literal(expression.value)
        case ListValue():
            return Code(pyrepr([_plain(value) for value in expression.values]), "any", nullable=False)
        case FieldRef():
            return _field(expression, scope)
        case InputRef():
            raise ExpressionError(f"input {expression.name!r} exists on tool pages only")
        case Actor():
            return Code(
                f"{scope.actor}.{expression.attribute}", "any" if expression.attribute == "id" else "text"
            )
        case Now():
            return Code("logic.now()", "datetime", nullable=False)
        case Today():
            return Code("logic.today()", "date", nullable=False)
        case Not() | Negate() | Binary() | Conditional():
            return _operator(expression, scope)
        case Call():
            return _call(expression, scope)
        case Aggregate():
            return _aggregate(expression, scope)
        case _:
            assert_never(expression)


def _plain(value: Scalar) -> Scalar:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def literal(value: Scalar) -> Code:
    """A constant; fractions become exact decimals."""
    if value is None:
        return Code("None")
    if isinstance(value, bool):
        return Code(repr(value), "boolean", nullable=False)
    if isinstance(value, int | float):
        plain = _plain(value)
        if isinstance(plain, int):
            return Code(repr(plain), "number", nullable=False, atom=plain >= 0)
        return Code(f'Decimal("{Decimal(repr(value))}")', "number", nullable=False)
    return Code(pyrepr(value), "text", nullable=False)


def _operator(expression: Not | Negate | Binary | Conditional, scope: Scope) -> Code:
    match expression:
        case Not(operand=Binary(op="eq" | "ne") as compared):
            flipped: Literal["eq", "ne"] = "ne" if compared.op == "eq" else "eq"
            return python(compared.model_copy(update={"op": flipped}), scope)
        case Not():
            inner = python(expression.operand, scope)
            if inner.kind == "boolean" and not inner.nullable:
                return Code(f"not {inner.operand}", "boolean", nullable=False, atom=False)
            return Code(f"logic.negation({inner.text})", "boolean")
        case Negate():
            inner = python(expression.operand, scope)
            if inner.kind == "number" and not inner.nullable:
                return Code(f"-{inner.operand}", "number", nullable=False, atom=False)
            return Code(f"logic.negate({inner.text})", "number")
        case Conditional():
            test, then, other = (
                python(part, scope) for part in (expression.condition, expression.then, expression.otherwise)
            )
            kind = then.kind if then.kind == other.kind else "any"
            text = f"{then.operand} if {test.operand} else {other.operand}"
            return Code(text, kind, nullable=then.nullable or other.nullable, atom=False)
        case Binary():
            return _binary(expression, python(expression.left, scope), python(expression.right, scope))
        case _:
            assert_never(expression)


def _binary(expression: Binary, left: Code, right: Code) -> Code:
    certain = not left.nullable and not right.nullable
    match expression.op:
        case "add" | "subtract" | "multiply" | "divide" | "modulo" | "power":
            return _arithmetic(expression.op, left, right, certain)
        case "eq" | "ne":
            return _equality(expression.op, left, right)
        case "lt" | "le" | "gt" | "ge":
            if certain and left.kind == right.kind != "any":
                text = f"{left.operand} {NATIVE[expression.op]} {right.operand}"
                return Code(text, "boolean", nullable=False, atom=False)
            return Code(f"logic.{expression.op}({left.text}, {right.text})", "boolean")
        case "and" | "or":
            if certain and left.kind == right.kind == "boolean":
                text = f"{left.operand} {expression.op} {right.operand}"
                return Code(text, "boolean", nullable=False, atom=False)
            name = "both" if expression.op == "and" else "either"
            return Code(f"logic.{name}({left.text}, {right.text})", "boolean")
        case "in":
            return Code(f"logic.member({left.text}, {right.text})", "boolean")
        case _:
            assert_never(expression.op)


def _arithmetic(op: str, left: Code, right: Code, certain: bool) -> Code:
    numbers = left.kind == right.kind == "number"
    if certain and numbers and op in NATIVE:
        return Code(f"{left.operand} {NATIVE[op]} {right.operand}", "number", nullable=False, atom=False)
    return Code(f"logic.{op}({left.text}, {right.text})", "number" if numbers else "any")


def _equality(op: str, left: Code, right: Code) -> Code:
    sign = "==" if op == "eq" else "!="
    if right.text == "None":
        is_ = "is" if op == "eq" else "is not"
        return Code(f"{left.operand} {is_} None", "boolean", nullable=False, atom=False)
    dates = {left.kind, right.kind} == {"date", "datetime"}
    if dates or (left.kind != right.kind and "list" in (left.kind, right.kind)):
        text = f"logic.eq({left.text}, {right.text})"
        if op == "eq":
            return Code(text, "boolean", nullable=False)
        return Code(f"not {text}", "boolean", nullable=False, atom=False)
    if right.text in ("True", "False"):
        is_ = "is" if op == "eq" else "is not"
        return Code(f"{left.operand} {is_} {right.text}", "boolean", nullable=False, atom=False)
    return Code(f"{left.operand} {sign} {right.operand}", "boolean", nullable=False, atom=False)


def _field(reference: FieldRef, scope: Scope) -> Code:
    """A path of to-one relations that ends in a field, or in the number of a related record."""
    plan, certain, steps = scope.entity, True, []
    for name in reference.path[:-1]:
        relation = plan.relation(name)
        if relation is None or relation.many:
            raise ExpressionError(f"{plan.entity.name} has no to-one relation {name!r}")
        certain = certain and not relation.nullable
        steps.append(relation.attr)
        plan = scope.app.entity(relation.target.name)
    last, kind, nullable = _last(plan, reference.path[-1])
    if certain:
        return Code(".".join([scope.subject, *steps, last]), kind, nullable=nullable)
    path = ", ".join(pyrepr(step) for step in (*steps, last))
    return Code(f"logic.follow({scope.subject}, {path})", kind)


def _last(plan: EntityPlan, name: str) -> tuple[str, ValueKind, bool]:
    """Attribute, kind and presence of the end of a path."""
    field = plan.field(name)
    if field is not None:
        return field.attr, KINDS.get(field.column.python, "any"), field.nullable
    relation = plan.relation(name)
    if relation is not None:
        return relation.key, "list" if relation.many else "number", relation.nullable and not relation.many
    if name in ("created_at", "updated_at"):
        return name, "datetime", False
    if name == "id":
        return name, "number", False
    if name == "label" or (plan.is_user and name in ("email", "name", "role")):
        return name, "text", False
    raise ExpressionError(f"{plan.entity.name} has no field {name!r}")


def _call(expression: Call, scope: Scope) -> Code:
    if expression.function not in CORE:
        raise ExpressionError(f"function {expression.function!r} exists on tool pages only")
    arguments = [python(argument, scope) for argument in expression.arguments]
    name = FUNCTIONS.get(expression.function, expression.function)
    kind = RESULTS.get(expression.function, "any")
    if expression.function in ("coalesce", "add_days"):
        kind = arguments[0].kind if arguments else "any"
    nullable = expression.function not in NEVER_NONE
    if expression.function == "coalesce":
        nullable = all(argument.nullable for argument in arguments)
    text = f"logic.{name}({', '.join(argument.text for argument in arguments)})"
    return Code(text, kind, nullable=nullable)


AGGREGATES: dict[str, Callable[[str], str]] = {
    "sum": lambda values: f"logic.total({values})",
    "avg": lambda values: f"logic.average({values})",
    "min": lambda values: f"logic.least(*[{values}])",
    "max": lambda values: f"logic.greatest(*[{values}])",
}


def _aggregate(expression: Aggregate, scope: Scope) -> Code:
    target = many_target(scope.app, scope.entity, expression.relation)
    item = "item" if scope.depth == 0 else f"item{scope.depth}"
    inner = replace(scope, entity=target, subject=item, depth=scope.depth + 1)
    records = f"{scope.subject}.{attribute(expression.relation)}"
    condition = f" if {python(expression.where, inner).text}" if expression.where is not None else ""
    if expression.op == "count":
        text = f"sum(1 for {item} in {records}{condition})" if condition else f"len({records})"
        return Code(text, "number", nullable=False)
    of = python(expression.of, inner).text if expression.of is not None else f"{item}.id"
    text = AGGREGATES[expression.op](f"{of} for {item} in {records}{condition}")
    return Code(text, "number", nullable=expression.op != "sum")


def many_target(app: AppPlan, entity: EntityPlan, name: str) -> EntityPlan:
    """The entity whose records a to-many relation, or the other side of a relation, leads to."""
    relation = entity.relation(name)
    if relation is not None and relation.many:
        return app.entity(relation.target.name)
    inverse = entity.inverse(name)
    if inverse is not None:
        return app.entity(inverse.holder.name)
    raise ExpressionError(f"{entity.entity.name} has no relation to many called {name!r}")
