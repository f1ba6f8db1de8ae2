"""Expressions are typed where they stand; each fault has its code."""

import pytest

from loomery_compiler.passes.expressions import check_expressions
from loomery_compiler.passes.relations import normalise_relations
from loomery_spec import AppSpec, Entity, Field, Relation, Report
from loomery_spec.expressions import (
    Aggregate,
    Binary,
    Call,
    Expression,
    FieldRef,
    InputRef,
    LiteralValue,
    Not,
)
from loomery_spec.fields import DateType, DecimalType, TextType

PRICE = FieldRef(path=("price",))


def findings(expression: Expression) -> list[str]:
    total = Field(name="total", label="Total", type=DecimalType(), computed=expression)
    price = Field(name="price", label="Price", type=DecimalType())
    order = Entity(
        name="order",
        plural="orders",
        label="Order",
        label_plural="Orders",
        fields=(total, price, Field(name="name", label="Name", type=TextType())),
    )
    line = Entity(
        name="line",
        plural="lines",
        label="Line",
        label_plural="Lines",
        fields=(
            Field(name="amount", label="Amount", type=DecimalType()),
            Field(name="day", label="Day", type=DateType()),
        ),
        relations=(Relation(name="order", label="Order", target="order", inverse="lines"),),
    )
    report = Report()
    check_expressions(
        normalise_relations(AppSpec(name="Shop", slug="shop", entities=(order, line)), report), report
    )
    return [item.code for item in report.found]


def binary(op: str, left: Expression, right: Expression) -> Binary:
    return Binary(op=op, left=left, right=right)  # type: ignore[arg-type]


WELL_TYPED = [
    binary("multiply", PRICE, LiteralValue(value=1.2)),
    Aggregate(op="sum", relation="lines", of=FieldRef(path=("amount",))),
    Call(function="round", arguments=(PRICE,)),
    Call(function="max", arguments=(PRICE, LiteralValue(value=0), LiteralValue(value=1))),
]
FAULTY = [
    ("EXPR101", FieldRef(path=("gone",))),
    ("EXPR101", FieldRef(path=("customer", "name"))),
    ("EXPR101", InputRef(name="width")),
    ("EXPR102", binary("multiply", PRICE, LiteralValue(value="two"))),
    ("EXPR102", binary("gt", PRICE, LiteralValue(value=2))),
    ("EXPR102", Not(operand=PRICE)),
    ("EXPR103", Call(function="abs", arguments=())),
    ("EXPR104", Call(function="uuid", arguments=(LiteralValue(value=1),))),
    ("EXPR105", Aggregate(op="count", relation="nothing")),
]


@pytest.mark.parametrize("expression", WELL_TYPED, ids=lambda item: item.kind)
def test_well_typed_expressions_pass(expression: Expression) -> None:
    assert findings(expression) == []


@pytest.mark.parametrize(("code", "expression"), FAULTY)
def test_faults_are_told(code: str, expression: Expression) -> None:
    assert code in findings(expression)
