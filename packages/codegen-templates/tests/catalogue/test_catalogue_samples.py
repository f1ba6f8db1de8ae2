"""Records beyond the samples are many, distinct, believable, and always the same."""

import re

import pytest

from loomery_templates.catalogue import Catalogue, expand_samples
from loomery_templates.catalogue.checks.samples import check_samples
from loomery_templates.catalogue.models import SampleValue
from loomery_templates.catalogue.samples import Setting
from loomery_templates.catalogue.samples.codes import ascii_slug, candidates, renumbered, short_form
from loomery_templates.catalogue.samples.dice import Dice
from loomery_templates.catalogue.samples.patterns import filled
from loomery_templates.catalogue.samples.people import looks_like_person
from loomery_templates.catalogue.samples.values import moved
from loomery_templates.catalogue.sources import Sources


def _records(catalogue: Catalogue, archetype_id: str) -> list[dict[str, SampleValue]]:
    return expand_samples(catalogue.archetype(archetype_id), 24, catalogue.banks())


def test_most_kinds_of_thing_in_use_fill_more_than_a_page(catalogue: Catalogue) -> None:
    used = [
        entity.archetype
        for blueprint_id in catalogue.blueprint_ids
        for entity in catalogue.blueprint(blueprint_id).entities
    ]
    sizes = {name: len(_records(catalogue, name)) for name in set(used)}
    assert sum(sizes[name] > 20 for name in used) / len(used) > 0.6
    assert sum(sizes[name] > 4 for name in used) / len(used) > 0.93


def test_no_name_is_another_one_with_something_hung_on(catalogue: Catalogue) -> None:
    hung_on = re.compile(
        r", (follow-up|second round|(north|south) side|spring|part two|continued|extra date)$"
    )
    for archetype_id in catalogue.archetype_ids:
        title = catalogue.archetype(archetype_id).title_field
        assert not [row for row in _records(catalogue, archetype_id) if hung_on.search(str(row.get(title)))]


def test_unique_values_are_unique_and_codes_are_no_names(catalogue: Catalogue) -> None:
    for archetype_id in catalogue.archetype_ids:
        archetype = catalogue.archetype(archetype_id)
        rows = _records(catalogue, archetype_id)
        for field in (field for field in archetype.fields if field.unique):
            values = [str(row[field.name]) for row in rows if row.get(field.name) is not None]
            assert len(set(values)) == len(values), f"{archetype_id}.{field.name}"
            if field.name not in {archetype.title_field, "name"}:
                assert not any(
                    " " in value and value == str(row.get(archetype.title_field))
                    for row in rows
                    for value in [str(row.get(field.name))]
                ), f"{archetype_id}.{field.name}"


def test_every_record_is_valid_against_its_fields(sources: Sources) -> None:
    assert [str(fault) for fault in check_samples(sources)] == []


def test_symbol_kind_and_sector_stay_with_their_name(catalogue: Catalogue) -> None:
    rows = {str(row["name"]): row for row in _records(catalogue, "security")}
    assert (rows["Solheim Power"]["symbol"], rows["Solheim Power"]["kind"]) == ("SOLP", "stock")
    assert rows["Treasury 2.10% 2034"]["kind"] == "bond"


def test_categories_are_those_of_what_they_sort(catalogue: Catalogue) -> None:
    category = catalogue.archetype("category")

    def names(*others: str, said: str = "") -> set[str]:
        setting = Setting(frozenset(others), f" {said} ")
        return {str(row["name"]) for row in expand_samples(category, 24, catalogue.banks(), setting)}

    assert "Kitchen" in names("product")
    assert "Solvents" in names("product", said="a shop for chemical and glass")
    assert "Programming" in names("course")
    assert not names("course") & names("product")


def test_products_fit_what_the_description_says(catalogue: Catalogue) -> None:
    product = catalogue.archetype("product")
    setting = Setting(frozenset({"product"}), " we sell chemical to laboratory ")
    rows = expand_samples(product, 24, catalogue.banks(), setting)
    assert len(rows) == 24
    assert sum("%" in str(row["name"]) for row in rows) > 12


def test_addresses_follow_the_name_of_the_person(catalogue: Catalogue) -> None:
    for archetype_id in ("patient", "employee", "driver", "student", "teacher"):
        archetype = catalogue.archetype(archetype_id)
        if archetype.field("email") is None:
            continue
        for row in _records(catalogue, archetype_id)[len(archetype.samples) :]:
            family = ascii_slug(str(row["name"])).split("-")[-1]
            assert row.get("email") is None or family in str(row["email"])


def test_kinds_of_person_are_named_like_people(catalogue: Catalogue) -> None:
    for archetype_id in ("patient", "employee", "driver", "student", "doctor", "user"):
        archetype = catalogue.archetype(archetype_id)
        further = _records(catalogue, archetype_id)[len(archetype.samples) :]
        assert further
        assert looks_like_person([row[archetype.title_field] for row in further])


def test_sums_of_the_samples_hold_in_further_records(catalogue: Catalogue) -> None:
    for row in _records(catalogue, "order"):
        parts = row["subtotal"] - row.get("discount", 0) + row.get("delivery_fee", 0)  # type: ignore[operator]
        assert abs(parts - row["total"]) < 0.02  # type: ignore[operator]


def test_own_samples_come_first_and_names_never_repeat(catalogue: Catalogue) -> None:
    for archetype_id in ("product", "article", "patient", "order", "match", "hotel"):
        archetype = catalogue.archetype(archetype_id)
        rows = expand_samples(archetype, 24, catalogue.banks())
        for row, sample in zip(rows, archetype.samples, strict=False):
            assert dict(sample).items() <= row.items()
        names = [row[archetype.title_field] for row in rows]
        assert len(set(map(str, names))) == len(names)


def test_no_name_is_a_counted_stopgap(catalogue: Catalogue) -> None:
    stopgap = re.compile(r"^(item|record|entry|sample|test|example) \d+$", re.IGNORECASE)
    for archetype_id in catalogue.archetype_ids:
        archetype = catalogue.archetype(archetype_id)
        for row in expand_samples(archetype, 24, catalogue.banks()):
            assert not stopgap.match(str(row.get(archetype.title_field)))


def test_same_archetype_gives_the_same_records(catalogue: Catalogue) -> None:
    archetype = catalogue.archetype("booking")
    assert expand_samples(archetype, 30, catalogue.banks()) == expand_samples(
        archetype, 30, catalogue.banks()
    )
    longer = expand_samples(archetype, 30, catalogue.banks())
    assert expand_samples(archetype, 10, catalogue.banks()) == longer[:10]


def test_what_ends_after_its_start_still_does(catalogue: Catalogue) -> None:
    for row in expand_samples(catalogue.archetype("booking"), 24, catalogue.banks()):
        assert str(row["starts_at"]) < str(row["ends_at"])


@pytest.mark.parametrize(
    ("sample", "step", "expected"),
    [("ORD-0042", 3, "ORD-0045"), ("B-99", 1, "B-100"), ("12 A", 2, "14 A"), ("Harbour", 1, None)],
)
def test_numbers_in_names_count_on(sample: str, step: int, expected: str | None) -> None:
    assert renumbered(sample, step) == expected


def test_dates_move_by_days_and_odd_ones_stay() -> None:
    assert moved("date", "2026-02-27", 3) == "2026-03-02"
    assert moved("datetime", "2026-02-27T18:30", -1) == "2026-02-26T18:30"
    assert moved("date", "some day", 3) == "some day"


def test_people_are_told_from_firms() -> None:
    assert looks_like_person(["Amara Osei", "Mary Jane Watson"])
    assert not looks_like_person(["Kiln & Clay", "Northgate Joinery Ltd"])
    assert not looks_like_person(["Oak desk"])


def test_dice_fall_alike_everywhere() -> None:
    assert [Dice("order", 7).below(100) for _ in range(2)] == [Dice("order", 7).below(100)] * 2
    dice = Dice("seed")
    assert [dice.below(1000) for _ in range(4)] == [751, 714, 541, 211]


def test_short_forms_and_codes_follow_the_name() -> None:
    assert short_form("Solheim Power") == "SOPO"
    assert next(candidates("symbol", "NWT", "Halden Biotech", 1)) == short_form("Halden Biotech", 3)
    assert next(candidates("slug", "kitchen", "Living room", 1)) == "living-room"
    assert next(candidates("sku", "KI-2604", "Stoneware mug", 2)) == "KI-2618"


def test_patterns_give_a_new_name_every_time(catalogue: Catalogue) -> None:
    made = list(filled(("Sales in {month}", "Wallet of {person}"), catalogue.banks(), "seed", 20))
    assert len(set(made)) == 20
    assert made[0] == "Sales in March 2026"
