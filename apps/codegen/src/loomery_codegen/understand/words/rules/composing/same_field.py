"""Finds the field that an entity has already for a value that the text names in other words."""

from __future__ import annotations

from collections.abc import Mapping

from loomery_spec import Field
from loomery_spec.naming import field_name

_TITLES = frozenset({"title", "name", "subject", "headline", "heading"})
_SAME = tuple(
    frozenset(words.split())
    for words in (
        "start starts begin begins beginning from",
        "end ends until to finish finishes",
        "photo picture image cover",
        "email mail e_mail email_address mail_address",
        "phone telephone mobile phone_number telephone_number mobile_number",
        "description details",
        "places capacity seats",
        "place venue location",
        "quantity stock",
        "note notes remark remarks",
        "cv resume",
    )
)
_TIMES = ("_date", "_time", "_day")
_EMPTY = ("_amount", "_value", "_text")
"""Endings that add nothing to what a field means: `goal amount` is the goal."""


def known_field(words: str, fields: Mapping[str, Field], title: str | None) -> str | None:
    """The name of the field that means the same: by name, by ending, as the title, or by a like word."""
    name = field_name(words)
    if name in fields:
        return name
    short = next((name.removesuffix(ending) for ending in _EMPTY if name.endswith(ending)), "")
    if short in fields:
        return short
    stem = next((name.removesuffix(ending) for ending in _TIMES if name.endswith(ending)), name)
    dated = [f"{stem}_on", f"{stem}_at"] if stem != name else []
    for alike in (
        [known for known in fields if known in dated],
        [known for known in fields if known.endswith(f"_{name}")],
        [title] if title in fields and name in _TITLES and title in _TITLES else [],
        [known for known in fields if _alike(stem, known)],
    ):
        if len(alike) == 1:
            return alike[0]
    return None


def _alike(stem: str, known: str) -> bool:
    """`start` and `starts_at`, `places` and `capacity`; a longer name only by its first word and a kind of time."""
    first = known.removesuffix("_on").removesuffix("_at")
    return any(_one_of(stem, group) and _one_of(first, group) for group in _SAME)


def _one_of(name: str, group: frozenset[str]) -> bool:
    """`start` and `starts` are one; a place is none of the places that are free."""
    return name in group or (f"{name}s" in group and name != "place")
