"""Sentences that were not understood: said in other words, or dropped."""

from collections.abc import Iterator

from loomery_codegen.review.questions.model import Answer, Asking, Facts
from loomery_shared.contracts.understanding_values import Replacement, SentenceFate

__all__ = ["not_understood"]

_SHORT = 70


def not_understood(facts: Facts) -> Iterator[Asking]:
    """One question for each sentence that nothing answers to."""
    for at, sentence in enumerate(facts.sentences):
        if sentence.status != "not_understood":
            continue
        yield Asking(
            id=f"words.{at}",
            weight=0.9 - at * 0.001,
            text=f"“{_short(sentence.text)}” was not understood. How would you say it?",
            why="Nothing in the application would answer to this sentence.",
            otherwise="The sentence is left aside.",
            answers=(
                Answer(label="Say it in other words", replacement=_instead(sentence), asks=True),
                Answer(label="Drop it", replacement=_instead(sentence)),
            ),
        )


def _instead(sentence: SentenceFate) -> Replacement:
    return Replacement(start=sentence.start, end=sentence.end, text="")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
