"""Field types as pydantic types: what is accepted, with bounds and patterns, and what is told."""

from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from loomery_compiler.emit.names import pyrepr
from loomery_spec.fields import (
    AddressType,
    AudioType,
    BooleanType,
    ChoiceType,
    ColourType,
    DateTimeType,
    DateType,
    DecimalType,
    DurationType,
    EmailType,
    FieldType,
    FileType,
    GeoType,
    ImageType,
    IntegerType,
    JsonType,
    LongTextType,
    MoneyType,
    PercentType,
    PhoneType,
    RatingType,
    TagsType,
    TextType,
    TimeType,
    UrlType,
    VideoType,
)

DIGITS = 15
"""Most digits of a decimal number, so that it survives JSON."""


@dataclass(frozen=True, slots=True)
class InputType:
    """An annotated type: the base, arguments of `Field`, and validators that follow."""

    base: str
    limits: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def number_text(value: float) -> str:
    """A bound as a literal; whole numbers without a point."""
    return str(int(value)) if float(value).is_integer() else f'Decimal("{Decimal(repr(value))}")'


def _bounds(low: float | None, high: float | None) -> tuple[str, ...]:
    found = () if low is None else (f"ge={number_text(low)}",)
    return found if high is None else (*found, f"le={number_text(high)}")


def _decimal(low: float | None, high: float | None, scale: int) -> InputType:
    return InputType(
        "schemas.Number", (*_bounds(low, high), f"max_digits={DIGITS}", f"decimal_places={scale}")
    )


def input_type(kind: FieldType, required: bool) -> InputType:  # noqa: C901 (one line for each kind)
    """What a form may send for a field."""
    match kind:
        case TextType():
            return _text(kind, required)
        case LongTextType():
            return InputType(
                "str", (*(("min_length=1",) if required else ()), f"max_length={kind.max_length}")
            )
        case AddressType():
            return InputType("str", (*(("min_length=1",) if required else ()), "max_length=500"))
        case IntegerType():
            return _integer(kind)
        case DurationType():
            return InputType("schemas.Whole", ("ge=0", "le=5256000"))
        case RatingType():
            return InputType("int", ("ge=1", f"le={kind.max}"))
        case DecimalType():
            return _decimal(kind.min, kind.max, kind.scale)
        case MoneyType():
            return _decimal(kind.min, kind.max, 2)
        case PercentType():
            return _decimal(kind.min, kind.max, 4)
        case BooleanType():
            return InputType("bool")
        case DateType():
            return InputType("dt.date", after=_date_limits(kind))
        case DateTimeType():
            return InputType("schemas.Moment", after=_moment_limits(kind))
        case TimeType():
            return InputType("dt.time")
        case ChoiceType():
            values = ", ".join(pyrepr(choice.value) for choice in kind.choices)
            return InputType(f"Literal[{values}]")
        case TagsType():
            return InputType("schemas.Tags")
        case EmailType():
            return InputType("schemas.Email")
        case UrlType():
            return InputType("schemas.Url")
        case PhoneType():
            return InputType("schemas.Phone")
        case ImageType() | FileType() | AudioType() | VideoType():
            return InputType("schemas.Upload")
        case ColourType():
            return InputType("schemas.Colour")
        case GeoType():
            return InputType("schemas.Geo")
        case JsonType():
            return InputType("Any")
        case _:
            assert_never(kind)


def _text(kind: TextType, required: bool) -> InputType:
    least = max(kind.min_length, 1 if required else 0)
    limits = (f"min_length={least}",) if least else ()
    after = (f"schemas.pattern({pyrepr(kind.pattern)})",) if kind.pattern else ()
    return InputType("str", (*limits, f"max_length={kind.max_length}"), after)


def _integer(kind: IntegerType) -> InputType:
    bounds = _bounds(kind.min, kind.max)
    return InputType("int" if len(bounds) == 2 else "schemas.Whole", bounds)


def _date_limits(kind: DateType) -> tuple[str, ...]:
    found = []
    for name, limit in (("not_before", kind.min), ("not_after", kind.max)):
        if limit == "today":
            found.append(f'schemas.{name}("today")')
        elif limit is not None:
            found.append(f"schemas.{name}(dt.date({limit.year}, {limit.month}, {limit.day}))")
    return tuple(found)


def _moment_limits(kind: DateTimeType) -> tuple[str, ...]:
    found = ['schemas.not_before("now")'] if kind.min else []
    return (*found, 'schemas.not_after("now")') if kind.max else tuple(found)


def output_type(kind: FieldType, python: str) -> str:
    """What a record tells for a field."""
    if python == "Decimal":
        return "schemas.Number"
    return python if not isinstance(kind, ChoiceType) else "str"


EXACT_FILTER = frozenset(
    {
        "text",
        "choice",
        "boolean",
        "email",
        "phone",
        "url",
        "integer",
        "rating",
        "tags",
        "colour",
        "date",
        "duration",
    }
)
RANGE_FILTER = frozenset(
    {"integer", "decimal", "money", "percent", "rating", "duration", "date", "datetime", "time"}
)
UNSORTABLE = frozenset({"json", "tags", "long_text", "image", "file", "audio", "video", "geo", "address"})
