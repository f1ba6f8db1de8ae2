"""What became of each sentence: the elements that answer to it, and the words that nothing answers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from loomery_codegen.understand.words.rules.composing.features import Asked
from loomery_codegen.understand.words.rules.composing.proofs import EVERYWHERE, answered
from loomery_codegen.understand.words.rules.reading.model import Deed, Reading, Sentence
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import AppSpec, Element, SentenceCoverage, Span
from loomery_templates.catalogue import Catalogue

_USUAL = word_set(
    "have offer belong contain include borrow lend keep own hold give take put carry consist be tick"
)
_VAGUE = word_set("user administrator feature interface list part module need service box function data")
# How a site looks and feels is every application's matter.
_LOOKS = word_set("design interface layout screen device browser experience look feel ease")
Status = Literal["realised", "partly", "not_understood"]


def coverage(
    reading: Reading, spec: AppSpec, asked: tuple[Asked, ...], enforced: Mapping[int, Sequence[str]]
) -> tuple[SentenceCoverage, ...]:
    """One entry for each sentence of the text, in order; `enforced` tells what keeps the rule that begins there."""
    elements = list(_elements(spec))
    return tuple(_entry(reading, sentence, elements, asked, spec, enforced) for sentence in reading.sentences)


def _elements(spec: AppSpec) -> Iterator[tuple[str, Element]]:
    if spec.theme.evidence is not None:
        yield "theme", spec.theme
    for entity in spec.entities:
        yield f"entities.{entity.name}", entity
        yield from ((f"entities.{entity.name}.{field.name}", field) for field in entity.fields)
        yield from ((f"entities.{entity.name}.{link.name}", link) for link in entity.relations)
    for role in spec.roles:
        yield f"roles.{role.name}", role
    for page in spec.pages:
        yield f"pages.{page.name}", page
    for feature in spec.features:
        yield f"features.{feature.feature}", feature


def _entry(
    reading: Reading,
    sentence: Sentence,
    elements: list[tuple[str, Element]],
    asked: tuple[Asked, ...],
    spec: AppSpec,
    enforced: Mapping[int, Sequence[str]],
) -> SentenceCoverage:
    place = sentence.place
    found = [path for path, element in elements if _stands_in(element, place.start, place.end)]
    missed: list[str] = []
    everywhere: list[str] = []
    for one in asked:
        if one.sentence != sentence.index:
            continue
        if one.alias is None or one.alias.answer == "none":
            missed.append(f"{one.name.replace('_', ' ')}: {one.alias.note if one.alias else 'not known'}")
        elif one.alias.answer == "built_in" and one.name in EVERYWHERE:
            everywhere.append(f"built_in.{one.name}")
        elif one.alias.answer == "built_in" and answered(one, spec):
            found.append(f"built_in.{one.name}")
        elif one.alias.answer == "built_in":
            missed.append(f"{one.name.replace('_', ' ')}: nothing here answers to it")
    found = found or everywhere
    if sentence.index == 0 and (spec.kind or found):
        found.append("name")
    missed.extend(_unanswered(reading, sentence, found))
    missed.extend(_not_kept(reading, sentence, spec))
    for rule in (one for one in reading.rules if one.sentence == sentence.index):
        found.extend(enforced.get(rule.place.start, ()))
        missed.extend(() if rule.place.start in enforced else (f"not enforced: {rule.text}",))
    if reading.fates[sentence.index] == "instruction":
        found, missed = [], [sentence.text]
    status: Status = "not_understood" if not found else "partly" if missed else "realised"
    return SentenceCoverage(
        sentence=sentence.text,
        span=Span(start=place.start, end=place.end),
        status=status,
        elements=tuple(dict.fromkeys(found)),
        missed=tuple(dict.fromkeys(missed)) or (() if found else (sentence.text,)),
    )


def _stands_in(element: Element, start: int, end: int) -> bool:
    spans = element.evidence.spans if element.evidence is not None else ()
    return any(span.start < end and span.end > start for span in spans)


def _unanswered(reading: Reading, sentence: Sentence, found: list[str]) -> list[str]:
    """Deeds on things that became no part of the application."""
    names = " ".join(path.replace("_", " ") for path in found)
    return [
        f"{deed.verb} {deed.object.name}"
        for deed in reading.deeds
        if deed.sentence == sentence.index
        and deed.object is not None
        and not _answered(deed, names)
        and not (found and deed.object.head in _LOOKS)
    ]


def _not_kept(reading: Reading, sentence: Sentence, spec: AppSpec) -> list[str]:
    """Things named in the plural, such as in a list, that nothing in the application is called after."""
    known = _known_words(spec)
    kinds = {entity.archetype for entity in spec.entities if entity.archetype}
    catalogue = Catalogue.load()
    named = [
        item.name
        for item in reading.things
        if sentence.index in item.sentences and item.score > 0 and item.plural and not item.person
    ]
    named += [
        phrase.name
        for phrase in reading.phrases
        if phrase.sentence == sentence.index
        and phrase.plural
        and phrase.head not in _VAGUE
        and catalogue.archetypes_by_word(phrase.name)
    ]
    return [
        name
        for name in dict.fromkeys(named)
        if not set(name.split()) & known and not kinds & set(catalogue.archetypes_by_word(name))
    ]


def _known_words(spec: AppSpec) -> set[str]:
    """Words in the names of everything that the application has."""
    names = [spec.name, spec.kind, *(use.feature for use in spec.features)]
    for path, _ in _elements(spec):
        names.append(path)
    for entity in spec.entities:
        names += [entity.label, entity.plural]
    for page in spec.pages:
        names += [page.title, *(getattr(section, "title", "") for section in page.sections)]
    return set(re.findall(r"[a-z]+", " ".join(names).lower().replace("_", " ")))


def _answered(deed: Deed, names: str) -> bool:
    words = deed.object.words if deed.object is not None else ()
    known = deed.verb in _USUAL or deed.verb in Catalogue.load().verbs
    return deed.verb in names or (known and any(word in names for word in words))
