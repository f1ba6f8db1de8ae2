"""Which features applications of a kind usually have: what is known of their trade, and what the catalogue counts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from loomery_templates.catalogue import Catalogue
from loomery_templates.modules import resolve

__all__ = ["Usual", "usual_features"]

_KNOWN: Mapping[str, frozenset[str]] = {
    "comments": frozenset({"blog", "news", "community", "forum", "social", "publishing", "learning"}),
    "ratings": frozenset({"shop", "travel", "learning", "streaming", "directory"}),
    "favourites": frozenset({"shop", "travel", "streaming", "directory", "jobs"}),
    "contact_form": frozenset({"brochure", "portfolio", "travel", "booking", "shop", "directory"}),
    "csv": frozenset({"internal_tool", "erp", "crm", "finance", "projects", "analytics"}),
    "dashboard": frozenset({"internal_tool", "erp", "crm", "finance", "projects", "analytics"}),
    "reports": frozenset({"erp", "crm", "finance", "analytics"}),
    "notifications": frozenset({"projects", "booking", "internal_tool", "community", "social"}),
}
"""Kinds of application that usually have a feature, however the catalogue tells them."""
_SHARE: Final = 0.4
"""From this share of the applications of a kind on, a feature is usual."""
_FEWEST: Final = 3
"""Fewer applications of a kind say nothing about it."""
_WITHOUT_RECORDS: Final = frozenset({"contact_form"})
"""Features that need no records of the application."""


@dataclass(frozen=True, slots=True)
class Usual:
    """How many applications of a kind in the catalogue have a feature; 0 of 0 where only the trade is known."""

    having: int
    of: int


def usual_features(kind: str, *, has_records: bool) -> Mapping[str, Usual]:
    """What applications of this kind usually have, by the name of its module."""
    having, of = _counted().get(kind, (Counter(), 0))
    found = {
        name: Usual(having[name] if of >= _FEWEST else 0, of if of >= _FEWEST else 0)
        for name in {*having, *_KNOWN}
        if kind in _KNOWN.get(name, frozenset()) or (of >= _FEWEST and having[name] >= _SHARE * of)
    }
    return {name: usual for name, usual in found.items() if has_records or name in _WITHOUT_RECORDS}


@cache
def _counted() -> Mapping[str, tuple[Counter[str], int]]:
    """By kind: how many applications of the catalogue have a module, and how many there are."""
    catalogue, found = Catalogue.load(), dict[str, tuple[Counter[str], int]]()
    for name in catalogue.blueprint_ids:
        blueprint = catalogue.blueprint(name)
        counter, number = found.get(blueprint.kind, (Counter(), 0))
        counter.update(_modules(blueprint.features))
        found[blueprint.kind] = counter, number + 1
    return found


def _modules(features: tuple[str, ...]) -> set[str]:
    """The modules that answer to what the catalogue calls features."""
    known = ((name, resolve(name)) for name in features)
    return {alias.module if alias is not None and alias.answer == "module" else name for name, alias in known}
