"""Names for further records: of people, numbered, from a word bank, or put together from the samples' own
parts."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, product
from typing import Final

from loomery_templates.catalogue.models import Archetype, WordBanks
from loomery_templates.catalogue.samples.dice import Dice
from loomery_templates.catalogue.words import word_set

__all__ = ["looks_like_person", "people", "renumbered", "titles"]

_NUMBER: Final = re.compile(r"\d+(?=\D*$)")
_FIRM: Final = re.compile(
    r"&|\b(?:Ltd|GmbH|AS|AG|Inc|Group|Dental|Café|Works|School|Bank|Municipality|Company|Co)\b"
)
_TITLES_OF: Final = frozenset(
    {
        "name",
        "title",
        "product_name",
        "item_name",
        "subject",
        "question",
        "headline",
        "label",
        "topic",
        "summary",
    }
)
_PEOPLE_FIELDS: Final = word_set(
    "author coach contact contact_name holder_name author_name applicant_name visitor_name "
    "donor_name guest_name "
    "patient_name customer_name owner_name reporter_name signer_name instructor teacher_name passenger_name "
    "sender_name recipient recipient_name full_name manager host_name driver_name contact_person speaker "
    "player_name reviewer_name employee_name student_name member_name person client_name tenant_name "
    "buyer_name seller_name"
)


def looks_like_person(values: Sequence[object]) -> bool:
    """Whether all samples are a given and a family name."""
    texts = [value for value in values if isinstance(value, str)]
    return bool(texts) and all(
        2 <= len(text.split()) <= 3
        and not _FIRM.search(text)
        and all(
            part[0].isupper() and part.replace("-", "").replace("'", "").isalpha() for part in text.split()
        )
        for text in texts
    )


def people(banks: WordBanks, seed: str, count: int) -> list[str]:
    """Names of people, none twice."""
    dice = Dice(seed, "people")
    given, family = dice.shuffled(banks.given_names), dice.shuffled(banks.family_names)
    pairs = (
        f"{given[place % len(given)]} {family[(place + round_ * 7) % len(family)]}"
        for round_ in range(len(family))
        for place in range(len(given))
    )
    return [name for name, _ in zip(dict.fromkeys(pairs), range(count), strict=False)]


def renumbered(sample: str, step: int) -> str | None:
    """The sample with its last number raised, digits kept: `ORD-0042` -> `ORD-0045`; None when it has
    none."""
    found = _NUMBER.search(sample)
    if not found or len(found[0]) > 15:
        return None
    digits = found[0]
    return f"{sample[: found.start()]}{int(digits) + step:0{len(digits)}d}{sample[found.end() :]}"


def _is_code(values: Sequence[str]) -> bool:
    """Numbers and codes such as `INV-2026-014`: few words, each sample with digits."""
    return bool(values) and all(_NUMBER.search(value) and len(value.split()) <= 2 for value in values)


def _codes(samples: Sequence[str]) -> Iterator[str]:
    taken = set(samples)
    for step in range(1, 400):
        for sample in samples:
            made = renumbered(sample, step)
            if made and made not in taken:
                taken.add(made)
                yield made


def _joined(samples: Sequence[str], banks: WordBanks, dice: Dice) -> Iterator[str]:
    """Two-part names with their parts exchanged: `Harbour Hawks`, `River Rockets` -> `Harbour Rockets`."""
    parts = [sample.rsplit(" ", 1) for sample in samples if " " in sample and len(sample.split()) <= 3]
    if len(parts) < max(2, len(samples) - 1) or not all(part[-1][:1].isupper() for part in parts):
        return
    pairs = product([first for first, _ in parts], [last for _, last in parts])
    yield from dice.shuffled([f"{first} {last}" for first, last in pairs])
    yield from (f"{place.split()[0]} {last}" for place in banks.places for _, last in parts[:1])


def _opponents(samples: Sequence[str], dice: Dice) -> Iterator[str]:
    """`Hawks vs Rockets`, `Rovers vs Lions`: all other pairs."""
    for mark in (" vs ", " against ", " - ", " / "):
        pairs = [sample.split(mark) for sample in samples]
        if all(len(pair) == 2 for pair in pairs):
            sides = list(dict.fromkeys(side for pair in pairs for side in pair))
            yield from dice.shuffled(
                [f"{one}{mark}{other}" for one, other in product(sides, sides) if one != other]
            )


def _marked(samples: Sequence[str], banks: WordBanks) -> Iterator[str]:
    """The samples again with what sets another one apart: `Trade fair in Milan, follow-up`."""
    for suffix in banks.suffixes:
        for sample in samples:
            yield f"{sample.rstrip('?!. ')}, {suffix}"


def _is_about_people(archetype: Archetype, field: str, samples: Sequence[str]) -> bool:
    named_so = field in _PEOPLE_FIELDS or (archetype.person and field in {"name", "full_name"})
    return named_so and looks_like_person(samples)


def titles(archetype: Archetype, field: str, banks: WordBanks, count: int) -> list[str]:
    """Up to `count` further values for a text field that names records; none of the samples, none twice."""
    samples = [str(row[field]) for row in archetype.samples if row.get(field) not in (None, "")]
    dice = Dice(archetype.id, field)
    bank = banks.titles(archetype.id) if field in _TITLES_OF and field == archetype.title_field else ()
    found: Iterator[str]
    if _is_about_people(archetype, field, samples):
        found = iter(people(banks, archetype.id, count + len(samples)))
    elif _is_code(samples):
        found = _codes(samples)
    elif bank:
        found = chain(dice.shuffled(bank), _marked([*samples, *bank[:3]], banks))
    else:
        found = chain(_opponents(samples, dice), _joined(samples, banks, dice), _marked(samples, banks))
    fresh = (title for title in dict.fromkeys(found) if title not in samples)
    return [title for title, _ in zip(fresh, range(count), strict=False)]
