"""Words that look misspelt, with what may have been meant; nothing is changed without asking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loomery_codegen.understand.words.rules.reading.guard import ENGLISH
from loomery_codegen.understand.words.rules.reading.model import Sentence
from loomery_codegen.understand.words.rules.reading.nouns import (
    can_be_adjective,
    can_be_noun,
    can_be_verb,
    singular,
)
from loomery_codegen.understand.words.rules.reading.plain_tagging import verb_base
from loomery_codegen.understand.words.rules.reading.values import VALUES
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Report
from loomery_templates.catalogue import Catalogue

_WORD = re.compile(r"(?<![\w@/.#-])[a-z]{4,15}(?![\w@/-]|\.\w)")
_LETTERS = "etaoinsrhldcumfpgwybvkxjqz"
_MOST = 6


def say_misspelt(sentences: Sequence[Sentence], report: Report) -> None:
    """Notes words that no dictionary has and that are one letter away from one that it has."""
    seen: dict[str, str] = {}
    for sentence in sentences[:60]:
        for match in _WORD.finditer(sentence.text):
            word = match.group()
            if word not in seen and not _is_known(word):
                seen[word] = next(
                    (other for other in _near(word) if other != singular(word) and _is_usual(other)), ""
                )
    found = {word: other for word, other in seen.items() if other}
    if found:
        listed = ", ".join(f"“{word}” ({other}?)" for word, other in list(found.items())[:_MOST])
        report.info("READ008", f"text:0-{sentences[-1].place.end}", f"These words may be misspelt: {listed}.")


def _is_known(word: str) -> bool:
    forms = {
        word,
        singular(word),
        verb_base(word),
        word.removesuffix("ly"),
        word.removesuffix("d"),
        word.removesuffix("ed"),
    }
    return any(_is_common(form) for form in forms) or word.endswith(
        ("ing", "ly", "able", "ness", "ised", "ized")
    )


def _is_common(word: str) -> bool:
    known = word in ENGLISH or word in VALUES or word in _SMALL
    return known or can_be_noun(word) or can_be_verb(word) or can_be_adjective(word)


_SMALL = word_set(
    "were these those there their when where which while whether until into also could would them then "
    "seen taken given done made lent sent paid sold shown known written chosen gone went came been left kept held "
    "built bought brought caught found begun drawn driven eaten fallen forgotten hidden lost spent spoken stolen worn"
)


@cache
def _is_usual(word: str) -> bool:
    """Whether descriptions of applications often use it; rarer words are no likely meaning of a slip."""
    catalogue = Catalogue.load()
    return word in VALUES or word in catalogue.verbs or bool(catalogue.archetypes_by_word(word))


def _near(word: str) -> list[str]:
    """What one letter less, more, other or swapped makes of the word, likelier slips first."""
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    swapped = [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1]
    more = [head + letter + tail for head, tail in cuts for letter in _LETTERS]
    less = [head + tail[1:] for head, tail in cuts if tail]
    other = [head + letter + tail[1:] for head, tail in cuts for letter in _LETTERS if tail]
    return [singular(form) for form in (*swapped, *more, *less, *other) if len(form) > 3]
