"""What a shop sells under its own name: candles in a store for candles, paintings that go into a cart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.composing.picks import Pick
from loomery_codegen.understand.words.rules.composing.shops import is_shop
from loomery_codegen.understand.words.rules.reading.model import Phrase, Reading
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.vocabulary import ABSTRACT, PRODUCT
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity, Relation
from loomery_templates.catalogue import Catalogue

_SELLS = word_set("sell buy purchase")
_FOR_GOODS = re.compile(
    r"\b(?:shop|store)\b[^.,]{0,20}\b(?:for|of|with|selling)\b[^.,]{0,30}$", re.IGNORECASE
)
_CART = re.compile(r"\b(?:cart|basket)\b", re.IGNORECASE)
_GENERAL = word_set("product item good goods article merchandise order ticket subscription")
"""Goods by their general names, or what is sold without lying on a shelf."""


def goods(reading: Reading, kinds: Sequence[Kind]) -> frozenset[str]:
    """The main words of what is sold, where it is sold as shops do."""
    shop = bool(kinds) and kinds[0].blueprint.kind == "shop"
    if not (shop and (_CART.search(reading.text) or is_shop(reading, kinds))):
        return frozenset()
    sold = [deed.object for deed in reading.deeds if deed.object is not None and deed.verb in _SELLS]
    sold += [one for one in reading.phrases if one.sentence == 0 and _is_for_sale(one, reading.text)]
    found = frozenset(one.head for one in sold if one.plural and not is_person(one.name))
    return frozenset() if found & _GENERAL else found - ABSTRACT - PRODUCT


_LINE = "order_item"
_ORDERED = _SELLS | {"order"}


def sold(reading: Reading) -> frozenset[str]:
    """The last words of what people buy or order: such things have a price."""
    taken = [
        deed.object
        for deed in reading.deeds
        if deed.object is not None and not deed.nominal and deed.verb in _ORDERED
    ]
    named = {one.head for one in taken if not is_person(one.name)}
    return frozenset(named - _GENERAL - ABSTRACT - PRODUCT)


def with_lines(picks: Sequence[Pick], catalogue: Catalogue, sold: frozenset[str]) -> tuple[Pick, ...]:
    """What is kept, with the lines of orders where there is something with a price to order."""
    kept = {pick.archetype for pick in picks}
    priced = any(_is_priced(pick, catalogue, sold) for pick in picks)
    if "order" not in kept or _LINE in kept or not priced:
        return tuple(picks)
    line = Pick(_LINE, "order item", _LINE, "assumed", 0.4, note="what an order is made of")
    return (*picks, line)


def _is_priced(pick: Pick, catalogue: Catalogue, sold: frozenset[str]) -> bool:
    if pick.archetype is None:
        return pick.words.split()[-1] in sold
    fields = catalogue.archetype(pick.archetype).fields
    names = {field.name for field in fields}
    return "price" in names and not names & {"starts_at", "total", "starts_on"}


def lines_of_goods(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, where lines lead to the goods and to their order, and orders no longer to single goods."""
    line = next((one for one in entities if one.archetype == _LINE), None)
    order = next((one for one in entities if one.archetype == "order"), None)
    if line is None or order is None:
        return tuple(entities)
    goods = {one.name for one in entities if one.field("price") and one.owner is None and one is not line}
    led = {link.target for link in line.relations}
    more = [
        Relation(
            name=name,
            label=name.replace("_", " ").capitalize(),
            target=name,
            on_delete="restrict",
            required=len(goods) == 1,
        )
        for name in sorted(goods - led)
    ]
    back = (
        []
        if order.name in led
        else [Relation(name="order", label="Order", target=order.name, required=True, on_delete="cascade")]
    )
    instead = {link.name for link in more} | {"product", "order"}
    fields = tuple(field for field in line.fields if field.name not in instead)
    made = {
        line.name: line.model_copy(update={"fields": fields, "relations": (*line.relations, *back, *more)}),
        order.name: order.model_copy(
            update={"relations": tuple(link for link in order.relations if link.target not in goods)}
        ),
    }
    return tuple(made.get(one.name, one) for one in entities)


def _is_for_sale(phrase: Phrase, text: str) -> bool:
    """`an online store for handmade candles`."""
    return _FOR_GOODS.search(text[: phrase.place.start]) is not None
