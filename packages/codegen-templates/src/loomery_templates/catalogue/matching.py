"""Finding entries by what a text says: whole phrases, most of a phrase, single words weighted by rarity."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from loomery_templates.catalogue.words import STOP_WORDS, sentences, words

__all__ = ["Match", "Reason", "Text", "matches"]

ENOUGH_OF_A_PHRASE: Final = 0.6
FIRST_SENTENCE: Final = 1.6
LATER_SENTENCE: Final = 0.8
EXACT: Final = 1.5
WORD: Final = 0.45
THING: Final = 0.15
HALF: Final = 14.0
"""The sum of reasons at which a score is 1 - 1/e."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry matches: the catalogue's own words, and what that adds.

    `kind`: `phrase` all words of a trigger in a row, `most_of_phrase` most of its words in one sentence,
    `word` a
    word that speaks for the entry, `thing` a thing that it keeps.
    """

    kind: Literal["phrase", "most_of_phrase", "word", "thing"]
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """A ranked answer; `score` lies between 0 and 1, `reasons` hold the strongest first."""

    id: str
    score: float
    reasons: tuple[Reason, ...]

    @property
    def explanation(self) -> str:
        """One line for people: why this was taken."""
        return ", ".join(f"{reason.kind.replace('_', ' ')} “{reason.words}”" for reason in self.reasons[:5])


@dataclass(frozen=True, slots=True)
class Text:
    """A text ready for matching: content words of each sentence, in order."""

    sentences: tuple[tuple[str, ...], ...]

    @staticmethod
    def read(text: str | Sequence[str]) -> "Text":
        """From a plain text, or from lemmas or words in order (then as one sentence)."""
        parts = sentences(text) if isinstance(text, str) else (" ".join(text),)
        kept = (tuple(word for word in words(part) if word not in STOP_WORDS) for part in parts)
        return Text(tuple(part for part in kept if part))

    @property
    def counts(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(word for part in self.sentences for word in part)


def _in_a_row(phrase: Sequence[str], sentence: Sequence[str]) -> bool:
    size = len(phrase)
    return any(list(sentence[at : at + size]) == list(phrase) for at in range(len(sentence) - size + 1))


def _phrase_reason(
    phrase: Sequence[str], written: str, text: Text, rarity: dict[str, float]
) -> Reason | None:
    """The best that one phrase finds in any sentence; early sentences name the kind of application."""
    whole = sum(rarity.get(word, 0.0) for word in phrase)
    best: Reason | None = None
    for number, sentence in enumerate(text.sentences):
        here = set(sentence)
        share = sum(rarity.get(word, 0.0) for word in phrase if word in here) / whole if whole else 0.0
        if share < ENOUGH_OF_A_PHRASE or (len(phrase) > 1 and len(here.intersection(phrase)) < 2):
            continue
        exact = share > 0.999 and _in_a_row(phrase, sentence)
        place = FIRST_SENTENCE if number == 0 else LATER_SENTENCE
        weight = math.sqrt(whole * whole / (1 + 0.15 * whole)) * place * (EXACT if exact else share * share)
        if best is None or weight > best.weight:
            best = Reason("phrase" if exact else "most_of_phrase", written, round(weight, 3))
    return best


def _gather(index: dict[str, Any], text: Text) -> dict[int, list[Reason]]:
    rarity: dict[str, float] = index["rarity"]
    found: dict[int, list[Reason]] = defaultdict(list)
    counts = text.counts
    for number in sorted({place for word in counts for place in index["by_word"].get(word, ())}):
        entry, phrase, written = index["phrases"][number]
        reason = _phrase_reason(phrase, written, text, rarity)
        if reason:
            found[entry].append(reason)
    first = set(text.sentences[0]) if text.sentences else set()
    for word, count in counts.items():
        weight = rarity.get(word, 0.0) * (1 + 0.3 * math.log(count)) * (1.3 if word in first else 1.0)
        for entry in index["words"].get(word, ()):
            found[entry].append(Reason("word", word, round(WORD * weight, 3)))
        for entry in index["things"].get(word, ()):
            found[entry].append(Reason("thing", word, round(THING * max(weight, 1.0), 3)))
    return found


def _total(reasons: Sequence[Reason]) -> float:
    """Phrases of one entry overlap, so only the best counts in full; words add up."""
    phrases = [reason.weight for reason in reasons if reason.kind in {"phrase", "most_of_phrase"}]
    rest = sum(reason.weight for reason in reasons) - sum(phrases)
    return sum(weight * 0.35**place for place, weight in enumerate(phrases)) + rest


def matches(index: dict[str, Any], text: Text, *, limit: int, threshold: float) -> tuple[Match, ...]:
    """The best entries of a search index for a text, best first; none below the threshold."""
    ranked: list[Match] = []
    for entry, reasons in _gather(index, text).items():
        ordered = sorted(reasons, key=lambda reason: (-reason.weight, reason.words))
        score = 1 - math.exp(-_total(ordered) / HALF)
        if score >= threshold:
            ranked.append(Match(index["ids"][entry], round(score, 4), tuple(ordered)))
    ranked.sort(key=lambda match: (-match.score, match.id))
    return tuple(ranked[:limit])
