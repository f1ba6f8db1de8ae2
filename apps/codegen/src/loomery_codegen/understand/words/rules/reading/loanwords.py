"""What an English reader recognises in a text of another language: words such as login, chat, blog and dashboard."""

from __future__ import annotations

import re

from loomery_codegen.understand.words.rules.reading.nouns import can_be_noun, singular
from loomery_codegen.understand.words.rules.reading.vocabulary import PRODUCT
from loomery_templates.catalogue import Catalogue

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3
"""Recognisable words without which nothing can be planned."""


def recognisable(text: str, small: frozenset[str]) -> str | None:
    """The text with all other words blanked out, as long as before; None when fewer than half are recognisable.

    `small` are the little words of all languages; they become commas, so that what they join stays apart.
    """
    content = [word for word in _WORD.findall(text) if word.lower() not in small and len(word) > 1]
    known = {word for word in content if _is_known(word.lower())}
    count = sum(word in known for word in content)
    if count < _LEAST or count * 2 < len(content):
        return None
    return _WORD.sub(lambda match: _shown(match.group(), known, small), text)


def _shown(word: str, known: set[str], small: frozenset[str]) -> str:
    if word in known:
        return word
    return f",{' ' * (len(word) - 1)}" if word.lower() in small else " " * len(word)


def _is_known(word: str) -> bool:
    base = singular(word)
    return base in PRODUCT or can_be_noun(base) or bool(Catalogue.load().archetypes_by_word(word))
