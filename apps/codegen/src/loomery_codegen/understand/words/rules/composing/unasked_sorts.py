"""Categories and tags that nothing asks for: usual where goods and writings are looked through, else a burden."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from loomery_codegen.understand.words.rules.composing.kinds import Kind
from loomery_codegen.understand.words.rules.reading.word_lists import word_set

__all__ = ["is_unasked_sort"]

_SORTS = frozenset({"category", "tag"})
_LOOKED_THROUGH = word_set("shop blog publishing")
"""Kinds of application whose things are many and are looked through by their categories."""
_ASKED = frozenset({"asked", "trace", "called", "modifier"})


def is_unasked_sort(archetype: str | None, signals: Collection[str], kinds: Sequence[Kind]) -> bool:
    """Whether it only sorts other things, no word asks for it, and such applications do well without."""
    if archetype not in _SORTS or _ASKED & set(signals):
        return False
    return not (kinds and kinds[0].blueprint.kind in _LOOKED_THROUGH)
