"""Expressions as Python and as SQL: plain where all is certain, careful where something may be unknown."""

import importlib.util
from decimal import Decimal
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from pydantic import TypeAdapter

import loomery_templates
from loomery_compiler.emit.api_python.expressions import ExpressionError, Scope, python
from loomery_compiler.emit.api_python.plan import AppPlan
from loomery_compiler.emit.api_python.sql import NotInSql, sql
from loomery_spec import AppSpec, Entity, Field, Relation
from loomery_spec.expressions import Expression
from loomery_spec.fields import BooleanType, DateTimeType, DateType, IntegerType, MoneyType, TextType

LOGIC = Path(loomery_templates.__file__).parent / "files/api_python/app/core/logic.py"
ITEM = Entity(
    name="item", plural="items", label="Item", label_plural="Items",
    fields=(Field(name="price", label="Price", type=MoneyType(), required=True),),
    relations=(Relation(name="order", label="Order", target="order", required=True, inverse="items"),),
)  # fmt: skip
ORDER = Entity(
    name="order", plural="orders", label="Order", label_plural="Orders",
    fields=(
        Field(name="count", label="Count", type=IntegerType(), required=True),
        Field(name="bonus", label="Bonus", type=IntegerType()),
        Field(name="title", label="Title", type=TextType(), required=True),
        Field(name="open", label="Open", type=BooleanType()),
        Field(name="day", label="Day", type=DateType(), required=True),
        Field(name="at", label="At", type=DateTimeType(), required=True),
    ),
    relations=(Relation(name="next", label="Next", target="item"),),
)  # fmt: skip
APP = AppPlan(AppSpec(name="A", slug="a", entities=(ORDER, ITEM)))
SCOPE = Scope(APP, APP.entity("order"))
READ: TypeAdapter[Expression] = TypeAdapter(Expression)


def ref(*path: str) -> dict[str, Any]:
    return {"kind": "field", "path": path}


def lit(value: Any) -> dict[str, Any]:
    return {"kind": "literal", "value": value}


def op(name: str, left: Any, right: Any) -> dict[str, Any]:
    return {"kind": "binary", "op": name, "left": left, "right": right}


def call(name: str, *arguments: Any) -> dict[str, Any]:
    return {"kind": "call", "function": name, "arguments": arguments}


def source(expression: dict[str, Any]) -> str:
    return python(READ.validate_python(expression), SCOPE).text


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (op("multiply", op("add", ref("count"), lit(1)), lit(2)), "(record.count + 1) * 2"),
        (op("add", ref("count"), ref("bonus")), "logic.add(record.count, record.bonus)"),
        (op("gt", ref("count"), lit(0)), "record.count > 0"),
        (op("gt", ref("bonus"), lit(0)), "logic.gt(record.bonus, 0)"),
        (op("eq", ref("bonus"), lit(None)), "record.bonus is None"),
        (op("multiply", ref("count"), lit(0.1)), 'record.count * Decimal("0.1")'),
        (op("le", ref("day"), ref("at")), "logic.le(record.day, record.at)"),
        (op("divide", ref("count"), lit(0)), "logic.divide(record.count, 0)"),
        (ref("next", "price"), 'logic.follow(record, "next", "price")'),
        (ref("next"), "record.next_id"),
        ({"kind": "not", "operand": ref("open")}, "not record.open"),
        ({"kind": "not", "operand": op("eq", ref("count"), lit(3))}, "record.count != 3"),
        ({"kind": "aggregate", "op": "count", "relation": "items"}, "len(record.items)"),
        (
            {"kind": "aggregate", "op": "sum", "relation": "items", "of": ref("price")},
            "logic.total(item.price for item in record.items)",
        ),
        (lit('a "quoted" {word}'), '"a \\"quoted\\" {word}"'),
    ],
)
def test_as_python(expression: dict[str, Any], expected: str) -> None:
    assert source(expression) == expected


@pytest.mark.parametrize(
    "expression",
    [call("uuid", lit(4)), {"kind": "input", "name": "x"}, ref("nothing"), ref("title", "x")],
)
def test_what_has_no_meaning_on_the_server(expression: dict[str, Any]) -> None:
    with pytest.raises(ExpressionError):
        source(expression)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (op("ne", ref("count"), lit(3)), "models.Order.count != 3"),
        (op("ne", ref("bonus"), lit(3)), "models.Order.bonus.is_distinct_from(3)"),
        (op("lt", lit(3), ref("count")), "models.Order.count > 3"),
        (op("in", ref("title"), {"kind": "list", "values": ["a"]}), 'models.Order.title.in_(["a"])'),
        (op("eq", ref("open"), lit(True)), "models.Order.open.is_(True)"),
        (op("ge", ref("day"), call("add_days", {"kind": "today"}, lit(-7))),
         "models.Order.day >= logic.add_days(logic.today(), -7)"),
    ],
)  # fmt: skip
def test_as_sql(expression: dict[str, Any], expected: str) -> None:
    assert sql(READ.validate_python(expression), APP, APP.entity("order")) == expected


def test_what_needs_loaded_records() -> None:
    counted = op("gt", {"kind": "aggregate", "op": "count", "relation": "items"}, lit(0))
    with pytest.raises(NotInSql):
        sql(READ.validate_python(counted), APP, APP.entity("order"))


@pytest.fixture(scope="module")
def logic() -> ModuleType:
    """The functions that emitted expressions call."""
    found = importlib.util.spec_from_file_location("emitted_logic", LOGIC)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (op("divide", ref("count"), lit(4)), Decimal("1.75")),
        (op("divide", ref("count"), lit(0)), None),
        (op("modulo", lit(-7), lit(3)), 2),
        (op("add", ref("bonus"), lit(1)), None),
        (op("or", op("gt", ref("bonus"), lit(1)), lit(True)), True),
        (op("and", op("gt", ref("bonus"), lit(1)), lit(True)), None),
        (call("coalesce", ref("bonus"), lit(5)), 5),
        (call("round", lit(2.345), lit(2)), Decimal("2.35")),
        (call("concat", lit("No. "), ref("count")), "No. 7"),
        (call("is_empty", lit("  ")), True),
        (op("power", lit(9), lit(999)), None),
    ],
)
def test_what_they_give(logic: ModuleType, expression: dict[str, Any], expected: Any) -> None:
    record = SimpleNamespace(count=7, bonus=None)
    given = eval(source(expression), {"logic": logic, "Decimal": Decimal, "record": record})
    assert given == expected
