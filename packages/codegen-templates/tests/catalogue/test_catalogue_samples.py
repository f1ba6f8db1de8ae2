"""Records beyond the samples are many, distinct, believable, and always the same."""

import re

import pytest

from loomery_templates.catalogue import Catalogue, expand_samples
from loomery_templates.catalogue.samples.dice import Dice
from loomery_templates.catalogue.samples.titles import looks_like_person, renumbered
from loomery_templates.catalogue.samples.values import moved


def test_every_archetype_fills_more_than_a_page(catalogue: Catalogue) -> None:
    for archetype_id in catalogue.archetype_ids:
        archetype = catalogue.archetype(archetype_id)
        assert len(expand_samples(archetype, 24, catalogue.banks())) >= 20, archetype_id


def test_own_samples_come_first_and_names_never_repeat(catalogue: Catalogue) -> None:
    for archetype_id in ("product", "article", "patient", "order", "match", "hotel"):
        archetype = catalogue.archetype(archetype_id)
        rows = expand_samples(archetype, 24, catalogue.banks())
        assert rows[: len(archetype.samples)] == [dict(row) for row in archetype.samples]
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
