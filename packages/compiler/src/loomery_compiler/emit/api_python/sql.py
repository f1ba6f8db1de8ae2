"""Expressions as conditions of a query, for the part that every database says alike."""

from typing import assert_never

from loomery_compiler.emit.api_python.expressions import Scope, python
from loomery_compiler.emit.api_python.plan import AppPlan, EntityPlan
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

SIGNS = {
    "add": "+", "subtract": "-", "multiply": "*", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">",
    "ge": ">=",
}  # fmt: skip


class NotInSql(Exception):  # noqa: N818 (a way of saying no, not a fault)
    """The expression needs loaded records."""


def sql(expression: Expression, app: AppPlan, plan: EntityPlan, prefix: str = "models.") -> str:
    """SQLAlchemy source of a condition on the table of the entity.

    Raises NotInSql for what has to be computed on loaded records.
    """
    return _Emitter(app, plan, prefix).boolean(expression)


def touches_record(expression: Expression) -> bool:
    """Whether the value depends on a record; what does not is computed beforehand."""
    match expression:
        case FieldRef() | Aggregate() | InputRef():
            return True
        case Not() | Negate():
            return touches_record(expression.operand)
        case Binary():
            return touches_record(expression.left) or touches_record(expression.right)
        case Conditional():
            parts = (expression.condition, expression.then, expression.otherwise)
            return any(touches_record(part) for part in parts)
        case Call():
            return any(touches_record(part) for part in expression.arguments)
        case LiteralValue() | ListValue() | Actor() | Now() | Today():
            return False
        case _:
            assert_never(expression)


class _Emitter:
    def __init__(self, app: AppPlan, plan: EntityPlan, prefix: str) -> None:
        self.app, self.plan, self.prefix = app, plan, prefix

    def boolean(self, expression: Expression) -> str:
        """Source of a condition."""
        match expression:
            case Binary(op="and" | "or"):
                return (
                    f"sa.{expression.op}_({self.boolean(expression.left)}, {self.boolean(expression.right)})"
                )
            case Not():
                return f"sa.not_({self.boolean(expression.operand)})"
            case Binary(op="eq" | "ne" | "lt" | "le" | "gt" | "ge"):
                return self._comparison(expression)
            case Binary(op="in"):
                return self._member(expression)
            case FieldRef():
                return f"{self._column(expression)}.is_(True)"
            case Call(function="is_empty"):
                column = self.value(expression.arguments[0])
                return (
                    f'sa.func.coalesce({column}, "") == ""'
                    if self._is_text(expression.arguments[0])
                    else (f"{column}.is_(None)")
                )
            case _ if not touches_record(expression):
                return f"sa.literal(bool({self.value(expression)}))"
            case _:
                raise NotInSql

    def _comparison(self, expression: Binary) -> str:
        left, right = self.value(expression.left), self.value(expression.right)
        if not touches_record(expression):
            return f"sa.literal(bool({self._python(expression)}))"
        if not touches_record(expression.left):
            mirrored = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}
            op = mirrored.get(expression.op, expression.op)
            return f"{right} {SIGNS[op]} {left}"
        if right in ("None", "True", "False"):
            return f"{left}.{'is_' if expression.op == 'eq' else 'is_not'}({right})"
        if expression.op == "ne" and self._nullable(expression.left):
            return f"{left}.is_distinct_from({right})"
        return f"{left} {SIGNS[expression.op]} {right}"

    def _member(self, expression: Binary) -> str:
        if not touches_record(expression.left) or touches_record(expression.right):
            raise NotInSql
        return f"{self.value(expression.left)}.in_({self.value(expression.right)})"

    def value(self, expression: Expression) -> str:
        """Source of a value in a condition."""
        if not touches_record(expression):
            return self._python(expression)
        match expression:
            case FieldRef():
                return self._column(expression)
            case Binary(op="add" | "subtract" | "multiply"):
                if not self._is_number(expression.left) or not self._is_number(expression.right):
                    raise NotInSql
                left, right = self.value(expression.left), self.value(expression.right)
                return f"({left} {SIGNS[expression.op]} {right})"
            case _:
                raise NotInSql

    def _python(self, expression: Expression) -> str:
        return python(expression, Scope(self.app, self.plan)).text

    def _code(self, expression: Expression) -> tuple[str, bool]:
        code = python(expression, Scope(self.app, self.plan))
        return code.kind, code.nullable

    def _is_number(self, expression: Expression) -> bool:
        """Whether it is a whole number; sums of exact decimals are kept differently on SQLite."""
        if not isinstance(expression, FieldRef) or len(expression.path) > 1:
            return False
        field = self.plan.field(expression.path[0])
        return field is not None and field.column.python == "int" and not field.computed

    def _is_text(self, expression: Expression) -> bool:
        return self._code(expression)[0] == "text"

    def _nullable(self, expression: Expression) -> bool:
        return self._code(expression)[1]

    def _column(self, reference: FieldRef) -> str:
        plan = self.plan
        if len(reference.path) == 1:
            attr = plan.columns_of(reference.path[0])
            if attr is None:
                raise NotInSql
            return f"{self.prefix}{plan.cls}.{attr}"
        return self._behind(plan, reference.path)

    def _behind(self, plan: EntityPlan, path: tuple[str, ...]) -> str:
        """A value behind a to-one relation, as a scalar subquery."""
        relation = plan.relation(path[0])
        if relation is None or relation.many or len(path) > 2 or relation.target.name == plan.entity.name:
            raise NotInSql
        target = self.app.entity(relation.target.name)
        attr = target.columns_of(path[1])
        if attr is None:
            raise NotInSql
        there, here = f"{self.prefix}{target.cls}", f"{self.prefix}{plan.cls}"
        matched = f"{there}.id == {here}.{relation.key}"
        return f"sa.select({there}.{attr}).where({matched}).scalar_subquery()"
