"""What follows from the records that a record leads to: names and prices copied, totals, names made of both."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pydantic import JsonValue

from loomery_spec import Entity

__all__ = ["following"]

_Row = Mapping[str, JsonValue]
_BLANK: Final = re.compile(r"\{(\w+)\}")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_COPIED: Final = (
    ("unit_price", "price"),
    ("sku", "sku"),
    ("currency", "currency"),
    ("amount", "total"),
    ("amount_paid", "price"),
)
"""Fields that repeat a value of what the record leads to: the price of the product, the total of the order."""


def _targets(
    entity: Entity, row: _Row, entities: Mapping[str, Entity], made: Mapping[str, Sequence[_Row]]
) -> dict[str, tuple[Entity, _Row]]:
    """By relation, the entity and the record that a record leads to."""
    found: dict[str, tuple[Entity, _Row]] = {}
    for relation in entity.relations:
        place, rows = row.get(relation.name), made.get(relation.target, ())
        target = entities.get(relation.target)
        if target is not None and isinstance(place, int) and place < len(rows):
            found[relation.name] = (target, rows[place])
    return found


def _title(target: tuple[Entity, _Row]) -> str | None:
    entity, row = target
    value = row.get(entity.title_field or "")
    return value if isinstance(value, str) else None


def _said(value: str | int) -> str:
    """A value as people say it: `2026-03-02` -> `2 March`, `mid_term` -> `mid term`."""
    text = str(value)
    if _DATE.match(text):
        day = date.fromisoformat(text[:10])
        return f"{day.day} {day:%B}"
    return text.replace("_", " ")


def _linked_name(patterns: Sequence[str], titles: Mapping[str, str], row: _Row) -> str | None:
    """The first pattern all of whose blanks are known."""
    known = {**{name: _said(value) for name, value in row.items() if isinstance(value, str | int)}, **titles}
    for pattern in patterns:
        if set(_BLANK.findall(pattern)) <= known.keys():
            return _BLANK.sub(lambda blank: known[blank[1]], pattern)
    return None


def following(
    entity: Entity,
    row: dict[str, JsonValue],
    entities: Mapping[str, Entity],
    made: Mapping[str, Sequence[_Row]],
    linked: Sequence[str],
) -> dict[str, JsonValue]:
    """The record with its name, copied values and line total in keeping with what it leads to.

    `linked` are patterns for its name over relations and own fields (`{student} - {exam}`), the best first.
    """
    targets = _targets(entity, row, entities, made)
    titles = {name: title for name, target in targets.items() if (title := _title(target))}
    done = dict(row)
    for name, title in titles.items():
        for copy in (f"{name}_name", f"{name}_title"):
            if copy in done and isinstance(done[copy], str):
                done[copy] = title
    for _, record in targets.values():
        for name, source in _COPIED:
            if name in done and record.get(source) is not None and "rate" not in done:
                done = _repriced(done, name, record[source])
    title_field = entity.title_field or ""
    named = _linked_name(linked, titles, done)
    if named and isinstance(done.get(title_field), str):
        done[title_field] = named
    return _line_total(done)


def _repriced(row: dict[str, JsonValue], name: str, value: JsonValue) -> dict[str, JsonValue]:
    """The record with a copied value; a discount stays the same share of the price."""
    old, discount = row.get(name), row.get("discount")
    if name == "unit_price" and _is_number(old) and _is_number(discount) and _is_number(value) and old:
        row["discount"] = round(float(discount) * float(value) / float(old), 2)  # type: ignore[arg-type]
    return {**row, name: value}


def _is_number(value: JsonValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _line_total(row: dict[str, JsonValue]) -> dict[str, JsonValue]:
    quantity, price = row.get("quantity"), row.get("unit_price")
    discount = row.get("discount") or 0
    if "line_total" in row and all(isinstance(part, int | float) for part in (quantity, price, discount)):
        row["line_total"] = max(0.0, round(float(quantity) * float(price) - float(discount), 2))  # type: ignore[arg-type]
    return row
