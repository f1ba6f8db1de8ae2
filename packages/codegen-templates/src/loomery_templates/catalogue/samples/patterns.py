"""Names with places to fill: `Sales in {month}`, `Wallet of {person}`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loomery_templates.catalogue.models import WordBanks
from loomery_templates.catalogue.samples.people import people

__all__ = ["filled"]

_MONTHS: Final = (
    "March 2026", "February 2026", "January 2026", "December 2025", "November 2025", "October 2025",
    "September 2025", "August 2025", "July 2025", "June 2025", "May 2025", "April 2025", "March 2025",
    "February 2025", "January 2025", "December 2024", "November 2024", "October 2024", "September 2024",
    "August 2024", "July 2024", "June 2024", "May 2024", "April 2024",
)  # fmt: skip
_DAYS: Final = tuple(
    f"{day} {month}" for month in ("March", "February") for day in (27, 24, 20, 18, 16, 13, 11, 9, 6, 4, 3, 2)
)
_BLANK: Final = re.compile(r"\{(\w+)\}")


def _values(banks: WordBanks, seed: str, count: int) -> dict[str, Sequence[str]]:
    names = people(banks, seed, count)
    return {
        "person": names,
        "given": [name.split()[0] for name in names],
        "place": banks.places,
        "town": banks.towns,
        "street": banks.streets,
        "company": banks.companies,
        "month": _MONTHS,
        "day": _DAYS,
        "week": [f"week {number}" for number in range(count + 1, 1, -1)],
        "n": [str(number) for number in range(1, count + 1)],
    }


def filled(patterns: Sequence[str], banks: WordBanks, seed: str, count: int) -> Iterator[str]:
    """`count` names: every pattern with the first values, then every pattern with the second ones, and so
    on."""
    values = _values(banks, seed, count)
    for number in range(count):
        name, turn = patterns[number % len(patterns)], number // len(patterns)
        for blank in _BLANK.findall(name):
            known = values[blank]
            name = name.replace(f"{{{blank}}}", known[turn % len(known)])
        yield name
