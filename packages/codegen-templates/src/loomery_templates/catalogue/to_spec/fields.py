"""Fields of an archetype as fields of the specification."""

from collections.abc import Callable, Iterable
from typing import Final

from loomery_spec import Evidence, Field, FieldType
from loomery_spec import fields as types
from loomery_spec.base import Scalar
from loomery_spec.naming import field_name
from loomery_templates.catalogue.models import ArchetypeField, SampleValue
from loomery_templates.catalogue.to_spec.labels import choice_value, label, tone

__all__ = ["KEPT_BY_EVERY_RECORD", "spec_field", "spec_fields"]

KEPT_BY_EVERY_RECORD: Final = frozenset({"created_at", "updated_at"})
"""Dates that every record of every application has, so that no entity needs them as fields."""

_SEARCHED: Final = frozenset({"text", "long_text", "email", "phone", "address"})
_LINE: Final = 200
_WIDE: Final = 1000
"""Bound of percentages that may be negative or above a hundred, such as changes of price."""
_PLAIN: Final[dict[str, Callable[[], FieldType]]] = {
    "long_text": types.LongTextType,
    "boolean": types.BooleanType,
    "date": types.DateType,
    "datetime": types.DateTimeType,
    "time": types.TimeType,
    "duration": types.DurationType,
    "email": types.EmailType,
    "url": types.UrlType,
    "phone": types.PhoneType,
    "image": types.ImageType,
    "file": types.FileType,
    "audio": types.AudioType,
    "video": types.VideoType,
    "colour": types.ColourType,
    "geo": types.GeoType,
    "address": types.AddressType,
    "json": types.JsonType,
}


def _integer(field: ArchetypeField, _: tuple[SampleValue, ...]) -> FieldType:
    low = None if field.min is None else int(field.min)
    high = None if field.max is None else int(field.max)
    return types.IntegerType(min=low, max=high, unit=field.unit or "")


def _decimal(field: ArchetypeField, samples: tuple[SampleValue, ...]) -> FieldType:
    places = [len(str(value).partition(".")[2]) for value in samples if isinstance(value, float)]
    return types.DecimalType(
        min=field.min, max=field.max, scale=min(max([2, *places]), 8), unit=field.unit or ""
    )


def _money(field: ArchetypeField, _: tuple[SampleValue, ...]) -> FieldType:
    return types.MoneyType(min=field.min, max=field.max)


def _percent(field: ArchetypeField, samples: tuple[SampleValue, ...]) -> FieldType:
    numbers = [value for value in samples if isinstance(value, int | float)]
    low = field.min if field.min is not None else (-_WIDE if min(numbers, default=0) < 0 else 0)
    high = (
        field.max if field.max is not None else (_WIDE if low < 0 or max(numbers, default=0) > 100 else 100)
    )
    return types.PercentType(min=low, max=high)


def _rating(field: ArchetypeField, samples: tuple[SampleValue, ...]) -> FieldType:
    """Whole stars; an average of stars is a decimal."""
    top = int(field.max or 5)
    if any(isinstance(value, float) and value != int(value) for value in samples):
        return types.DecimalType(min=0, max=top, scale=1)
    return types.RatingType(max=top)


def _choice(field: ArchetypeField, _: tuple[SampleValue, ...]) -> FieldType:
    choices = {choice_value(item): item for item in field.choices}
    return types.ChoiceType(
        choices=tuple(
            types.Choice(value=value, label=label(item.replace(" ", "_")), tone=tone(value))
            for value, item in choices.items()
        )
    )


def _text(_: ArchetypeField, samples: tuple[SampleValue, ...]) -> FieldType:
    longest = max((len(value) for value in samples if isinstance(value, str)), default=0)
    return types.LongTextType() if longest > _LINE else types.TextType()


def _tags(_: ArchetypeField, samples: tuple[SampleValue, ...]) -> FieldType:
    words = [str(word) for value in samples if isinstance(value, list) for word in value]
    return types.TagsType(suggestions=tuple(dict.fromkeys(words))[:12])


_BY_SAMPLES: Final[dict[str, Callable[[ArchetypeField, tuple[SampleValue, ...]], FieldType]]] = {
    "integer": _integer,
    "decimal": _decimal,
    "money": _money,
    "percent": _percent,
    "rating": _rating,
    "choice": _choice,
    "text": _text,
    "tags": _tags,
}


def _default(field: ArchetypeField) -> Scalar:
    if field.type == "choice" and field.default is not None:
        return choice_value(str(field.default))
    return field.default


def spec_field(
    field: ArchetypeField, samples: Iterable[SampleValue] = (), evidence: Evidence | None = None
) -> Field:
    """One field; `samples` are values that it holds in the archetype's records, which decide lengths and
    scales."""
    values = tuple(value for value in samples if value is not None)
    make = _BY_SAMPLES.get(field.type)
    kind = make(field, values) if make else _PLAIN[field.type]()
    return Field(
        name=field_name(field.name),
        label=label(field.name),
        type=kind,
        required=field.required,
        unique=field.unique,
        default=_default(field),
        searchable=kind.kind in _SEARCHED and not field.sensitive,
        personal="sensitive" if field.sensitive else "personal" if field.personal else "none",
        evidence=evidence,
    )


def spec_fields(
    fields: Iterable[ArchetypeField],
    records: Iterable[dict[str, SampleValue]] = (),
    evidence: Evidence | None = None,
) -> tuple[Field, ...]:
    """All fields, without those that every record has anyway."""
    rows = tuple(records)
    return tuple(
        spec_field(field, (row.get(field.name) for row in rows), evidence)
        for field in fields
        if field.name not in KEPT_BY_EVERY_RECORD
    )
