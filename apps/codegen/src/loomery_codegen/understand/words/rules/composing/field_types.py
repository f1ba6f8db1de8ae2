"""The type of a field from its name: what the catalogue gives fields of that name, else by the last word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache

from loomery_codegen.understand.words.rules.reading.details import CURRENCIES, UNIT_WORDS
from loomery_codegen.understand.words.rules.reading.model import Details
from loomery_spec import fields as types
from loomery_spec.fields import FieldType
from loomery_spec.naming import snake
from loomery_templates.catalogue import Catalogue

_BY_HEAD: dict[str, str] = {
    word: kind
    for kind, words in {
        "money": "price cost fee amount balance salary budget wage rent deposit income expense revenue profit tax "
        "commission earnings premium payment total freight fund",
        "date": "date deadline birthday birthdate day expiry",
        "datetime": "time start end departure arrival",
        "duration": "duration",
        "integer": "quantity number count age stock capacity points point score level floor year views "
        "likes seats mileage population inventory calories",
        "decimal": "weight height size length width distance temperature humidity speed area rate value "
        "latitude longitude",
        "percent": "percentage percent discount progress ratio share odds",
        "long_text": "description content summary introduction body note notes remark comment details biography bio "
        "text step steps instruction instructions requirement requirements message answer question reason "
        "specification itinerary symptom symptoms diagnosis experience education history",
        "email": "email e-mail mail",
        "phone": "phone telephone mobile",
        "url": "url link website homepage",
        "image": "photo image picture avatar logo cover thumbnail icon poster",
        "file": "file attachment document resume cv",
        "audio": "audio recording",
        "video": "video clip",
        "address": "address",
        "geo": "coordinates position",
        "colour": "color colour",
        "tags": "tags tag keywords keyword labels skills hobbies ingredients features",
        "rating": "rating stars",
    }.items()
    for word in words.split()
}
_CHOICES = {
    "status": ("open", "in progress", "done"), "priority": ("low", "medium", "high"),
    "gender": ("female", "male", "other"), "difficulty": ("easy", "medium", "hard"),
    "size": ("small", "medium", "large"),
}  # fmt: skip
_PLAIN: dict[str, Callable[[], FieldType]] = {
    "long_text": types.LongTextType, "boolean": types.BooleanType, "date": types.DateType, "time": types.TimeType,
    "datetime": types.DateTimeType, "duration": types.DurationType, "email": types.EmailType, "url": types.UrlType,
    "phone": types.PhoneType, "image": types.ImageType, "file": types.FileType, "audio": types.AudioType,
    "video": types.VideoType, "colour": types.ColourType, "geo": types.GeoType, "address": types.AddressType,
    "tags": types.TagsType, "rating": types.RatingType, "percent": types.PercentType, "json": types.JsonType,
}  # fmt: skip


@cache
def _by_name() -> dict[str, str]:
    """The type that most archetypes give a field of that name."""
    catalogue = Catalogue.load()
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in catalogue.archetype_ids:
        for field in catalogue.archetype(name).fields:
            seen[field.name][field.type] += 1
    return {name: max(sorted(kinds), key=lambda kind: kinds[kind]) for name, kinds in seen.items()}


def field_type(name: str, choices: tuple[str, ...] = (), details: Details | None = None) -> FieldType:
    """A believable type for a value of that name; `choices` are the options that the text gives."""
    if choices:
        return _choice(choices)
    words = name.lower().split()
    said = details or Details()
    kind = said.kind or _kind(words)
    if kind == "choice":
        options = _CHOICES.get(words[-1])
        return refined(_choice(options) if options else types.TextType(), said)
    made: FieldType = _PLAIN[kind]() if kind in _PLAIN else types.TextType()
    numbers: dict[str, FieldType] = {
        "money": types.MoneyType(min=0),
        "integer": types.IntegerType(min=0),
        "decimal": types.DecimalType(),
    }
    return refined(numbers.get(kind, made), said)


def refined(kind: FieldType, said: Details) -> FieldType:
    """The type within the bounds, in the unit and of the length that the text gives."""
    if said.kind and said.kind != kind.kind and said.kind in _PLAIN:
        kind = _PLAIN[said.kind]()
    if said.unit:
        kind = _in_unit(kind, said.unit)
    if said.low is not None or said.high is not None:
        kind = _bounded(kind, said.low, said.high)
    if said.longest is not None and isinstance(kind, types.TextType | types.LongTextType):
        if said.longest <= _ONE_LINE and isinstance(kind, types.TextType):
            return kind.model_copy(update={"max_length": said.longest})
        return types.LongTextType(max_length=said.longest)
    return kind


_ONE_LINE = 300
"""Characters that a single line holds; more is a text of several."""


def _in_unit(kind: FieldType, unit: str) -> FieldType:
    if unit in CURRENCIES:
        return types.MoneyType(min=0, currency=unit)
    if unit == "%":
        return types.PercentType()
    if isinstance(kind, types.IntegerType | types.DecimalType):
        return kind.model_copy(update={"unit": unit})
    return types.DecimalType(unit=unit) if isinstance(kind, types.TextType) else kind


def _bounded(kind: FieldType, low: float | None, high: float | None) -> FieldType:
    if isinstance(kind, types.RatingType) and low in (None, 1) and high in range(2, 11):
        return types.RatingType(max=int(high or 5))
    if isinstance(kind, types.RatingType | types.TextType):
        kind = types.IntegerType()
    if not isinstance(kind, types.IntegerType | types.DecimalType | types.MoneyType | types.PercentType):
        return kind
    whole = isinstance(kind, types.IntegerType) and all(one is None or one == int(one) for one in (low, high))
    if isinstance(kind, types.IntegerType) and not whole:
        kind = types.DecimalType(unit=kind.unit)
    bounds = {"min": low, "max": high}
    return kind.model_copy(
        update={end: int(value) if whole else value for end, value in bounds.items() if value is not None}
    )


def _kind(words: list[str]) -> str:
    if len(words) > 2 and words[1] == "of":
        return "integer" if words[0] in ("number", "amount", "count", "quantity") else _kind(words[:1])
    if words[-1] in _CHOICES:
        return "choice"
    if words[-1] == "point" and len(words) > 1 and words[0].endswith(("ing", "up", "off", "start", "end")):
        return "text"
    head = _BY_HEAD.get(words[-1])
    if words[-1] == "number" and len(words) > 1 and words[0] not in ("phone", "telephone", "mobile"):
        return "text"
    if words[-1] == "number" and len(words) > 1:
        return "phone"
    if (
        words[-1] in ("time", "start", "end")
        and len(words) > 1
        and words[0] in ("opening", "cooking", "preparation")
    ):
        return "duration"
    if head is None and len(words) > 1 and words[-1] in UNIT_WORDS:
        return "decimal"
    return head or _by_name().get(snake(" ".join(words)), "text")


def _choice(options: tuple[str, ...]) -> FieldType:
    seen = {snake(option): option for option in options if snake(option)}
    if not seen:
        return types.TextType()
    return types.ChoiceType(
        choices=tuple(
            types.Choice(value=value, label=option[:1].upper() + option[1:]) for value, option in seen.items()
        )
    )
