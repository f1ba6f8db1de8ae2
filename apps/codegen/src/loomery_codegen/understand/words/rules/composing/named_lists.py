"""Lists that people know by their names: a shopping list is kept, `a list of orders` means the orders."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.reading.model import Phrase, Reading
from loomery_spec.naming import snake
from loomery_templates.catalogue import Catalogue

__all__ = ["named_lists"]


def named_lists(reading: Reading, catalogue: Catalogue) -> tuple[tuple[Phrase, str], ...]:
    """Such lists with the archetypes that bear their names."""
    beside = (other for deed in reading.deeds for _, other in deed.others)
    said = [one for one in (*reading.phrases, *beside) if one.head == "list" and len(one.words) > 1]
    return tuple((one, snake(one.name)) for one in said if catalogue.has_archetype(snake(one.name)))
