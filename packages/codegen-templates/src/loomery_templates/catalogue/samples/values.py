"""Varied values: numbers in proportion, dates moved, addresses and e-mail made to fit, the rest as in a
sample."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from loomery_templates.catalogue.models import Archetype, ArchetypeField, SampleValue, WordBanks
from loomery_templates.catalogue.samples.codes import ascii_slug, renumbered
from loomery_templates.catalogue.samples.dice import Dice
from loomery_templates.catalogue.words import word_set

__all__ = ["moved", "scaled", "varied"]

_COLOURS: Final = ("#2563eb", "#16a34a", "#ea580c", "#9333ea", "#0891b2", "#db2777", "#ca8a04", "#475569")
_YEARS: Final = range(1850, 2101)
_SPOKEN: Final = ("comment", "reply", "message", "post", "answer", "review", "testimonial")
_CODE: Final = re.compile(r"[A-Za-z0-9]*[A-Za-z-][A-Za-z0-9-]*\d{3,}")
"""What counts on from record to record: letters and at least three digits at the end."""
_NOTES: Final = word_set("note notes remark remarks comment message details explanation question")
_ANSWERS: Final = word_set("answer reply response decision_note decision auto_reply")
_PUBLIC: Final = word_set(
    "description about body summary text content intro teaser subtitle excerpt abstract synopsis blurb lead"
)


def scaled(field: ArchetypeField, value: float, factor: float) -> int | float:
    """A number times the factor of its record, as round as the sample and within the field's bounds.

    All numbers of a record share one factor and round in one direction, so that what was not above another
    stays so.
    """
    if field.type == "integer" or isinstance(value, int):
        if value in _YEARS and field.type == "integer" and ("year" in field.name or "founded" in field.name):
            made: int | float = int(value + round((factor - 1) * 20))
        else:
            digits = len(str(abs(int(value)))) - len(str(abs(int(value))).rstrip("0")) if value else 0
            unit = 10 ** max(digits - 1, 0)
            made = int(value * factor / unit) * unit if value > 1 else value
    else:
        places = len(str(value).partition(".")[2])
        made = round(int(value * factor * 10**places) / 10**places, places)
    low = field.min if field.min is not None else (0 if value >= 0 else None)
    if low is not None and made < low:
        made = value
    return value if field.max is not None and made > field.max else made


def moved(kind: str, value: str, days: int) -> str:
    """A date or a date with time, moved by whole days; what can't be read comes back unchanged."""
    try:
        if kind == "date":
            return (date.fromisoformat(value) + timedelta(days=days)).isoformat()
        return (datetime.fromisoformat(value) + timedelta(days=days)).isoformat(timespec="minutes")
    except ValueError:
        return value


def _phone(value: str, step: int) -> str:
    return renumbered(value, step) or value


def _address(value: str, banks: WordBanks, dice: Dice) -> str:
    first, comma, rest = value.partition(",")
    return f"{dice.pick(banks.streets)} {1 + dice.below(120)}{comma}{rest}" if first else value


def _geo(value: SampleValue, dice: Dice) -> SampleValue:
    numbers = re.findall(r"-?\d+\.?\d*", str(value))
    if len(numbers) != 2:
        return value
    moved_by = [round(float(number) + dice.between(-0.08, 0.08), 5) for number in numbers]
    return f"{moved_by[0]},{moved_by[1]}"


def _colour(samples: Sequence[SampleValue], number: int) -> SampleValue:
    """One of the samples' own colours when there are several, else one of a handful."""
    own = list(dict.fromkeys(map(str, samples)))
    known = own if len(own) > 2 else _COLOURS
    return known[number % len(known)]


def _tags(samples: Sequence[SampleValue], dice: Dice) -> SampleValue:
    known = list(dict.fromkeys(str(word) for tags in samples if isinstance(tags, list) for word in tags))
    return [*dice.shuffled(known)[: 1 + dice.below(3)]] if known else None


def _sentences(
    archetype: Archetype,
    field: ArchetypeField,
    texts: Sequence[str],
    title: str,
    number: int,
    banks: WordBanks,
) -> str | None:
    """What a long text says: somebody's words for comments, else about the thing, one record unlike the next."""
    spoken = any(archetype.id.endswith(word) for word in _SPOKEN) and field.name in {
        "body",
        "text",
        "comment",
        "content",
    }
    if spoken:
        return banks.comments[number % len(banks.comments)]
    if field.name in _ANSWERS:
        texts = banks.texts.get("answer", ())
    if not texts:
        if field.name not in (*_PUBLIC, *_NOTES) and not field.required:
            return None
        bank = banks.descriptions if field.name in _PUBLIC else banks.notes
        return bank[number % len(bank)]
    count = 1 if field.type == "text" or field.name not in _PUBLIC else 3
    turn = Dice(archetype.id, field.name).below(len(texts)) + number * 5
    said = dict.fromkeys(texts[(turn + step * (1 + number % 3)) % len(texts)] for step in range(count))
    return " ".join(said).replace("{title}", title)


def varied(
    archetype: Archetype,
    field: ArchetypeField,
    base: SampleValue,
    title: str,
    number: int,
    banks: WordBanks,
    dice: Dice,
    texts: Sequence[str],
) -> SampleValue:
    """The value of a further record for a field that is neither title nor number nor date nor a code."""
    samples = [row.get(field.name) for row in archetype.samples if row.get(field.name) is not None]
    if field.type == "tags":
        return base if archetype.person else _tags(samples, dice)
    if base is None:
        base = dice.pick(samples) if samples and field.required else None
    made: dict[str, Callable[[], SampleValue]] = {
        "url": lambda: f"https://example.org/{ascii_slug(title)[:60]}",
        "phone": lambda: _phone(str(base), number),
        "address": lambda: _address(str(base), banks, dice),
        "geo": lambda: _geo(samples[0] if samples else base, dice),
        "colour": lambda: _colour(samples, number),
        "long_text": lambda: _sentences(archetype, field, texts, title, number, banks),
        "text": lambda: _text(archetype, field, str(base), texts, title, number, banks),
    }
    if base is None and not (field.required and field.type in {"url", "long_text"}):
        return None
    return made[field.type]() if field.type in made else base


def _text(
    archetype: Archetype,
    field: ArchetypeField,
    base: str,
    texts: Sequence[str],
    title: str,
    number: int,
    banks: WordBanks,
) -> SampleValue:
    """Codes count on, what describes the record speaks of it, anything else is as in its sample."""
    if field.name in _PUBLIC and texts:
        return _sentences(archetype, field, texts, title, number, banks)
    return renumbered(base, number) or base if _CODE.fullmatch(base) else base
