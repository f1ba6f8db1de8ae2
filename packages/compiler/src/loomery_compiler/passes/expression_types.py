"""Types of expressions: what a value is, found from the leaves up; faults are told with code and place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from loomery_spec import AppSpec, Entity, Report
from loomery_spec import expressions as ex
from loomery_spec import fields as types
from loomery_spec.functions import FUNCTIONS, ValueType

_NUMBERS = (
    types.IntegerType, types.DecimalType, types.MoneyType, types.PercentType, types.RatingType,
    types.DurationType,
)  # fmt: skip
_ARITHMETIC = {"subtract", "multiply", "divide", "modulo", "power"}
_ORDER = {"lt", "le", "gt", "ge"}
_RECORD_KEYS: dict[str, ValueType] = {"id": "number", "created_at": "datetime", "updated_at": "datetime"}


def type_of_field(kind: types.FieldType) -> ValueType:
    """What a field holds, in terms of expressions."""
    match kind:
        case _ if isinstance(kind, _NUMBERS):
            return "number"
        case types.BooleanType():
            return "boolean"
        case types.DateType():
            return "date"
        case types.DateTimeType():
            return "datetime"
        case types.TagsType():
            return "list"
        case types.JsonType():
            return "json"
        case _:
            return "text"


@dataclass(frozen=True)
class Scope:
    """What an expression can see: the records of an entity, or the inputs of a tool."""

    spec: AppSpec
    place: str
    report: Report
    entity: Entity | None = None
    inputs: Mapping[str, ValueType] = field(default_factory=dict)
    tool: bool = False

    def fault(self, code: str, message: str) -> ValueType:
        """Report, and go on with a value that fits everywhere, so that one fault is told once."""
        self.report.error(code, self.place, message)
        return "any"

    def within(self, entity: Entity) -> "Scope":
        """The same scope, looking at records of another entity."""
        return Scope(self.spec, self.place, self.report, entity, self.inputs, self.tool)


def _literal(value: object) -> ValueType:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return "text" if isinstance(value, str) else "any"


def _field(path: tuple[str, ...], scope: Scope) -> ValueType:
    entity = scope.entity
    for part in path[:-1]:
        relation = entity.relation(part) if entity else None
        if relation is None or relation.kind not in ("many_to_one", "one_to_one"):
            return scope.fault("EXPR101", f"no to-one relation {part!r} in {'.'.join(path)}")
        entity = scope.spec.entity(relation.target)
    last = path[-1]
    if entity is None:
        return scope.fault("EXPR101", f"{'.'.join(path)} is read where no record is at hand")
    if last in _RECORD_KEYS:
        return _RECORD_KEYS[last]
    found = entity.field(last)
    if found is not None:
        return type_of_field(found.type)
    return "number" if entity.relation(last) else scope.fault("EXPR101", f"{entity.name!r} has no {last!r}")


def _related(name: str, scope: Scope) -> Entity | None:
    """The entity on the other side of a to-many relation of the entity at hand."""
    if scope.entity is None:
        return None
    own = scope.entity.relation(name)
    if own is not None and own.kind == "many_to_many":
        return scope.spec.entity(own.target)
    for other in scope.spec.entities:
        if any(item.target == scope.entity.name and item.inverse == name for item in other.relations):
            return other
    return None


def _expect(wanted: ValueType, found: ValueType, scope: Scope, what: str) -> None:
    alike = {wanted, found} <= {"date", "datetime"}
    if "any" not in (wanted, found) and wanted != found and not alike:
        scope.fault("EXPR102", f"{what} wants {wanted}, found {found}")


def _binary(node: ex.Binary, scope: Scope) -> ValueType:
    left, right = type_of(node.left, scope), type_of(node.right, scope)
    if node.op in ("and", "or"):
        _expect("boolean", left, scope, f"{node.op!r}")
        _expect("boolean", right, scope, f"{node.op!r}")
        return "boolean"
    if node.op in _ARITHMETIC or (node.op == "add" and "text" not in (left, right)):
        _expect("number", left, scope, f"{node.op!r}")
        _expect("number", right, scope, f"{node.op!r}")
        return "number"
    if node.op == "add":
        return "text"
    if node.op in _ORDER or node.op in ("eq", "ne"):
        _expect(left, right, scope, f"comparison {node.op!r}")
    return "boolean"


def _call(node: ex.Call, scope: Scope) -> ValueType:
    signature = FUNCTIONS[node.function]
    given, wanted = len(node.arguments), len(signature.arguments)
    most = max(given, wanted) if signature.variadic else wanted
    if not wanted - signature.optional <= given <= most:
        scope.fault("EXPR103", f"{node.function} takes {wanted} arguments, found {given}")
    if signature.runs == "tool" and not scope.tool:
        scope.fault("EXPR104", f"{node.function} runs on tool pages only")
    for index, argument in enumerate(node.arguments):
        expected = signature.arguments[min(index, wanted - 1)] if wanted else "any"
        _expect(expected, type_of(argument, scope), scope, f"argument {index + 1} of {node.function}")
    return signature.result


def _aggregate(node: ex.Aggregate, scope: Scope) -> ValueType:
    entity = _related(node.relation, scope)
    if entity is None:
        return scope.fault("EXPR105", f"no to-many relation {node.relation!r}")
    inner = scope.within(entity)
    if node.where is not None:
        _expect("boolean", type_of(node.where, inner), scope, "the condition")
    found = type_of(node.of, inner) if node.of is not None else "number"
    return found if node.op in ("min", "max") else "number"


def _conditional(node: ex.Conditional, scope: Scope) -> ValueType:
    _expect("boolean", type_of(node.condition, scope), scope, "the condition")
    then, otherwise = type_of(node.then, scope), type_of(node.otherwise, scope)
    _expect(then, otherwise, scope, "the other branch")
    return then if then != "any" else otherwise


def type_of(node: ex.Expression, scope: Scope) -> ValueType:  # noqa: C901 - one case a kind
    """The type of a value.

    Codes: EXPR101 no such value, EXPR102 types differ, EXPR103 number of arguments, EXPR104 function of tool
    pages, EXPR105 no such relation.
    """
    match node:
        case ex.LiteralValue(value=value):
            return _literal(value)
        case ex.ListValue():
            return "list"
        case ex.FieldRef(path=path):
            return _field(path, scope)
        case ex.InputRef(name=name):
            return scope.inputs.get(name) or scope.fault("EXPR101", f"no input named {name!r}")
        case ex.Actor(attribute=attribute):
            return "number" if attribute == "id" else "text"
        case ex.Now():
            return "datetime"
        case ex.Today():
            return "date"
        case ex.Not(operand=operand):
            _expect("boolean", type_of(operand, scope), scope, "'not'")
            return "boolean"
        case ex.Negate(operand=operand):
            _expect("number", type_of(operand, scope), scope, "'minus'")
            return "number"
        case ex.Binary():
            return _binary(node, scope)
        case ex.Conditional():
            return _conditional(node, scope)
        case ex.Call():
            return _call(node, scope)
        case ex.Aggregate():
            return _aggregate(node, scope)
        case _:
            assert_never(node)
