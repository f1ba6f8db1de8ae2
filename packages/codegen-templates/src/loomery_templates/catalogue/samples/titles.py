"""Names for further records: of people, numbered, or the other pairs of two sides; else there are none."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from loomery_templates.catalogue.models import Archetype, WordBanks
from loomery_templates.catalogue.samples.codes import renumbered
from loomery_templates.catalogue.samples.dice import Dice
from loomery_templates.catalogue.samples.people import looks_like_person, people
from loomery_templates.catalogue.words import word_set

__all__ = ["is_about_people", "titles"]

_DIGITS: Final = re.compile(r"\d")
_PEOPLE_FIELDS: Final = word_set(
    "author coach contact contact_name holder_name author_name applicant_name visitor_name "
    "donor_name guest_name "
    "patient_name customer_name owner_name reporter_name signer_name instructor teacher_name passenger_name "
    "sender_name recipient recipient_name full_name manager host_name driver_name contact_person speaker "
    "player_name reviewer_name employee_name student_name member_name person client_name tenant_name "
    "buyer_name seller_name runner_name person_name bidder_name receiver_name participant_name pen_name"
)


def is_about_people(archetype: Archetype, field: str, samples: Sequence[object]) -> bool:
    """Whether a field holds names of people: by what it is called, or because the archetype is a kind of
    person."""
    named_so = field in _PEOPLE_FIELDS or (archetype.person and field in {"name", "full_name"})
    return named_so and (archetype.person or looks_like_person(samples))


def _is_code(values: Sequence[str]) -> bool:
    """Numbers and codes such as `INV-2026-014`: few words, each sample with digits."""
    return bool(values) and all(_DIGITS.search(value) and len(value.split()) <= 4 for value in values)


def _codes(samples: Sequence[str]) -> Iterator[str]:
    taken = set(samples)
    for step in range(1, 400):
        for sample in samples:
            made = renumbered(sample, step)
            if made and made not in taken:
                taken.add(made)
                yield made


def _opponents(samples: Sequence[str], dice: Dice) -> Iterator[str]:
    """`Hawks vs Rockets`, `Rovers vs Lions`: all other pairs."""
    for mark in (" vs ", " against "):
        pairs = [sample.split(mark) for sample in samples]
        if all(len(pair) == 2 for pair in pairs):
            sides = list(dict.fromkeys(side for pair in pairs for side in pair))
            yield from dice.shuffled(
                [f"{one}{mark}{other}" for one, other in product(sides, sides) if one != other]
            )


def titles(archetype: Archetype, field: str, banks: WordBanks, count: int) -> list[str]:
    """Up to `count` further values for a text field that names records; none of the samples, none twice."""
    samples = [str(row[field]) for row in archetype.samples if row.get(field) not in (None, "")]
    found: Iterator[str]
    if is_about_people(archetype, field, samples):
        found = iter(people(banks, archetype.id, count + len(samples)))
    elif _is_code(samples):
        found = _codes(samples)
    else:
        found = _opponents(samples, Dice(archetype.id, field))
    fresh = (title for title in dict.fromkeys(found) if title not in samples)
    return [title for title, _ in zip(fresh, range(count), strict=False)]
