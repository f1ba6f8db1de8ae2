"""Arithmetic, comparison and text functions of rules and computed values.

What is unknown stays unknown: with None among the operands the result is None, as in SQL. Numbers are whole or
exact decimals, never binary fractions.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

LARGEST_POWER = 64


def number(value: Any) -> Any:
    """A number from what may be text or a truth value; None when it is none."""
    if value is None or isinstance(value, int | Decimal):
        return value
    try:
        return Decimal(str(value).strip())
    except InvalidOperation:
        return None


def _unknown(*values: Any) -> bool:
    return any(value is None for value in values)


def add(left: Any, right: Any) -> Any:
    """Sum; a date and a number of days give a date; texts are joined."""
    if _unknown(left, right):
        return None
    if isinstance(left, dt.date):
        return left + dt.timedelta(days=float(right))
    return left + right


def subtract(left: Any, right: Any) -> Any:
    """Difference; of two dates, in days."""
    if _unknown(left, right):
        return None
    if isinstance(left, dt.date) and isinstance(right, dt.date):
        return days_between(right, left)
    if isinstance(left, dt.date):
        return left - dt.timedelta(days=float(right))
    return left - right


def multiply(left: Any, right: Any) -> Any:
    """Product."""
    return None if _unknown(left, right) else left * right


def divide(left: Any, right: Any) -> Any:
    """Quotient; by zero, unknown."""
    if _unknown(left, right) or right == 0:
        return None
    return Decimal(left) / Decimal(right)


def modulo(left: Any, right: Any) -> Any:
    """Remainder with the sign of the divisor; by zero, unknown."""
    if _unknown(left, right) or right == 0:
        return None
    return left - right * floor(Decimal(left) / Decimal(right))


def power(left: Any, right: Any) -> Any:
    """Power; of exponents beyond reason, unknown."""
    if _unknown(left, right) or abs(right) > LARGEST_POWER or (left == 0 and right < 0):
        return None
    try:
        return Decimal(left) ** Decimal(right)
    except InvalidOperation:
        return None


def negate(value: Any) -> Any:
    """The number with its sign turned."""
    return None if value is None else -value


def _alike(left: Any, right: Any) -> tuple[Any, Any]:
    """Values of one kind: a moment beside a date counts as its day."""
    if isinstance(left, dt.datetime) and not isinstance(right, dt.datetime) and isinstance(right, dt.date):
        return left.date(), right
    if isinstance(right, dt.datetime) and not isinstance(left, dt.datetime) and isinstance(left, dt.date):
        return left, right.date()
    return left, right


def eq(left: Any, right: Any) -> bool:
    """Whether two values are the same, or one is in the list that the other is; nothing equals nothing."""
    if isinstance(left, list) is not isinstance(right, list):
        return right in left if isinstance(left, list) else left in right
    one, other = _alike(left, right)
    return bool(one == other)


def lt(left: Any, right: Any) -> bool | None:
    """Less than."""
    one, other = _alike(left, right)
    return None if _unknown(one, other) else bool(one < other)


def le(left: Any, right: Any) -> bool | None:
    """At most."""
    one, other = _alike(left, right)
    return None if _unknown(one, other) else bool(one <= other)


def gt(left: Any, right: Any) -> bool | None:
    """More than."""
    return lt(right, left)


def ge(left: Any, right: Any) -> bool | None:
    """At least."""
    return le(right, left)


def both(left: Any, right: Any) -> bool | None:
    """Logical and, with unknown."""
    if left is False or right is False:
        return False
    return None if _unknown(left, right) else bool(left and right)


def either(left: Any, right: Any) -> bool | None:
    """Logical or, with unknown."""
    if left is True or right is True:
        return True
    return None if _unknown(left, right) else bool(left or right)


def negation(value: Any) -> bool | None:
    """Logical not, with unknown."""
    return None if value is None else not value


def member(value: Any, collection: Collection[Any] | str | None) -> bool | None:
    """Whether a value is in a list, or a text in a text."""
    if _unknown(value, collection):
        return None
    return value in (collection or ())


# Text


def lower(text: Any) -> Any:
    """In small letters."""
    return None if text is None else str(text).lower()


def upper(text: Any) -> Any:
    """In capital letters."""
    return None if text is None else str(text).upper()


def trim(text: Any) -> Any:
    """Without spaces at the ends."""
    return None if text is None else str(text).strip()


def length(text: Any) -> Any:
    """Number of characters, or of items."""
    return 0 if text is None else len(text)


def to_text(value: Any) -> str:
    """As people write it; nothing is empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, list):
        return ", ".join(to_text(item) for item in value)
    return str(value)


def concat(*parts: Any) -> str:
    """Texts joined without anything between."""
    return "".join(to_text(part) for part in parts)


def contains(text: Any, part: Any) -> bool:
    """Whether the text has the part in it, letters of either size."""
    return to_text(part).lower() in to_text(text).lower()


def starts_with(text: Any, part: Any) -> bool:
    """Whether the text begins so, letters of either size."""
    return to_text(text).lower().startswith(to_text(part).lower())


def replace(text: Any, old: Any, new: Any) -> Any:
    """Every occurrence replaced."""
    return None if text is None else str(text).replace(to_text(old), to_text(new))


# Numbers


def round_to(value: Any, places: Any = 0) -> Any:
    """Rounded as people do: a half goes up."""
    if _unknown(value, places):
        return None
    return Decimal(value).quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)


def floor(value: Any) -> Any:
    """The next whole number below."""
    return None if value is None else int(Decimal(value).to_integral_value(rounding=ROUND_FLOOR))


def ceil(value: Any) -> Any:
    """The next whole number above."""
    return None if value is None else int(Decimal(value).to_integral_value(rounding=ROUND_CEILING))


def absolute(value: Any) -> Any:
    """Without its sign."""
    return None if value is None else abs(value)


def sqrt(value: Any) -> Any:
    """The square root; of a negative number, unknown."""
    return None if value is None or value < 0 else Decimal(value).sqrt()


def least(*values: Any) -> Any:
    """The smallest of what is known."""
    known = [value for value in values if value is not None]
    return min(known) if known else None


def greatest(*values: Any) -> Any:
    """The largest of what is known."""
    known = [value for value in values if value is not None]
    return max(known) if known else None


def coalesce(*values: Any) -> Any:
    """The first that is known."""
    return next((value for value in values if value is not None), None)


def is_empty(value: Any) -> bool:
    """Whether there is nothing: no value, blank text, an empty list."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


# Time


def now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """The date of this day, in UTC."""
    return now().date()


def _day(value: Any) -> dt.date:
    day: dt.date = value.date() if isinstance(value, dt.datetime) else value
    return day


def days_between(start: Any, end: Any) -> Any:
    """Days from one date to another."""
    return None if _unknown(start, end) else (_day(end) - _day(start)).days


def hours_between(start: Any, end: Any) -> Any:
    """Hours from one moment to another."""
    if _unknown(start, end):
        return None
    return Decimal(str((end - start).total_seconds())) / 3600


def add_days(day: Any, days: Any) -> Any:
    """So many days later."""
    return None if _unknown(day, days) else day + dt.timedelta(days=float(days))


def year(day: Any) -> Any:
    """Year of a date."""
    return None if day is None else day.year


def month(day: Any) -> Any:
    """Month of a date, from 1."""
    return None if day is None else day.month


def day_of(day: Any) -> Any:
    """Day of the month."""
    return None if day is None else day.day


def weekday(day: Any) -> Any:
    """Day of the week, Monday is 1."""
    return None if day is None else _day(day).isoweekday()


def age(birthday: Any) -> Any:
    """Full years since a date."""
    if birthday is None:
        return None
    born, this = _day(birthday), today()
    return this.year - born.year - ((this.month, this.day) < (born.month, born.day))


# Over related records


def total(values: Iterable[Any]) -> Any:
    """Sum of what is known; of nothing, zero."""
    return sum((value for value in values if value is not None), 0)


def average(values: Iterable[Any]) -> Any:
    """Mean of what is known; of nothing, unknown."""
    known = [Decimal(value) for value in values if value is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def follow(record: Any, *path: str) -> Any:
    """The value at the end of a path of relations; unknown when one leads nowhere."""
    for name in path:
        record = getattr(record, name, None)
    return record


# What a computed value is told as


def as_decimal(value: Any, places: int) -> Decimal | None:
    """A number with so many decimal places."""
    known = number(value)
    return None if known is None else round_to(Decimal(known), places)


def as_integer(value: Any) -> int | None:
    """A whole number, rounded."""
    known = number(value)
    return None if known is None else int(round_to(Decimal(known)))


def as_text(value: Any) -> str | None:
    """Text."""
    return None if value is None else to_text(value)


def as_boolean(value: Any) -> bool | None:
    """Yes, no or unknown."""
    return None if value is None else bool(value)


def as_date(value: Any) -> dt.date | None:
    """A date."""
    return _day(value) if isinstance(value, dt.date) else None


def as_moment(value: Any) -> dt.datetime | None:
    """A moment; of a date, its beginning."""
    if isinstance(value, dt.datetime):
        return value
    return dt.datetime.combine(value, dt.time(0), dt.UTC) if isinstance(value, dt.date) else None
