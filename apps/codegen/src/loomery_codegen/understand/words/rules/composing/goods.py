"""What a shop sells under its own name: candles in a store for candles, paintings that go into a cart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.reading.model import Phrase, Reading
from loomery_codegen.understand.words.rules.reading.nouns import is_person
from loomery_codegen.understand.words.rules.reading.vocabulary import ABSTRACT, PRODUCT
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

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
    if not (shop and _CART.search(reading.text)):
        return frozenset()
    sold = [deed.object for deed in reading.deeds if deed.object is not None and deed.verb in _SELLS]
    sold += [one for one in reading.phrases if one.sentence == 0 and _is_for_sale(one, reading.text)]
    found = frozenset(one.head for one in sold if one.plural and not is_person(one.name))
    return frozenset() if found & _GENERAL else found - ABSTRACT - PRODUCT


def _is_for_sale(phrase: Phrase, text: str) -> bool:
    """`an online store for handmade candles`."""
    return _FOR_GOODS.search(text[: phrase.place.start]) is not None
