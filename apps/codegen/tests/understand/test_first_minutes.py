"""What people try in their first minutes: ordering, lending, a name that fits, values that nobody named."""

from __future__ import annotations

import pytest

from loomery_codegen.understand.planner import Context
from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_spec import AppSpec
from loomery_spec.constraints import LineItems


def spec_of(text: str) -> AppSpec:
    return RulePlanner().plan(text, Context()).spec


def test_orders_have_lines_and_a_cart_and_ask_for_no_sums() -> None:
    spec = spec_of("Please implement a shop for candles where users browse products, place orders and pay.")
    line = next(one for one in spec.entities if one.archetype == "order_item")
    order = next(one for one in spec.entities if one.archetype == "order")
    assert any(isinstance(rule, LineItems) for rule in line.constraints)
    assert {"cart", "checkout"} <= {page.kind for page in spec.pages}
    assert all(field.read_only for field in order.fields if field.name in ("number", "placed_at", "total"))


def test_what_neighbours_lend_is_no_loan_of_money() -> None:
    spec = spec_of("Neighbours lend each other tools. Everybody lists things and others ask to borrow them.")
    assert {"lending", "lent_item"} <= {one.archetype for one in spec.entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We are a small brewery with four beers. Pubs order kegs from us.", "Brewery"),
        (
            "Please design a website for Magnolia Mental Health Clinic with services.",
            "Magnolia Mental Health Clinic",
        ),
    ],
)
def test_it_is_called_as_people_call_themselves(text: str, name: str) -> None:
    assert spec_of(text).name == name
