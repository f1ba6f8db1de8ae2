"""Believable values for a field when nobody wrote any, by its type and its name; the same everywhere."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import assert_never

from pydantic import JsonValue

from loomery_compiler.passes.sample_names import mail_name, person_name, title_of
from loomery_compiler.passes.sample_nouns import sort_of
from loomery_compiler.passes.sample_numbers import number_of, within
from loomery_compiler.passes.sample_words import (
    ABOUT_EVENTS,
    ABOUT_PEOPLE,
    ABOUT_PLACES,
    BRANDS,
    CODE,
    FIRMS,
    PLACES,
    SENTENCES,
    STREETS,
    TOWNS,
)
from loomery_spec import Entity, Field
from loomery_spec import fields as types

_START = date(2026, 1, 29)
"""Samples lie on both sides of early March 2026, which the demo takes for today."""
_CURRENT = (
    "active", "open", "available", "published", "confirmed", "approved", "in_progress", "in_use", "running", "online",
    "enabled", "valid", "paid", "done", "completed", "new",
)  # fmt: skip
"""States in which most records of a living application are, the likeliest first."""
_STATE_FIELDS = ("status", "state", "stage")
_LISTS: dict[str, tuple[str, ...]] = {
    "city": TOWNS,
    "town": TOWNS,
    "origin": TOWNS,
    "destination": TOWNS,
    "hometown": TOWNS,
    "place": PLACES,
    "venue": PLACES,
    "location": PLACES,
    "company": FIRMS,
    "employer": FIRMS,
    "organisation": FIRMS,
    "organization": FIRMS,
    "supplier": FIRMS,
    "manufacturer": FIRMS,
    "brand": BRANDS,
    "model": BRANDS,
    "street": STREETS,
    "country": ("Netherlands", "United Kingdom", "Norway", "Portugal", "Austria", "Belgium", "Ireland", "Italy"),
    "nationality": ("Dutch", "British", "Norwegian", "Portuguese", "Austrian", "Belgian", "Irish", "Italian"),
    "language": ("English", "Spanish", "German", "French", "Italian", "Portuguese"),
    "colour": ("blue", "white", "forest green", "red", "grey", "yellow", "black", "sand"),
    "color": ("blue", "white", "forest green", "red", "grey", "yellow", "black", "sand"),
    "material": ("oak", "steel", "cotton", "glass", "aluminium", "wool", "stoneware", "leather"),
    "size": ("S", "M", "L", "XL"),
    "unit": ("piece", "kg", "box", "litre"),
    "room": ("Room 3", "Garden room", "Hall B", "Studio", "Room 12", "Attic"),
    "department": ("Sales", "Service", "Production", "Logistics", "Finance"),
    "category": ("General", "Popular", "New", "Seasonal", "Family"),
    "reason": ("As agreed", "First time", "Long wait", "Good work", "Correction", "Thank you"),
    "subject": ("First meeting", "Change of date", "Open question", "Thank you", "Offer", "Next steps"),
}  # fmt: skip
_CODES = ("code", "number", "sku", "reference", "plate", "barcode", "serial", "isbn", "identifier", "id")
_LATER = (
    "end",
    "ends",
    "until",
    "due",
    "return",
    "returned",
    "checkout",
    "check_out",
    "expires",
    "expiry",
    "finish",
)
_WHEN = ("date", "day", "time", "moment")
_BEHIND = ("paper", "work", "request")
"""Kinds of things that are dated when they are made: none lies ahead."""
_BORN = ("birth", "born", "birthday")
_OWN_NAMES = ("name", "title", "subject", "headline")


def _about_person(entity: Entity, field: Field) -> bool:
    """Whether a text names a person: `owner`, `driver_name`, or the name of a kind of person."""
    if field.name in {"name", "full_name", "display_name"}:
        addressed = any(isinstance(item.type, types.EmailType) for item in entity.fields)
        return sort_of(entity.name) == "person" or (
            addressed and sort_of(entity.name) not in ("firm", "place")
        )
    noun = field.name.removesuffix("_name")
    return sort_of(noun) == "person" or noun in {"full", "contact", "author"}


def _text(entity: Entity, field: Field, index: int) -> str:
    name = field.name
    last = name.rpartition("_")[2]
    if name in ("first_name", "last_name", "surname", "given_name", "family_name"):
        return person_name(index).split()[0 if name in ("first_name", "given_name") else 1]
    if name == entity.title_field and name not in _OWN_NAMES and last in _LISTS:
        return f"{_LISTS[last][index % len(_LISTS[last])]}"
    if _about_person(entity, field):
        own = name == entity.title_field or name in ("name", "full_name")
        return person_name(index, 0 if own else 1 + len(name) % 3)
    if last in _CODES:
        return f"{entity.name[:3].upper()}-{1040 + index * 7}"
    if name == entity.title_field or name in _OWN_NAMES:
        return title_of(entity.name, entity.label, index)
    if last in _LISTS:
        return _LISTS[last][(index + len(name)) % len(_LISTS[last])]
    if field.unique:
        return f"{field.label} {1040 + index * 7}"
    return _sentence(entity, index * 5 + len(name)).rstrip(".")


def _sentence(entity: Entity, turn: int) -> str:
    about = {"person": ABOUT_PEOPLE, "event": ABOUT_EVENTS, "place": ABOUT_PLACES}
    sentences = about.get(sort_of(entity.name), SENTENCES)
    return sentences[turn % len(sentences)].format(thing=entity.label.lower())


def _long_text(entity: Entity, field: Field, index: int) -> str:
    if field.name.rpartition("_")[2] in ("code", "script", "snippet"):
        return CODE[index % len(CODE)]
    turn = index * 5 + len(field.name)
    return " ".join(
        _sentence(entity, turn + step) for step in (0, 1 + (index % 4 + index // len(SENTENCES) * 5) % 11)
    )


def _moment(entity: Entity, field: Field, index: int) -> datetime:
    """A day around March 2026: what ends is later than what starts, who was born is grown up."""
    words = field.name.split("_")
    day = _START + timedelta(days=index * 3 % 90)
    if field.name in _WHEN and sort_of(entity.name) in _BEHIND:
        day -= timedelta(days=60)
    if any(word in _BORN for word in words):
        return datetime(1962 + index * 7 % 42, 1 + index * 5 % 12, 1 + index * 11 % 28, 8, 0)
    if any(word in ("created", "joined", "registered", "hired", "since") for word in words):
        day -= timedelta(days=120 + index * 17 % 300)
    late = any(word in _LATER for word in words)
    if late and isinstance(field.type, types.DateType):
        day += timedelta(days=4)
    hour = 9 + index % 8 + (2 if late else 0)
    return datetime(day.year, day.month, day.day, hour, (index % 2) * 30)


def _choice(field: Field, values: Sequence[str], index: int) -> str:
    """Each choice in turn; of states mostly the current one."""
    current = next((word for word in _CURRENT if word in values), None)
    if field.name.rpartition("_")[2] in _STATE_FIELDS and current and index % 5 in (0, 1, 3):
        return current
    return values[(index + len(field.name)) % len(values)]


def _digits(index: int) -> str:
    return f"{(index * 7919 + 120411) % 1_000_000:06d}"


def sample_value(entity: Entity, field: Field, index: int) -> JsonValue:  # noqa: C901 - one case a kind
    """The value of a field for the record of that index, counted from 0; none for uploads and structures."""
    kind = field.type
    match kind:
        case types.TextType():
            return _text(entity, field, index)[: kind.max_length]
        case types.LongTextType():
            return _long_text(entity, field, index)[: kind.max_length]
        case types.IntegerType() | types.DecimalType() | types.MoneyType() | types.PercentType():
            return number_of(entity, field, kind, index)
        case types.RatingType():
            return kind.max - (index * 2) % min(3, kind.max)
        case types.BooleanType():
            return index % 3 == 0
        case types.DateType():
            return _moment(entity, field, index).date().isoformat()
        case types.DateTimeType():
            return _moment(entity, field, index).isoformat(timespec="minutes")
        case types.TimeType():
            return _moment(entity, field, index).time().isoformat(timespec="minutes")
        case types.DurationType():
            return 15 * (1 + index % 8)
        case types.ChoiceType():
            return _choice(field, [choice.value for choice in kind.choices], index)
        case types.TagsType():
            words = kind.suggestions or ("new", "popular", "local")
            return [words[index % len(words)]]
        case types.EmailType():
            return f"{mail_name(person_name(index))}@example.com"
        case types.UrlType():
            return f"https://example.com/{entity.path}/{index + 1}"
        case types.PhoneType():
            return f"+44 20 7946 {_digits(index)[:4]}"
        case types.ColourType():
            return ("#2563eb", "#16a34a", "#ea580c", "#9333ea", "#0891b2", "#db2777")[index % 6]
        case types.GeoType():
            return f"{52.06 + within(index, 0.07):.4f},{5.08 + within(index * 3, 0.11):.4f}"
        case types.AddressType():
            return f"{STREETS[index % len(STREETS)]} {3 + index * 4}, {TOWNS[0]}"
        case types.ImageType() | types.FileType() | types.AudioType() | types.VideoType() | types.JsonType():
            return None
        case _:
            assert_never(kind)
