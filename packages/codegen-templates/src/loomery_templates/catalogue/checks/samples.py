"""Samples fit their fields.

CAT201 no such field, CAT202 a value that its type refuses, CAT203 a required field without a value, CAT204
too few,
CAT205 the same value twice in a unique field, CAT206 names run out before a page is full.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from typing import Final

from loomery_templates.catalogue.checks.fault import Fault
from loomery_templates.catalogue.checks.places import place
from loomery_templates.catalogue.models import Archetype, ArchetypeField, SampleValue
from loomery_templates.catalogue.samples import expand_samples
from loomery_templates.catalogue.sources import Sources

__all__ = ["check_samples", "fits"]

_LEAST: Final = 2
_PAGE: Final = 20
_NUMBERS: Final = frozenset({"integer", "decimal", "money", "percent", "rating", "duration"})


def _is_date(value: SampleValue) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _is_moment(value: SampleValue) -> bool:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return "T" in str(value)


def _matches(pattern: str) -> Callable[[SampleValue], bool]:
    whole = re.compile(pattern)
    return lambda value: isinstance(value, str) and whole.fullmatch(value) is not None


def _is_text(value: SampleValue) -> bool:
    return isinstance(value, str)


def _is_number(value: SampleValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_TYPES: Final[dict[str, Callable[[SampleValue], bool]]] = {
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "duration": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "decimal": _is_number,
    "money": _is_number,
    "percent": _is_number,
    "rating": _is_number,
    "boolean": lambda value: isinstance(value, bool),
    "date": _is_date,
    "datetime": _is_moment,
    "time": _matches(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?"),
    "email": _matches(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    "url": _matches(r"https?://\S+"),
    "phone": _matches(r"\+?[\d ()/.-]{5,}"),
    "colour": _matches(r"#[0-9a-fA-F]{6}"),
    "geo": _matches(r"-?\d+(\.\d+)?,-?\d+(\.\d+)?"),
    "tags": lambda value: isinstance(value, list) and all(isinstance(tag, str) for tag in value),
    "json": lambda value: value is not None,
}


def fits(field: ArchetypeField, value: SampleValue) -> str | None:
    """What is wrong with a value for a field; None when it fits."""
    check = _TYPES.get(field.type, _is_text)
    if field.type == "choice":
        return None if str(value) in field.choices else f"{value!r} is none of its choices"
    if not check(value):
        return f"{value!r} is no {field.type}"
    if field.type in _NUMBERS and isinstance(value, int | float):
        if field.min is not None and value < field.min:
            return f"{value} is below {field.min}"
        if field.max is not None and value > field.max:
            return f"{value} is above {field.max}"
    return None


def _row(
    archetype: Archetype, row: dict[str, SampleValue], where: str, links: Collection[str] = ()
) -> Iterator[Fault]:
    for name in row.keys() - {field.name for field in archetype.fields} - set(links):
        yield Fault(where, "CAT201", f"no field {name!r}")
    for field in archetype.fields:
        value = row.get(field.name)
        if value is None:
            if (
                field.required
                and field.default is None
                and field.type not in {"image", "file", "audio", "video"}
            ):
                yield Fault(where, "CAT203", f"{field.name!r} is required")
        elif wrong := fits(field, value):
            yield Fault(where, "CAT202", f"{field.name}: {wrong}")


def _repeated(archetype: Archetype, where: str) -> Iterator[Fault]:
    for field in archetype.fields:
        values = [str(row[field.name]) for row in archetype.samples if row.get(field.name) is not None]
        if field.unique and len(values) != len(set(values)):
            yield Fault(where, "CAT205", f"{field.name!r} is unique but has a value twice")


def check_samples(sources: Sources) -> Iterator[Fault]:
    """Samples that their archetype would refuse, and archetypes that can't fill a page."""
    for archetype in sources.archetypes:
        where = place(sources, "archetype", archetype.id, "samples")
        if len(archetype.samples) < _LEAST:
            yield Fault(where, "CAT204", f"{len(archetype.samples)} samples, at least {_LEAST} are needed")
        for number, row in enumerate(archetype.samples, start=1):
            yield from _row(archetype, row, f"{where}.{number}")
        yield from _repeated(archetype, where)
        links = {relation.name for relation in archetype.relations}
        expanded = expand_samples(archetype, _PAGE, sources.banks)
        for number, row in enumerate(expanded[len(archetype.samples) :], start=1):
            yield from _row(archetype, row, f"{where}.expanded.{number}", links)
