"""Believable values for a field when nobody wrote any, by its type and its name; the same everywhere."""

from datetime import date, datetime, timedelta
from typing import assert_never

from pydantic import JsonValue

from loomery_spec import Entity, Field
from loomery_spec import fields as types

_PLACES = (
    "Riverside", "Harbour", "Northern", "Market Street", "Hillside", "Orchard", "Station", "Lakeside",
    "Old Town", "Garden", "Bridge", "Meadow", "Mill Lane", "Castle", "Forest", "Sunrise", "Canal",
    "Cedar", "Willow", "Summit", "Valley", "Maple", "Granite", "Coastal",
)  # fmt: skip
_PEOPLE = (
    "Amara Okafor", "Jonas Lindqvist", "Mei Tanaka", "Sofia Marchetti", "Daniel Reyes", "Priya Nair",
    "Lukas Weber", "Elif Yilmaz", "Tomás Silva", "Hannah Cole", "Noah Dubois", "Ingrid Berg",
    "Samuel Mensah", "Clara Novak", "Yusuf Demir", "Emma Whitfield", "Ravi Patel", "Lena Hoffmann",
    "Oscar Nilsen", "Zoe Laurent", "Mateo Vargas", "Aisha Rahman", "Felix Brandt", "Nora Quinn",
)  # fmt: skip
_SENTENCES = (
    "Prepared with care and checked twice.",
    "Please read the notes before you start.",
    "A reliable choice that people come back to.",
    "Recently updated with the latest details.",
    "Suits beginners as well as those with experience.",
    "Talk to us if anything is unclear.",
    "Part of the spring programme.",
    "Available again after a short pause.",
)
_START = date(2026, 3, 2)
_PERSON_WORDS = (
    "person",
    "contact",
    "author",
    "customer",
    "guest",
    "owner",
    "patient",
    "employee",
    "full",
    "first",
)


def _text(entity: Entity, field: Field, index: int) -> str:
    name = field.name
    if any(word in name for word in _PERSON_WORDS) or field.personal != "none":
        return _PEOPLE[index % len(_PEOPLE)]
    if name in ("code", "number", "sku", "reference") or name.endswith(("_code", "_number", "_no")):
        return f"{entity.name[:3].upper()}-{1040 + index * 7}"
    if name in ("city", "place", "venue", "location", "room"):
        return _PLACES[index % len(_PLACES)]
    if name == entity.title_field or name in ("name", "title", "subject"):
        return f"{_PLACES[index % len(_PLACES)]} {entity.label.lower()}"
    return _SENTENCES[(index + len(name)) % len(_SENTENCES)].rstrip(".")


def _number(low: float | None, high: float | None, index: int, usual: tuple[float, float]) -> float:
    """A value that walks through the allowed range, or through the usual one where no bound is set."""
    least = low if low is not None else min(usual[0], high if high is not None else usual[0])
    most = high if high is not None else max(usual[1], least + 10)
    return least + (most - least) * ((index * 37 + 11) % 100) / 100


def _moment(index: int) -> datetime:
    day = _START + timedelta(days=index * 3 % 90)
    return datetime(day.year, day.month, day.day, 9 + index % 8, (index % 2) * 30)


def _digits(index: int) -> str:
    return f"{(index * 7919 + 120411) % 1_000_000:06d}"


def sample_value(entity: Entity, field: Field, index: int) -> JsonValue:  # noqa: C901 - one case a kind
    """The value of a field for the record of that index, counted from 0; none for uploads and structures."""
    kind = field.type
    person = _PEOPLE[index % len(_PEOPLE)]
    match kind:
        case types.TextType():
            return _text(entity, field, index)[: kind.max_length]
        case types.LongTextType():
            first, second = _SENTENCES[index % 8], _SENTENCES[(index + 3) % 8]
            return f"{first} {second}"[: kind.max_length]
        case types.IntegerType():
            return round(_number(kind.min, kind.max, index, (1, 60)))
        case types.DecimalType():
            return round(_number(kind.min, kind.max, index, (1, 90)), kind.scale)
        case types.MoneyType():
            return round(_number(kind.min, kind.max, index, (8, 240)) * 2) / 2
        case types.PercentType():
            return round(_number(kind.min, kind.max, index, (0, 100)))
        case types.RatingType():
            return kind.max - (index * 2) % min(3, kind.max)
        case types.BooleanType():
            return index % 3 == 0
        case types.DateType():
            return _moment(index).date().isoformat()
        case types.DateTimeType():
            return _moment(index).isoformat(timespec="minutes")
        case types.TimeType():
            return _moment(index).time().isoformat(timespec="minutes")
        case types.DurationType():
            return 15 * (1 + index % 8)
        case types.ChoiceType():
            return kind.choices[index % len(kind.choices)].value
        case types.TagsType():
            words = kind.suggestions or ("new", "popular", "local")
            return [words[index % len(words)]]
        case types.EmailType():
            return f"{person.split()[0].lower()}.{index + 1}@example.com".encode("ascii", "ignore").decode()
        case types.UrlType():
            return f"https://example.com/{entity.path}/{index + 1}"
        case types.PhoneType():
            return f"+44 20 7946 {_digits(index)[:4]}"
        case types.ColourType():
            return f"#{_digits(index)}"
        case types.GeoType():
            return f"{48.1 + index % 7 * 0.45:.4f},{9.2 + index % 5 * 0.8:.4f}"
        case types.AddressType():
            return f"{3 + index * 4} {_PLACES[index % len(_PLACES)]}, Springfield"
        case types.ImageType() | types.FileType() | types.AudioType() | types.VideoType() | types.JsonType():
            return None
        case _:
            assert_never(kind)
