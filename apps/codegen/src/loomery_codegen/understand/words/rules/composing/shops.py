"""Shops that a text names without telling how one buys: `online shop for candles`, `sell my paintings online`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.kinds import NAMED_BY_TEXT, Kind
from loomery_codegen.understand.words.rules.reading.model import Reading

__all__ = ["bought_with", "is_shop"]

_PURCHASE = ("cart", "order", "order_item")
_OTHERWISE = re.compile(
    r"\b(?:rent|hire|reserv|book(?:ed|ing|ings)?\b|lend|borrow|repair|auction|bid(?:s|der|ding)?\b|swap|exchang|"
    r"employee|staff|supplier|shift)",
    re.IGNORECASE,
)
"""How things change hands otherwise, and what is kept behind the counter."""


def is_shop(reading: Reading, kinds: Sequence[Kind]) -> bool:
    """Whether the text asks for a shop by its name, where things are bought and nothing else."""
    first = kinds[0] if kinds else None
    if first is None or first.blueprint.kind != "shop" or first.why != NAMED_BY_TEXT:
        return False
    return not _OTHERWISE.search(reading.text) and set(_PURCHASE) <= {
        one.archetype for one in first.blueprint.entities
    }


def bought_with(reading: Reading, kinds: Sequence[Kind]) -> tuple[str, ...]:
    """The archetypes by which people buy in a shop that is asked for by its name; none elsewhere."""
    return _PURCHASE if is_shop(reading, kinds) else ()
