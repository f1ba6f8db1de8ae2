"""Outlines: points under a line that they belong to are read as one list, and single names among them as things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loomery_codegen.understand.words.rules.reading.declared import Declared, declared
from loomery_codegen.understand.words.rules.reading.model import Phrase, Sentence
from loomery_codegen.understand.words.rules.reading.written_lists import items

_POINT = re.compile(r"(?:^|\n)(?P<blanks>[ \t]*)(?:[-*•·▪+]|\d{1,2}[.)]|[a-z]\))[ \t]+$")
_LONGEST_POINT = 8
_MOST_POINTS = 40
_DEEPEST = 40
_LONGEST_HEADING = 3


def with_points(sentences: Sequence[Sentence], text: str) -> tuple[Sentence, ...]:
    """The sentences, where `Each book has:` and the points below it are one."""
    found: list[Sentence] = []
    at = 0
    while at < len(sentences):
        points = _points_below(sentences, at, text)
        joined = _joined(sentences[at], points) if points else None
        found.append(replace(joined or sentences[at], index=len(found)))
        at += 1 + (len(points) if joined else 0)
    return tuple(found)


def indentation(sentence: Sentence, text: str) -> int:
    """How far in the bullet or number stands that opens the line; -1 where there is none."""
    start = sentence.place.start
    match = _POINT.search(text[max(0, start - _DEEPEST) : start])
    return len(match["blanks"].expandtabs(4)) if match else -1


def _points_below(sentences: Sequence[Sentence], at: int, text: str) -> list[Sentence]:
    """The points that stand deeper than a line that ends with a colon or is a heading."""
    lead = sentences[at].text.rstrip()
    heading = len(lead.split()) <= _LONGEST_HEADING and lead[-1:].isalnum()
    if not lead.endswith(":") and not heading:
        return []
    least = indentation(sentences[at], text)
    points: list[Sentence] = []
    for sentence in sentences[at + 1 : at + 1 + _MOST_POINTS]:
        short = len(sentence.text.split()) <= _LONGEST_POINT and ":" not in sentence.text
        if not short or indentation(sentence, text) <= least:
            break
        points.append(sentence)
    return points if len(points) > 1 or lead.endswith(":") else []


def _joined(lead: Sentence, points: Sequence[Sentence]) -> Sentence | None:
    """Lead and points as one sentence, if that declares something."""
    head = lead.text.rstrip(" :")
    text, offsets = head, list(lead.offsets[: len(head)])
    for place, point in enumerate(points):
        plain = point.text.rstrip(" .,;")
        joint = ": " if place == 0 else ", "
        text += joint + plain
        offsets += [offsets[-1] if offsets else 0] * len(joint) + list(point.offsets[: len(plain)])
    sentence = Sentence(lead.index, text, tuple(offsets))
    found = declared(sentence)
    return sentence if found.fields or found.things else None


def single_names(told: Sequence[Sentence], written: Sequence[Declared], text: str) -> list[Declared]:
    """`- Note` beside `- Customer: name, phone` is a thing as well."""
    listing = {
        place for place, one in enumerate(written) if one.fields and indentation(told[place], text) >= 0
    }
    result = list(written)
    for place, sentence in enumerate(told):
        if written[place].fields or not ({place - 1, place + 1} & listing) or indentation(sentence, text) < 0:
            continue
        named = items(sentence.text, 0, len(sentence.text))
        if len(named) == 1 and named[0] is not None and not named[0].tail:
            item = named[0]
            spot = sentence.locate(item.start, item.end)
            thing = Phrase(tuple(item.name.split()), item.plural, spot, sentence.index, "each")
            result[place] = Declared(things=[thing])
            listing.add(place)
    return result
