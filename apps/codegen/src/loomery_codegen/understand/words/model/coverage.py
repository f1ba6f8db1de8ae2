"""The fate of each sentence after a model had its say: paths that are gone go, new elements come."""

import re
from collections.abc import Iterator
from typing import TypeVar

from loomery_codegen.understand.words.model.proposal import PROPOSED
from loomery_codegen.understand.words.rules.reading.sentences import split
from loomery_spec import AppSpec, Entity, Evidence, SentenceCoverage, Span
from loomery_spec.base import Element

__all__ = ["ground", "nothing_covered", "recount"]

E = TypeVar("E", bound=Element)
NAMED = ("roles", "entities", "pages", "features", "workflows", "connectors")
GROUNDED_CONFIDENCE = 0.75


def _named(spec: AppSpec) -> Iterator[tuple[str, Element]]:
    """Elements with the paths that coverage uses."""
    for group in NAMED:
        for node in getattr(spec, group):
            yield f"{group}.{getattr(node, 'name', None) or node.feature}", node
    for entity in spec.entities:
        yield from ((f"entities.{entity.name}.{field.name}", field) for field in entity.fields)
        yield from ((f"entities.{entity.name}.{link.name}", link) for link in entity.relations)


def _words_of(element: Element) -> tuple[str, ...]:
    """How the text could call it."""
    names = (getattr(element, key, "") for key in ("label", "label_plural", "name", "plural", "feature"))
    return tuple({str(name).replace("_", " ").casefold() for name in names if name and len(str(name)) > 2})


def _spans(text: str, element: Element) -> tuple[Span, ...]:
    found = (re.finditer(rf"\b{re.escape(word)}\b", text.casefold()) for word in _words_of(element))
    places = {(match.start(), match.end()) for matches in found for match in matches}
    return tuple(Span(start=start, end=end) for start, end in sorted(places))


def _proposed(element: Element) -> bool:
    return element.evidence is not None and element.evidence.note == PROPOSED.note


def _grounded(element: E, text: str) -> E:
    """The element, with the places where the text names it when a model added it."""
    spans = _spans(text, element) if _proposed(element) else ()
    if not spans:
        return element
    stated = Evidence(source="stated", spans=spans, confidence=GROUNDED_CONFIDENCE, note=PROPOSED.note)
    return element.model_copy(update={"evidence": stated})


def _grounded_entity(entity: Entity, text: str) -> Entity:
    """Parts count as named only where the entity itself is: words like `name` or `date` stand anywhere."""
    entity = _grounded(entity, text)
    if _proposed(entity) and entity.evidence is not None and not entity.evidence.spans:
        return entity
    fields = tuple(_grounded(item, text) for item in entity.fields)
    relations = tuple(_grounded(item, text) for item in entity.relations)
    return entity.model_copy(update={"fields": fields, "relations": relations})


def ground(spec: AppSpec, text: str) -> AppSpec:
    """Elements that the model added and the text names are given the place where it names them."""
    if len(text.casefold()) != len(text):
        return spec
    changed: dict[str, object] = {
        group: tuple(_grounded(item, text) for item in getattr(spec, group)) for group in NAMED
    }
    changed["entities"] = tuple(_grounded_entity(entity, text) for entity in spec.entities)
    return spec.model_copy(update=changed)


def nothing_covered(text: str) -> tuple[SentenceCoverage, ...]:
    """The sentences of a text that nobody has understood yet."""
    return tuple(
        SentenceCoverage(
            sentence=sentence.text,
            span=Span(start=sentence.offsets[0], end=sentence.offsets[-1] + 1),
            status="not_understood",
        )
        for sentence in split(text)
    )


def _exists(path: str, known: set[str]) -> bool:
    """Whether a path of the groups above still leads somewhere; other paths are left alone."""
    return path.partition(".")[0] not in NAMED or path in known


def _recount(
    sentence: SentenceCoverage, known: set[str], added: dict[str, tuple[Span, ...]]
) -> SentenceCoverage:
    inside = tuple(
        path
        for path, spans in added.items()
        if any(sentence.span.start <= span.start and span.end <= sentence.span.end for span in spans)
    )
    kept = tuple(path for path in sentence.elements if _exists(path, known))
    elements = tuple(dict.fromkeys((*kept, *inside)))
    status = sentence.status
    if sentence.elements and not elements:
        status = "not_understood"
    elif (status == "realised" and len(kept) < len(sentence.elements)) or (
        status == "not_understood" and inside
    ):
        status = "partly"
    return sentence.model_copy(update={"elements": elements, "status": status})


def recount(coverage: tuple[SentenceCoverage, ...], spec: AppSpec) -> tuple[SentenceCoverage, ...]:
    """The coverage of the rule plan, corrected for what the model left out and added."""
    elements = dict(_named(spec))
    added = {
        path: node.evidence.spans
        for path, node in elements.items()
        if node.evidence is not None and node.evidence.note == PROPOSED.note and node.evidence.spans
    }
    return tuple(_recount(sentence, set(elements), added) for sentence in coverage)
