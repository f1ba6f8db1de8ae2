"""Numbers of sample records that are plausible for what the field is called and what the thing is."""

from typing import TypeAlias

from loomery_compiler.passes.sample_nouns import sort_of
from loomery_spec import Entity, Field
from loomery_spec import fields as types

__all__ = ["number_of", "within"]

_Number: TypeAlias = types.IntegerType | types.DecimalType | types.MoneyType | types.PercentType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RANGES: dict[str, tuple[float, float]] = {
    "age": (21, 64), "year": (2008, 2026), "years": (1, 20), "quantity": (1, 24), "count": (2, 60), "stock": (4, 180),
    "capacity": (8, 120), "seats": (2, 40), "guests": (1, 6), "people": (1, 8), "rooms": (1, 6), "bedrooms": (1, 5),
    "floor": (0, 6), "weight": (1, 80), "height": (60, 195), "length": (2, 40), "width": (1, 20), "depth": (1, 12),
    "distance": (2, 60), "area": (24, 180), "temperature": (4, 28), "humidity": (35, 80), "speed": (8, 110),
    "score": (45, 99), "points": (20, 900), "mileage": (4000, 120000), "duration": (15, 180), "minutes": (10, 120),
    "hours": (1, 12), "days": (1, 21), "pages": (8, 420), "priority": (1, 5), "level": (1, 10), "position": (1, 24),
    "views": (40, 4800), "likes": (0, 320), "calories": (90, 640), "latitude": (52.0, 52.2), "longitude": (4.8, 5.2),
}  # fmt: skip
_AMOUNTS: dict[str, tuple[float, float]] = {
    "salary": (2100, 4800), "budget": (1200, 24000), "rent": (480, 1600), "deposit": (100, 900), "fee": (8, 90),
    "rate": (22, 95), "tip": (1, 12), "donation": (10, 250), "balance": (40, 3200), "revenue": (900, 18000),
}  # fmt: skip
_PRICES: tuple[tuple[frozenset[str], tuple[float, float]], ...] = (
    (_words("house apartment flat villa building property land"), (140000, 620000)),
    (_words("car vehicle van truck boat yacht motorcycle machine tractor"), (2400, 28000)),
    (_words("dish meal drink snack pizza cake coffee tea sandwich ticket"), (3, 24)),
    (_words("laptop phone camera bicycle sofa instrument guitar piano drone"), (180, 1900)),
)
_WHILE = ("day", "hour", "night", "week", "hourly", "daily", "nightly")


def within(index: int, width: float) -> float:
    """A value from 0 to `width` that differs from its neighbours."""
    return width * ((index * 37 + 11) % 100) / 100


def _usual(entity: Entity, field: Field) -> tuple[float, float]:
    words = field.name.split("_")
    if isinstance(field.type, types.PercentType):
        return (5, 95)
    if not isinstance(field.type, types.MoneyType):
        return next((_RANGES[word] for word in reversed(words) if word in _RANGES), (1, 60))
    if any(word in _WHILE for word in words):
        return (18, 140)
    named = next((_AMOUNTS[word] for word in words if word in _AMOUNTS), None)
    if named:
        return named
    nouns = set(entity.name.split("_"))
    return next((prices for known, prices in _PRICES if nouns & known), _price(entity))


def _price(entity: Entity) -> tuple[float, float]:
    return (12, 160) if sort_of(entity.name) in {"event", "place"} else (8, 240)


def number_of(entity: Entity, field: Field, kind: _Number, index: int) -> float:
    """A value that walks through the allowed range, or through what is usual where no bound is set."""
    usual = _usual(entity, field)
    least = kind.min if kind.min is not None else usual[0]
    most = kind.max if kind.max is not None else usual[1]
    if kind.min is not None and kind.max is not None and usual[0] >= kind.min and usual[1] <= kind.max:
        least, most = usual
    if most < least:
        least, most = (
            (least, least + 10) if kind.max is None else (most - 10 if kind.min is None else least, most)
        )
    value = least + within(index, most - least)
    match kind:
        case types.IntegerType() | types.PercentType():
            whole = round(value)
            return index + 1 + round(least) if field.unique and kind.max is None else whole
        case types.DecimalType():
            return round(value, kind.scale)
        case types.MoneyType():
            return round(value / 100) * 100 if most >= 2000 and least >= 100 else round(value * 2) / 2
