"""Names of sample records: people for kinds of person, places for kinds of place, and so on."""

from loomery_compiler.passes.sample_nouns import Sort, sort_of
from loomery_compiler.passes.sample_words import (
    ANIMALS,
    BRANDS,
    EVENTS,
    FAMILY_NAMES,
    FIRMS,
    GIVEN_NAMES,
    LEVELS,
    PLACES,
    REQUESTS,
    TASKS,
    TITLES,
)

__all__ = ["mail_name", "person_name", "title_of"]

_PLAIN = str.maketrans("áàäåçéèêëíïñóöøúü", "aaaaceeeeiinooouu")


def person_name(index: int, shift: int = 0) -> str:
    """A given and a family name; another pair for each index, and for each shift within a record."""
    turn = index + shift * 5
    given = GIVEN_NAMES[turn % len(GIVEN_NAMES)]
    return f"{given} {FAMILY_NAMES[(turn + shift * 7 + index // len(GIVEN_NAMES)) % len(FAMILY_NAMES)]}"


def mail_name(name: str) -> str:
    """`Tomás Silva` -> `tomas.silva`."""
    plain = name.lower().translate(_PLAIN)
    return ".".join("".join(letter for letter in part if letter.isalnum()) for part in plain.split())


def title_of(noun: str, label: str, index: int) -> str:
    """The name of a record of the kind that `noun` stands for; `label` is what people call it."""
    sort: Sort = sort_of(noun)
    lists = {"firm": FIRMS, "animal": ANIMALS, "task": TASKS, "request": REQUESTS, "work": TITLES}
    if sort == "person":
        return person_name(index)
    if sort in lists:
        return _with_round(lists[sort], index)
    if sort == "level":
        return _with_round(LEVELS, index)
    if sort == "paper":
        return f"{label} 2026-{index * 3 + 14:03d}"
    first = {"place": PLACES, "event": EVENTS}.get(sort, BRANDS)
    return f"{first[index % len(first)]} {label.lower()}" + (
        f" {index // len(first) + 1}" if index >= len(first) else ""
    )


def _with_round(names: tuple[str, ...], index: int) -> str:
    again = index // len(names)
    return names[index % len(names)] + (f" {again + 1}" if again else "")
