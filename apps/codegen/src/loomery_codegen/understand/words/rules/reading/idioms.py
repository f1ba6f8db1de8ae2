"""Fixed phrases whose nouns mean nothing by themselves: nothing is ordered where a lift is `out of order`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loomery_codegen.understand.words.rules.reading.chunks import Chunk

__all__ = ["without_idioms"]

_IDIOMS = re.compile(
    r"\b(?:out of|in (?:good |working |the right |alphabetical )?) ?order\b(?! (?:forms?|lists?|items?))"
    r"|\bat the same time\b|\bin case\b|\bby hand\b|\bat a glance\b",
    re.IGNORECASE,
)


def without_idioms(text: str, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks of a sentence that belong to no such phrase."""
    spans = [match.span() for match in _IDIOMS.finditer(text)]
    if not spans:
        return tuple(chunks)
    return tuple(one for one in chunks if not any(start <= one.start < end for start, end in spans))
