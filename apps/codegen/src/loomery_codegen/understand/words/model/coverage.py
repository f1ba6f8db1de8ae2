"""The fate of each sentence after a model had its say: paths that are gone go, new elements come."""

import re
from collections.abc import Iterator

from loomery_spec import AppSpec, Evidence, SentenceCoverage, Span
from loomery_spec.base import Element

__all__ = ["ground", "recount"]

NAMED = ("roles", "entities", "pages", "features", "workflows", "connectors")
GROUNDED_CONFIDENCE = 0.75


def _named(spec: AppSpec) -> Iterator[tuple[str, Element]]:
    """Elements with the paths that coverage uses."""
    for group in NAMED:
        for node in getattr(spec, group):
            yield f"{group}.{getattr(node, 'name', None) or node.feature}", node
    for entity in spec.entities:
        for part in ("fields", "relations"):
            for node in getattr(entity, part):
                yield f"entities.{entity.name}.{part}.{node.name}", node


def _words_of(element: Element) -> tuple[str, ...]:
    """How the text could call it."""
    names = (getattr(element, key, "") for key in ("label", "label_plural", "name", "plural", "feature"))
    return tuple({str(name).replace("_", " ").casefold() for name in names if name and len(str(name)) > 2})


def _spans(text: str, element: Element) -> tuple[Span, ...]:
    found = (re.finditer(rf"\b{re.escape(word)}\b", text.casefold()) for word in _words_of(element))
    places = {(match.start(), match.end()) for matches in found for match in matches}
    return tuple(Span(start=start, end=end) for start, end in sorted(places))


def _grounded(text: str, element: Element) -> Element:
    evidence = element.evidence
    if evidence is None or evidence.note != "proposed by the model":
        return element
    spans = _spans(text, element) if len(text.casefold()) == len(text) else ()
    if not spans:
        return element
    stated = Evidence(source="stated", spans=spans, confidence=GROUNDED_CONFIDENCE, note=evidence.note)
    return element.model_copy(update={"evidence": stated})


def ground(spec: AppSpec, text: str) -> AppSpec:
    """Elements that the model added and the text names are given the place where it names them."""
    changed: dict[str, object] = {
        group: tuple(_grounded(text, node) for node in getattr(spec, group)) for group in NAMED
    }
    changed["entities"] = tuple(
        entity.model_copy(
            update={
                "fields": tuple(_grounded(text, node) for node in entity.fields),
                "relations": tuple(_grounded(text, node) for node in entity.relations),
            }
        )
        for entity in changed["entities"]  # type: ignore[attr-defined]
    )
    return spec.model_copy(update=changed)


def _exists(path: str, known: set[str]) -> bool:
    """Whether a path of the groups above still leads somewhere; other paths are left alone."""
    parts = path.split(".")
    if parts[0] not in NAMED or len(parts) < 2:
        return True
    inner = len(parts) > 3 and parts[2] in ("fields", "relations")
    return ".".join(parts[: 4 if inner else 2]) in known


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
        if node.evidence is not None and node.evidence.note == "proposed by the model" and node.evidence.spans
    }
    return tuple(_recount(sentence, set(elements), added) for sentence in coverage)
