"""Two everyday words for one thing within a text: `second-hand bicycles` and later `the bikes`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.model import Token

_FULL = {"bike": "bicycle", "film": "movie", "flat": "apartment", "vacation": "holiday", "pic": "photo"}
"""The shorter word, and the one that a text also uses when it means the same."""

Sentences = tuple[tuple[Token, ...], ...]


def one_word(sentences: Sequence[tuple[Token, ...]]) -> Sentences:
    """The tokens; where a text has both words of a pair as nouns, the base form of either is the longer."""
    nouns = {token.lemma for tokens in sentences for token in tokens if token.tag.startswith("NN")}
    instead = {word: full for word, full in _FULL.items() if {word, full} <= nouns}
    if not instead:
        return tuple(sentences)
    return tuple(tuple(_renamed(token, instead) for token in tokens) for tokens in sentences)


def _renamed(token: Token, instead: dict[str, str]) -> Token:
    lemma = instead.get(token.lemma) if token.tag.startswith("NN") else None
    return token if lemma is None else replace(token, lemma=lemma)
