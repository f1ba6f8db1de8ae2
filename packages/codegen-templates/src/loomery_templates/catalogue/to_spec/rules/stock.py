"""Rules about places and stock: capacity of a parent, numbers that move with a record, limits, line items."""

import re
from typing import Final

from loomery_spec import Entity, Relation
from loomery_spec.constraints import Capacity, Limit, Movement, SumsTo
from loomery_spec.expressions import Expression
from loomery_templates.catalogue.to_spec.members import own_words
from loomery_templates.catalogue.to_spec.rules.parts import add, entities_for, literal, message, ref
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.words import words

__all__ = ["at_most", "capacity", "limit", "moves", "stock_of", "sums", "to_one"]

_FULL: Final = re.compile(
    r"\b(?:never exceeds?|do(?:es)? not exceed|exceed|no more [\w ]+ than|not more [\w ]+ than|not take "
    r"more|takes? no more|accepts? no more|stop at|stops at|reach the limit|"
    r"no \w+ beyond|over capacity|holds no more|beyond (?:its|the) (?:places|seats|capacity))\b"
)
_PLACES: Final = (
    "capacity", "seats", "places", "spots", "max_participants", "max_people", "max_guests", "beds",
    "max_members", "openings", "places_total", "seats_total", "max_entries", "member_limit", "quota",
    "limit", "total_seats",
)  # fmt: skip
_AMOUNTS: Final = (
    "people",
    "seats",
    "guests",
    "places",
    "persons",
    "participants",
    "quantity",
    "tickets",
    "passengers",
)
_STOCKS: Final = (
    "stock",
    "quantity_on_hand",
    "on_hand",
    "in_stock",
    "quantity",
    "available",
    "available_copies",
    "remaining",
)
_MOVES: Final = re.compile(
    r"\b(?:reduces?|lowers?|takes? from|uses up) (?:the )?(?:stock|holding)|\bstock (?:never|is "
    r"reduced|goes down|falls with)|"
    r"\b(?:enough|sufficient) stock\b|\bstock 0\b|\bin stock can be\b|\bquantity on hand never\b|"
    r"\bno movement from an empty\b"
)
_LIMIT: Final = re.compile(
    r"^(?:an? |the )?(?:[\w ]+ has )?(?:at most|no more than|not more than|up to) (?P<count>\d+|one|"
    r"two|three|four|five|six|eight|ten) "
    r"(?:open |active |running )?(?P<what>[\w ]+?) (?:per|for each|a|at once per|by each) (?P<per>\w+)$"
)
_AT_MOST: Final = re.compile(
    r"^(?:an?|each|every|one) (?P<parent>[\w ]+?) (?:has|holds|takes|sees|keeps) (?:at most|no more "
    r"than|up to) "
    r"(?P<count>\d+|one|two|three|four|five|six|eight|ten) (?:open |active )?(?P<child>[\w ]+)$"
)
_COUNTS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
_SUM: Final = re.compile(
    r"\b(?:(?P<what>\w+)[\w ]*? (?:add up|adds up|sum|sums|total|totals) (?:up )?to (?:at most "
    r")?(?P<total>\d+)(?: percent| per cent)?)"
)


def to_one(entity: Entity) -> list[Relation]:
    """Relations to one record."""
    return [item for item in entity.relations if item.kind in ("many_to_one", "one_to_one")]


def _places(entity: Entity, said: set[str]) -> str | None:
    whole = [field.name for field in entity.fields if field.type.kind == "integer"]
    named = [name for name in whole if own_words(name) & said and any(key in name for key in _PLACES)]
    usual = [name for key in _PLACES for name in whole if name == key]
    return next(iter((*named, *usual)), None)


def capacity(text: str, scope: Scope) -> bool:
    """`attendees do not exceed seats`, `a class does not exceed its capacity`."""
    if not _FULL.search(text):
        return False
    said = set(words(text.replace("_", " ")))
    best: tuple[int, Entity, Capacity] | None = None
    for child in scope.entities.values():
        for link in to_one(child):
            parent = scope.entities.get(link.target)
            places = _places(parent, said) if parent and parent.name != child.name else None
            if parent is None or places is None:
                continue
            amount = next(
                (name for name in _AMOUNTS if (field := child.field(name)) and field.type.kind == "integer"),
                None,
            )
            rule = Capacity(relation=link.name, limit=places, amount=amount, message=message(text))
            fit = (
                2 * len(own_words(parent.name) & said)
                + len(own_words(child.name) & said)
                + len(own_words(places) & said)
            )
            if fit and (best is None or fit > best[0]):
                best = (fit, child, rule)
    if best is None:
        return False
    add(scope, best[1], best[2])
    return True


def stock_of(entity: Entity) -> str | None:
    """The field that tells how many there are."""
    return next(
        (
            name
            for name in _STOCKS
            if (field := entity.field(name)) and field.type.kind in {"integer", "decimal"}
        ),
        None,
    )


def moves(text: str, scope: Scope) -> bool:
    """`parts used reduce stock`, `stock never falls below zero`: a line of goods takes from what is there."""
    if not _MOVES.search(text):
        return False
    for line in entities_for(text, scope):
        amount = next((name for name in ("quantity", "amount", "count", "pieces") if line.field(name)), None)
        for link in to_one(line):
            item = scope.entities.get(link.target)
            stock = stock_of(item) if item and item.name != line.name else None
            if item is None or stock is None:
                continue
            taken: Expression = ref(amount) if amount else literal(1)
            add(
                scope,
                line,
                Movement(
                    relation=link.name, field=stock, amount=taken, message="There is not enough in stock."
                ),
            )
            return True
    return False


def limit(text: str, scope: Scope) -> bool:
    """`no more than 8 loans per reader`."""
    found = _LIMIT.match(text)
    entity = scope.named(found["what"]) if found else None
    if found is None or entity is None:
        return False
    count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    per = set(words(found["per"]))
    link = next(
        (item for item in to_one(entity) if (own_words(item.name) | own_words(item.target)) & per), None
    )
    if link is None and per & {"person", "member", "user", "reader", "customer", "player"}:
        link = next((item for item in to_one(entity) if item.target == "user"), None)
    if link is None:
        return False
    add(scope, entity, Limit(scope=(link.name,), maximum=count, message=message(text)))
    return True


def at_most(text: str, scope: Scope) -> bool:
    """`a table has at most ten guests`: so many of a kind belong to one parent."""
    found = _AT_MOST.match(text)
    parent, child = (scope.named(found["parent"]), scope.named(found["child"])) if found else (None, None)
    if found is None or parent is None or child is None or parent.name == child.name:
        return False
    link = next((item for item in to_one(child) if item.target == parent.name), None)
    if link is None:
        return False
    count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    add(scope, child, Limit(scope=(link.name,), maximum=count, message=message(text)))
    return True


def sums(text: str, scope: Scope) -> bool:
    """`shares of a split add up to 100 percent`."""
    found = _SUM.search(text)
    if not found or "at most" in text or "against" in text:
        return False
    said = set(words(text))
    for entity in entities_for(text, scope):
        field = next(
            (
                item
                for item in entity.fields
                if item.type.kind in {"percent", "decimal"} and own_words(item.name) & said
            ),
            None,
        )
        link = next(
            (item for item in to_one(entity) if own_words(item.target) & said and item.target != "user"),
            None,
        )
        if field and link:
            total = float(found["total"])
            add(
                scope,
                entity,
                SumsTo(relation=link.name, field=field.name, total=total, message=message(text)),
            )
            return True
    return False
