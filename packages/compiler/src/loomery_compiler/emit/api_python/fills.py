"""Values for records that were there before their column: Python source, as a migration needs it."""

from loomery_compiler.emit.api_python.plan import EntityPlan, FieldPlan
from loomery_compiler.emit.names import pyrepr
from loomery_spec.fields import ChoiceType, DecimalType, IntegerType, MoneyType, PercentType, RatingType

UNKNOWN_PERSON = "unknown@example.com"
BY_KIND = {
    "boolean": "False",
    "date": "dt.date.today()",
    "datetime": "dt.datetime.now(dt.UTC)",
    "time": "dt.time(0)",
    "tags": "[]",
    "json": "{}",
    "colour": '"#808080"',
    "geo": '"0,0"',
    "email": pyrepr(UNKNOWN_PERSON),
}


def fill(plan: EntityPlan, field: FieldPlan) -> str:
    """What a record without this value gets; `None` where a value may be missing and none is usual."""
    states = plan.entity.states
    if field.is_state and states is not None:
        return pyrepr(states.initial)
    usual = _default(field)
    if usual is not None:
        return usual
    return "None" if field.nullable else _plain(plan, field)


def _default(field: FieldPlan) -> str | None:
    value, python = field.field.default, field.column.python
    match python, value:
        case "bool", bool():
            return repr(value)
        case "int", int() | float():
            return repr(int(value))
        case "Decimal", int() | float():
            return f'Decimal("{value}")'
        case "str", str():
            return pyrepr(value)
        case "list[str]", tuple():
            return pyrepr(list(value))
    return None


def _plain(plan: EntityPlan, field: FieldPlan) -> str:
    kind = field.field.type
    if isinstance(kind, ChoiceType):
        return pyrepr(kind.choices[0].value)
    if isinstance(kind, RatingType):
        return "1"
    if isinstance(kind, IntegerType):
        return repr(int(max(kind.min or 0, 0)))
    if isinstance(kind, DecimalType | MoneyType | PercentType):
        return f'Decimal("{max(kind.min or 0, 0)}")'
    if field.column.python == "int":
        return "0"
    if plan.title is not None and plan.title.key == field.key and kind.kind == "text":
        return pyrepr(plan.entity.label[: kind.max_length])
    return BY_KIND.get(kind.kind, '""')
