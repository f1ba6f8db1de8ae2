"""Where the elements of a specification come from: the words that ask for them, or nobody's."""

from collections.abc import Iterable, Sequence

from loomery_codegen.review.elements import elements
from loomery_shared.contracts.understanding_values import Origin, SentenceFate, Words
from loomery_spec import AppSpec, SentenceCoverage, Span

__all__ = ["assumed", "fates", "origins", "quoted"]


def fates(coverage: Iterable[SentenceCoverage]) -> list[SentenceFate]:
    """What became of each sentence, in the order of the text."""
    return [
        SentenceFate(
            text=item.sentence,
            start=item.span.start,
            end=item.span.end,
            status=item.status,
            elements=list(item.elements),
            detail="; ".join(item.missed),
        )
        for item in coverage
    ]


def origins(spec: AppSpec, text: str, sentences: Sequence[SentenceFate]) -> dict[str, Origin]:
    """By path, for all elements of which the planner says why they are there."""
    found = {}
    for path, element in elements(spec):
        because = element.evidence
        if because is None:
            continue
        words = quoted(text, because.spans)
        found[path] = Origin(
            source=because.source,
            sureness=because.confidence,
            sentence=_sentence(words[0], sentences) if words else None,
            words=words,
            note=because.note,
        )
    return found


def assumed(spec: AppSpec) -> list[str]:
    """Paths of what no words asked for: custom of the trade, or needed by something else."""
    return [
        path
        for path, element in elements(spec)
        if element.evidence is None or element.evidence.source == "assumed"
    ]


def quoted(text: str, spans: Iterable[Span]) -> list[Words]:
    """The words at places of the text, in order and each once."""
    places = sorted({(span.start, span.end) for span in spans if span.end <= len(text)})
    return [Words(text=text[start:end], start=start, end=end) for start, end in places if start < end]


def _sentence(words: Words, sentences: Sequence[SentenceFate]) -> int | None:
    return next((at for at, one in enumerate(sentences) if one.start <= words.start < one.end), None)
