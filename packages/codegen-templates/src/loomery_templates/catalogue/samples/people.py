"""Names of people, and telling them from names of firms and things."""

import re
from collections.abc import Sequence
from typing import Final

from loomery_templates.catalogue.models import WordBanks
from loomery_templates.catalogue.samples.dice import Dice

__all__ = ["looks_like_person", "people"]

_FIRM: Final = re.compile(
    r"&|\b(?:Ltd|GmbH|AS|AG|Inc|Group|Dental|Café|Works|School|Bank|Municipality|Company|Co)\b"
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
    found: dict[str, None] = {}
    for name in pairs:
        if len(found) >= count:
            break
        found[name] = None
    return list(found)
