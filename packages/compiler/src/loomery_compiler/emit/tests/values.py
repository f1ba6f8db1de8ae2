"""Valid values for a field, and values that it must refuse, each with the reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from loomery_compiler.emit.tests.literals import Code
from loomery_compiler.emit.tests.patterns import numbered, text_for
from loomery_spec import Field
from loomery_spec import fields as types

LONG_AGO, FAR_AHEAD = date(2001, 2, 3), date(2199, 2, 3)
USUAL_DAY = date(2030, 5, 17)
NUMBER = "{n}"
"""Stands for a number that differs from record to record."""


@dataclass(frozen=True)
class Fault:
    """A value that is refused, and why."""

    why: str
    value: Any


def filled(value: Any, number: int) -> Any:
    """The value with the number put where one differs from record to record."""
    if not isinstance(value, str):
        return value
    return re.sub(r"\{n(\d*)\}", lambda match: str(number).zfill(int(match[1] or 0)), value)


def day_for(kind: types.DateType, shift: int = 0) -> date:
    """A day within the bounds, `shift` days further inside."""
    if kind.min == "today" or isinstance(kind.min, date):
        first = FAR_AHEAD if kind.min == "today" else kind.min
        return first + timedelta(days=shift + 1)
    if kind.max == "today" or isinstance(kind.max, date):
        last = LONG_AGO if kind.max == "today" else kind.max
        return last - timedelta(days=shift + 1)
    return USUAL_DAY + timedelta(days=shift)


def _number_for(minimum: float | None, maximum: float | None, shift: int) -> float:
    low = minimum if minimum is not None else min(1.0, maximum if maximum is not None else 1.0)
    wanted = max(low, min(10.0, maximum if maximum is not None else 10.0)) + shift
    return wanted if maximum is None or wanted <= maximum else low


def valid(field: Field, shift: int = 0) -> Any:  # noqa: C901 (one line for each kind)
    """A JSON value that the field accepts; another `shift` gives another value where there is one."""
    match field.type:
        case types.TextType() as kind:
            return _text(field, kind, shift)
        case types.LongTextType(max_length=most):
            return _fit(f"{'Some words' if not shift else 'Other words'} {NUMBER}", most)
        case types.AddressType():
            return f"{shift + 1} Mill Lane, Harbourtown"
        case types.IntegerType(min=low, max=high):
            return int(_number_for(low, high, shift))
        case types.DurationType():
            return 30 + 15 * shift
        case types.RatingType(max=high):
            return min(high, 3 + shift)
        case types.DecimalType(min=low, max=high) | types.MoneyType(min=low, max=high):
            return _number_for(low, high, shift)
        case types.PercentType(min=low, max=high):
            return _number_for(low, high, shift)
        case types.BooleanType():
            return bool(shift % 2)
        case types.DateType() as kind:
            return day_for(kind, shift).isoformat()
        case types.DateTimeType(min=low, max=high):
            day = FAR_AHEAD if low else LONG_AGO if high else USUAL_DAY
            return f"{(day + timedelta(days=shift)).isoformat()}T09:30:00Z"
        case types.TimeType():
            return f"{9 + shift:02}:30:00"
        case types.ChoiceType(choices=choices):
            return choices[shift % len(choices)].value
        case types.TagsType():
            return ["blue", "green"] if not shift else ["red"]
        case types.EmailType():
            return f"person{NUMBER}@example.com"
        case types.UrlType():
            return f"https://example.com/{NUMBER}"
        case types.PhoneType():
            return f"+49 30 12345{shift}"
        case types.ImageType() | types.FileType() | types.AudioType() | types.VideoType():
            return f"https://example.com/file-{shift + 1}.bin"
        case types.ColourType():
            return "#3355dd" if not shift else "#22aa66"
        case types.GeoType():
            return "52.52,13.405" if not shift else "48.85,2.35"
        case types.JsonType():
            return {"key": shift}


def _fit(text: str, most: int) -> str:
    """The text, or when it is too long one that keeps its number at the end."""
    return text if len(text) + 4 <= most else (NUMBER if most >= 4 else "x" * most)


def _text(field: Field, kind: types.TextType, shift: int) -> str:
    if kind.pattern:
        text = text_for(kind.pattern, kind.min_length, kind.max_length)
        return numbered(kind.pattern, text)
    start = field.label if not shift else f"Other {field.label.lower()}"
    text = _fit(f"{start} {NUMBER}", kind.max_length)
    return text if len(text) >= kind.min_length else text + "x" * (kind.min_length - len(text) + 3)


def asks(field: Field) -> bool:
    """Whether a record without a value for the field is refused."""
    filled_in = isinstance(field.type, types.BooleanType | types.TagsType | types.JsonType)
    return field.required and field.default is None and not filled_in


def faults(field: Field) -> Iterator[Fault]:
    """Values that the field must refuse; a missing value where one is required comes first."""
    if field.required and not isinstance(field.type, types.BooleanType | types.TagsType | types.JsonType):
        yield Fault("empty", None)
        if isinstance(field.type, types.TextType | types.LongTextType):
            yield Fault("blank", "   ")
    yield from _wrong(field)


def _wrong(field: Field) -> Iterator[Fault]:  # noqa: C901 (one case for each kind)
    match field.type:
        case types.TextType(max_length=most, min_length=least, pattern=pattern):
            yield Fault("longer than allowed", Code(f'"x" * {most + 1}'))
            if least > 1:
                yield Fault("shorter than allowed", "x" * (least - 1))
            if pattern and not re.fullmatch(pattern, "~ ~"):
                yield Fault("not in the expected form", "~ ~")
        case types.LongTextType(max_length=most):
            yield Fault("longer than allowed", Code(f'"x" * {most + 1}'))
        case types.IntegerType(min=low, max=high):
            yield Fault("not a number", "many")
            yield from _bounds(low, high)
        case (
            types.DecimalType(min=low, max=high)
            | types.MoneyType(min=low, max=high)
            | types.PercentType(min=low, max=high)
        ):
            yield Fault("not a number", "a lot")
            yield from _bounds(low, high)
        case types.RatingType(max=most):
            yield from _bounds(1, most)
        case types.BooleanType():
            yield Fault("neither yes nor no", "perhaps")
        case types.DateType(min=low, max=high):
            yield Fault("not a date", "some day")
            yield from _day_bounds(low, high)
        case types.DateTimeType(min=low, max=high):
            yield Fault("not a moment", "some day")
            if low:
                yield Fault("in the past", f"{LONG_AGO.isoformat()}T09:30:00Z")
            if high:
                yield Fault("in the future", f"{FAR_AHEAD.isoformat()}T09:30:00Z")
        case types.TimeType():
            yield Fault("not a time", "at noon")
        case types.ChoiceType():
            yield Fault("not one of the choices", "no_such_choice")
        case types.TagsType():
            yield Fault("not a list", 7)
        case types.EmailType():
            yield Fault("not an e-mail address", "nobody at home")
        case types.UrlType():
            yield Fault("not an address", "nowhere")
        case types.PhoneType():
            yield Fault("not a phone number", "call me")
        case types.ColourType():
            yield Fault("not a colour", "reddish")
        case types.GeoType():
            yield Fault("not a place", "somewhere")
        case types.ImageType() | types.FileType() | types.AudioType() | types.VideoType():
            yield Fault("not an upload", "javascript:alert(1)")
        case types.DurationType() | types.AddressType() | types.JsonType():
            return


def _bounds(low: float | None, high: float | None) -> Iterator[Fault]:
    if low is not None:
        yield Fault(f"below {_plain(low)}", _plain(low - 1))
    if high is not None:
        yield Fault(f"above {_plain(high)}", _plain(high + 1))


def _day_bounds(low: date | str | None, high: date | str | None) -> Iterator[Fault]:
    if low == "today":
        yield Fault("in the past", LONG_AGO.isoformat())
    elif isinstance(low, date):
        yield Fault(f"before {low}", (low - timedelta(days=1)).isoformat())
    if high == "today":
        yield Fault("in the future", FAR_AHEAD.isoformat())
    elif isinstance(high, date):
        yield Fault(f"after {high}", (high + timedelta(days=1)).isoformat())


def _plain(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number
