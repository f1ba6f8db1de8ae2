"""Sums that hold in all samples of an archetype hold in its further records too."""

from collections.abc import Mapping, Sequence
from typing import Final

from loomery_templates.catalogue.models import Archetype, SampleValue

__all__ = ["with_sums"]

_Row = Mapping[str, SampleValue]
_SUMS: Final[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = (
    ("total", ("subtotal", "delivery_fee"), ("discount",)),
    ("total", ("subtotal", "delivery_fee", "tax"), ("discount",)),
    ("total", ("net", "tax"), ()),
    ("total", ("price", "delivery"), ()),
    ("total", ("labour", "material"), ()),
    ("amount", ("principal_part", "interest_part"), ()),
    ("net_pay", ("basic_pay", "overtime_pay", "bonus"), ("tax", "social_insurance")),
    ("difference", ("gross",), ("refunds", "fees", "net")),
    ("net", ("gross",), ("refunds", "fees")),
    ("balance", ("tax_due",), ("already_paid",)),
    ("spaces_free", ("spaces_total",), ("spaces_taken",)),
    ("points", ("won", "won", "won", "drawn"), ()),
    ("played", ("won", "drawn", "lost"), ()),
)
_PRODUCTS: Final[tuple[tuple[str, str, str], ...]] = (
    ("line_total", "quantity", "unit_price"),
    ("total", "quantity", "unit_price"),
    ("emission", "amount", "factor"),
    ("market_value", "quantity", "market_price"),
    ("turnover", "units", "price"),
    ("earnings", "clicks", "rate_per_click"),
)


def _number(row: _Row, name: str) -> float | None:
    value = row.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _sum(row: _Row, plus: Sequence[str], minus: Sequence[str]) -> float:
    return sum(_number(row, name) or 0.0 for name in plus) - sum(_number(row, name) or 0.0 for name in minus)


def _product(row: _Row, left: str, right: str) -> float | None:
    one, other = _number(row, left), _number(row, right)
    return None if one is None or other is None else one * other - (_number(row, "discount") or 0.0)


def _holds(archetype: Archetype, name: str, made: Sequence[float | None]) -> bool:
    """Whether the samples that have the value and what it is made of agree with it, two of them at least."""
    known = [
        (value, other)
        for row, other in zip(archetype.samples, made, strict=True)
        if (value := _number(row, name)) is not None and other
    ]
    return len(known) >= 2 and all(abs(value - other) < 0.02 for value, other in known)


def _set(archetype: Archetype, row: dict[str, SampleValue], name: str, value: float) -> None:
    field = archetype.field(name)
    if field is not None and name in row and value >= (field.min or 0):
        row[name] = round(value) if field.type == "integer" else round(value, 2)


def with_sums(archetype: Archetype, row: dict[str, SampleValue]) -> dict[str, SampleValue]:
    """The record with its totals made anew from their parts, where the archetype's samples add up so."""
    done = dict(row)
    names = {field.name for field in archetype.fields}
    for name, left, right in _PRODUCTS:
        if {name, left, right} <= names and _holds(
            archetype, name, [_product(sample, left, right) for sample in archetype.samples]
        ):
            made = _product(done, left, right)
            if made is not None:
                _set(archetype, done, name, made)
    for name, plus, minus in _SUMS:
        if {name, *plus} <= names and _holds(
            archetype, name, [_sum(sample, plus, minus) for sample in archetype.samples]
        ):
            _set(archetype, done, name, _sum(done, plus, minus))
    return done
