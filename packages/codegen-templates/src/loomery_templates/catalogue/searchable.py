"""What is kept for finding an entry by words: its phrases, and each word with its weight (tf-idf)."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from loomery_templates.catalogue.words import content_words, words

__all__ = ["Searchable", "by_phrase", "search_index"]

Searchable: TypeAlias = tuple[str, str, Sequence[str], Sequence[str], Sequence[str]]
"""Id, title, trigger phrases, words that speak for it, titles of the things that it keeps."""


def _rarity(seen: Iterable[set[str]]) -> dict[str, float]:
    """Word -> how much it tells apart: 0 for a word that all have, log(n) for one that a single entry has."""
    documents = list(seen)
    counts = Counter(word for words in documents for word in words)
    return {
        word: round(math.log((1 + len(documents)) / (0.5 + count)), 3)
        for word, count in sorted(counts.items())
    }


def search_index(entries: Iterable[Searchable]) -> dict[str, Any]:
    """The index: `ids`, `rarity`, `phrases` ([entry, words, as written]), `by_word`, `words`, `things`.

    Entries and phrases are named by their position. `by_word` leads from a word to the phrases that hold
    it, `words`
    and `things` lead from a word to the entries that it speaks for (`things`: only because they keep such a
    thing).
    """
    ids: list[str] = []
    phrases: list[tuple[int, list[str], str]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    words: dict[str, list[int]] = defaultdict(list)
    things: dict[str, list[int]] = defaultdict(list)
    seen: list[set[str]] = []
    for number, (entry_id, title, triggers, speaking, kept) in enumerate(entries):
        ids.append(entry_id)
        spoken = {word for item in speaking for word in content_words(item)}
        owned = {word for item in kept for word in content_words(item)} - spoken
        seen.append(set(spoken))
        for written in dict.fromkeys((title, *triggers)):
            phrase = list(content_words(written))
            if not phrase:
                continue
            seen[-1] |= set(phrase)
            for word in set(phrase):
                by_word[word].append(len(phrases))
            phrases.append((number, phrase, written))
        for word in spoken:
            words[word].append(number)
        for word in owned:
            things[word].append(number)
    return {
        "ids": ids,
        "rarity": _rarity(seen),
        "phrases": phrases,
        "by_word": dict(sorted(by_word.items())),
        "words": dict(sorted(words.items())),
        "things": dict(sorted(things.items())),
    }


def by_phrase(index: dict[str, Any]) -> dict[str, str]:
    """Whole phrases of a search index -> id of the entry; titles, which come first, before triggers."""
    titles: dict[str, str] = {}
    triggers: dict[str, str] = {}
    known: set[int] = set()
    for number, _, written in index["phrases"]:
        into = triggers if number in known else titles
        into.setdefault(" ".join(words(written)), index["ids"][number])
        known.add(number)
    return {**triggers, **titles}
