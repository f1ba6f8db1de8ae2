"""Reading as a whole: text in, everything that was read out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.reading.asides import asides
from loomery_codegen.understand.words.rules.reading.chunks import Chunk, chunk
from loomery_codegen.understand.words.rules.reading.colours import read_colours
from loomery_codegen.understand.words.rules.reading.declared import Declared, declared, manage
from loomery_codegen.understand.words.rules.reading.deeds import deeds as read_deeds
from loomery_codegen.understand.words.rules.reading.fields import field_links, with_topics
from loomery_codegen.understand.words.rules.reading.fields import fields as read_fields
from loomery_codegen.understand.words.rules.reading.guard import inspect, is_instruction
from loomery_codegen.understand.words.rules.reading.idioms import without_idioms
from loomery_codegen.understand.words.rules.reading.limits import limits
from loomery_codegen.understand.words.rules.reading.links import read_links
from loomery_codegen.understand.words.rules.reading.model import Deed, Fate, Phrase, Reading, Sentence
from loomery_codegen.understand.words.rules.reading.outline import single_names, with_points
from loomery_codegen.understand.words.rules.reading.pages import read_pages
from loomery_codegen.understand.words.rules.reading.refusals import refusals, without
from loomery_codegen.understand.words.rules.reading.roles import read_roles
from loomery_codegen.understand.words.rules.reading.same_word import one_word
from loomery_codegen.understand.words.rules.reading.sentences import split
from loomery_codegen.understand.words.rules.reading.spelling import say_misspelt
from loomery_codegen.understand.words.rules.reading.tagging import grammar_available, tag
from loomery_codegen.understand.words.rules.reading.things import weigh
from loomery_spec import Report


def read(text: str, report: Report, grammar: bool | None = None) -> Reading:
    """Everything that `text` says; faults and weaknesses go into `report`. Never raises for any text."""
    readable = inspect(text, report)
    with_grammar = grammar_available() if grammar is None else grammar
    sentences = with_points(split(readable.text), readable.text)
    if not with_grammar and sentences:
        report.warning(
            "READ010",
            f"text:0-{len(text)}",
            "The English grammar model is not installed, so the text was read by simple rules only.",
            "Install the extra `nlp` for a better reading.",
        )
    if not sentences:
        return Reading(text=readable.plain, reduced=not with_grammar)
    return _gather(readable.plain, sentences, with_grammar, report)


def _gather(text: str, sentences: tuple[Sentence, ...], grammar: bool, report: Report) -> Reading:
    colours = read_colours(sentences)
    beside = asides(sentences)
    fates = tuple(_fate(sentence, colours.sentence, beside) for sentence in sentences)
    told = [sentence for sentence, fate in zip(sentences, fates, strict=True) if fate == "statement"]
    refused = refusals(told)
    told = without(told, refused)
    _say_instructions(sentences, fates, report)
    say_misspelt(told, report)
    pieces = _chunks(told, grammar)
    written = single_names(told, [declared(one) for one in told], text)
    parts = [_Part(*one) for one in zip(told, pieces, written, strict=True)]
    deeds = tuple(deed for part in parts for deed in part.deeds())
    phrases = tuple(phrase for part in parts for phrase in part.phrases())
    found = [one for part in parts for one in read_fields(part.sentence, part.chunks, part.written)]
    fields = with_topics(found, told, phrases)
    links = tuple(
        link
        for part in parts
        for link in read_links([deed for deed in deeds if deed.sentence == part.sentence.index], part.chunks)
    )
    return Reading(
        text=text,
        sentences=sentences,
        fates=fates,
        deeds=deeds,
        phrases=phrases,
        things=weigh(deeds, phrases, fields),
        fields=fields,
        links=(*links, *field_links(fields)),
        roles=read_roles(told, deeds, phrases),
        pages=tuple(
            page for sentence, part in zip(told, pieces, strict=True) for page in read_pages(sentence, part)
        ),
        colours=colours,
        rules=limits(told),
        refusals=refused,
        reduced=not grammar,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """One sentence, grouped, and what it declares in writing."""

    sentence: Sentence
    chunks: tuple[Chunk, ...]
    written: Declared

    def deeds(self) -> list[Deed]:
        """What is done; items of written lists are no deeds but things to manage."""
        read = read_deeds(self.sentence, self.chunks)
        kept = [
            deed for deed in read if not (deed.object is not None and self.written.covers(deed.object.place))
        ]
        return [*kept, *(manage(thing) for thing in self.written.things)]

    def phrases(self) -> list[Phrase]:
        """Its noun phrases; those of written lists as written."""
        read = [piece.phrase for piece in self.chunks if piece.phrase is not None]
        return [*(one for one in read if not self.written.covers(one.place)), *self.written.things]


def _chunks(sentences: Sequence[Sentence], grammar: bool) -> list[tuple[Chunk, ...]]:
    tagged = one_word(tag(sentences, grammar))
    return [
        without_idioms(sentence.text, chunk(sentence, tokens))
        for sentence, tokens in zip(sentences, tagged, strict=True)
    ]


def _fate(sentence: Sentence, style: int, beside: Collection[int]) -> Fate:
    if is_instruction(sentence.text):
        return "instruction"
    if sentence.index in beside:
        return "aside"
    if sentence.index == style:
        return "style"
    return "statement"


def _say_instructions(sentences: Sequence[Sentence], fates: Sequence[Fate], report: Report) -> None:
    for sentence, fate in zip(sentences, fates, strict=True):
        if fate == "instruction":
            place = sentence.place
            report.warning(
                "READ005",
                f"text:{place.start}-{place.end}",
                "This sentence gives orders to the reader instead of describing an application; it was left out.",
            )
