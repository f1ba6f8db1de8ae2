"""Sentences that were not understood, or in part only: said in other words, or dropped."""

from collections.abc import Iterator

from loomery_codegen.review.questions.data import WEIGHTS
from loomery_codegen.review.questions.model import Answer, Asking, Facts
from loomery_shared.contracts.understanding_values import Replacement, SentenceFate

__all__ = ["not_understood", "partly_understood"]

_SHORT = 70


def not_understood(facts: Facts) -> Iterator[Asking]:
    """One question for each sentence that nothing answers to."""
    for at, sentence in enumerate(facts.sentences):
        if sentence.status == "not_understood":
            yield _asking(
                at,
                "words",
                sentence,
                text=f"“{_short(sentence.text)}” was not understood. How would you say it?",
                why="Nothing in the application would answer to this sentence.",
                otherwise="The sentence is left aside.",
            )


def partly_understood(facts: Facts) -> Iterator[Asking]:
    """One question for each sentence of which something is left over."""
    for at, sentence in enumerate(facts.sentences):
        if sentence.status == "partly":
            yield _asking(
                at,
                "partly",
                sentence,
                text=f"“{_short(sentence.text)}” was understood in part. Would you say it differently?",
                why=f"Left over: {sentence.detail}.",
                otherwise="What was understood is built.",
            )


def _asking(at: int, kind: str, sentence: SentenceFate, *, text: str, why: str, otherwise: str) -> Asking:
    instead = Replacement(start=sentence.start, end=sentence.end, text="")
    return Asking(
        id=f"{kind}.{at}",
        weight=WEIGHTS[kind] - at * 0.001,
        text=text,
        why=why,
        otherwise=otherwise,
        about=tuple(sentence.elements),
        answers=(
            Answer(label="Say it in other words", replacement=instead, asks=True),
            Answer(label="Drop it", replacement=instead),
        ),
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
