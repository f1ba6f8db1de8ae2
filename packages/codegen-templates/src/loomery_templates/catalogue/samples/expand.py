"""Further records of an archetype: each takes a sample as its base, so that what belongs together stays
together."""

from typing import Final

from loomery_templates.catalogue.models import Archetype, ArchetypeField, SampleValue, WordBanks
from loomery_templates.catalogue.samples.dice import Dice
from loomery_templates.catalogue.samples.titles import looks_like_person, people, renumbered, titles
from loomery_templates.catalogue.samples.values import ascii_slug, moved, scaled, varied

__all__ = ["expand_samples"]

_STEP_DAYS: Final = 3


def _unique_text(field: ArchetypeField, base: SampleValue, title: str, number: int) -> SampleValue:
    """A value that no other record has: the sample's number raised, else made from the title."""
    if base is None and not field.required:
        return None
    if isinstance(base, str) and (made := renumbered(base, number * 7)):
        return made
    if field.name in {"slug", "path", "handle", "username", "code", "key"}:
        slug = ascii_slug(title)[:40]
        return slug.replace("-", "").upper()[:12] + str(number) if field.name == "code" else slug
    return title


def _value(
    archetype: Archetype,
    field: ArchetypeField,
    base: SampleValue,
    title: str,
    number: int,
    banks: WordBanks,
    dice: Dice,
) -> SampleValue:
    if field.unique and field.type in {"text", "phone"}:
        return _unique_text(field, base, title, number)
    if field.unique and field.type == "integer":
        known = [value for row in archetype.samples if isinstance(value := row.get(field.name), int)]
        return max(known, default=0) + number
    if field.type == "text":
        known_texts = [row.get(field.name) for row in archetype.samples if row.get(field.name)]
        if (
            known_texts
            and looks_like_person(known_texts)
            and field.name.endswith(("name", "contact", "author"))
        ):
            return people(banks, f"{archetype.id}/{field.name}", number)[number - 1]
    return varied(archetype, field, base, title, number, banks, dice)


def _further(
    archetype: Archetype, number: int, title: SampleValue, banks: WordBanks
) -> dict[str, SampleValue]:
    """One further record; all its dates move by the same days and all its numbers grow by the same factor."""
    dice = Dice(archetype.id, number)
    base = archetype.samples[number % len(archetype.samples)]
    days = (_STEP_DAYS * number + dice.below(3)) * (1 if number % 2 else -1)
    factor = dice.between(0.62, 1.45)
    words = str(title if title is not None else base.get(archetype.title_field) or archetype.title)
    record: dict[str, SampleValue] = {}
    for field in archetype.fields:
        value = base.get(field.name)
        if field.name == archetype.title_field and title is not None:
            record[field.name] = title
        elif field.type in {"date", "datetime"}:
            record[field.name] = moved(field.type, value, days) if isinstance(value, str) else value
        elif (
            field.type in {"integer", "decimal", "money"}
            and isinstance(value, int | float)
            and not field.unique
        ):
            record[field.name] = scaled(field, value, factor)
        else:
            known_as = next((str(made) for name, made in record.items() if name.endswith("name")), words)
            record[field.name] = _value(archetype, field, value, known_as, number, banks, dice)
    return {name: value for name, value in record.items() if value is not None}


def expand_samples(archetype: Archetype, count: int, banks: WordBanks) -> list[dict[str, SampleValue]]:
    """The archetype's samples and further records after them, `count` in all, or fewer where names run out.

    Keys are names of fields; relations are not set. Same archetype and count, same records.
    """
    own = [dict(row) for row in archetype.samples[:count]]
    title = archetype.field(archetype.title_field)
    wanted = count - len(own)
    if title is None or not own or wanted <= 0:
        return own
    named = title.type in {"text", "long_text", "email"}
    names = titles(archetype, title.name, banks, wanted) if named and title.type == "text" else []
    if title.type == "text":
        wanted = min(wanted, len(names))
    fresh = [names[number] if number < len(names) else None for number in range(wanted)]
    return own + [_further(archetype, number, name, banks) for number, name in enumerate(fresh, start=1)]
