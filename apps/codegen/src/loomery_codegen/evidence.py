"""What proves a build: for each sentence its elements, checks and pages; and pictures of the pages."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from loomery_codegen.coverage import proofs_of
from loomery_codegen.gates.browser import PICTURES
from loomery_codegen.gates.model import GateResult
from loomery_codegen.understand.words.rules.reading.sentences import split
from loomery_shared.contracts.builds import Check, Picture, SentenceEvidence
from loomery_spec import AppSpec, Element, SentenceCoverage, Span

__all__ = ["evidence_of", "pictures_of", "sentences_of"]

_WIDTHS = {"desk": 1280, "phone": 390}


def sentences_of(spec: AppSpec, text: str) -> tuple[SentenceCoverage, ...]:
    """The sentences of a text for a specification that somebody made of it before: what came from each.

    Nothing when no element says which words it came from.
    """
    elements = [(path, element.evidence.spans) for path, element in _elements(spec) if element.evidence]
    if not any(spans for _, spans in elements):
        return ()
    found = []
    for sentence in split(text):
        place = Span(start=sentence.offsets[0], end=sentence.offsets[-1] + 1)
        inside = tuple(
            path
            for path, spans in elements
            if any(span.start < place.end and span.end > place.start for span in spans)
        )
        found.append(
            SentenceCoverage(
                sentence=sentence.text,
                span=place,
                status="realised" if inside else "not_understood",
                elements=inside,
                missed=() if inside else (sentence.text,),
            )
        )
    return tuple(found)


def evidence_of(
    sentences: Sequence[dict[str, Any]], spec: AppSpec, files: frozenset[str], gates: Sequence[GateResult]
) -> list[SentenceEvidence]:
    """What became of each sentence. `files` are all that were made; of them the tests prove something."""
    tests = frozenset(name for name in files if name.rpartition("/")[2].startswith("test_"))
    made = []
    for item in map(SentenceCoverage.model_validate, sentences):
        checks = proofs_of(item.elements, tests, gates)
        made.append(
            SentenceEvidence(
                text=item.sentence,
                status=item.status,
                elements=list(item.elements),
                missed=list(item.missed),
                checks=[Check(name=proof.name, gate=proof.gate, status=proof.status) for proof in checks],
                pages=list(_pages(item.elements, spec)),
            )
        )
    return made


def pictures_of(spec: AppSpec, logs: Path) -> list[Picture]:
    """What the tour of the pages took, in the order of the pages; nothing when it was not made again."""
    folder = logs / PICTURES
    taken = [
        Picture(
            page=page.name,
            path=page.path,
            width=width,
            theme="light",
            file=folder / f"{page.name}-{name}.jpg",
        )
        for page in spec.pages
        for name, width in _WIDTHS.items()
    ]
    return [picture for picture in taken if picture.file.is_file() and not picture.file.is_symlink()]


def _elements(spec: AppSpec) -> Iterator[tuple[str, Element]]:
    for entity in spec.entities:
        yield f"entities.{entity.name}", entity
        yield from ((f"entities.{entity.name}.{field.name}", field) for field in entity.fields)
        yield from ((f"entities.{entity.name}.{link.name}", link) for link in entity.relations)
    yield from ((f"roles.{role.name}", role) for role in spec.roles)
    yield from ((f"pages.{page.name}", page) for page in spec.pages)
    yield from ((f"features.{use.feature}", use) for use in spec.features)


def _pages(elements: Sequence[str], spec: AppSpec) -> Iterator[str]:
    """Pages that are among the elements, and those that show one of the things among them."""
    parts = [element.split(".") for element in elements]
    named = {part[1] for part in parts if part[0] == "pages" and len(part) > 1}
    things = {part[1] for part in parts if part[0] == "entities" and len(part) > 1}
    for page in spec.pages:
        if page.name in named or getattr(page, "entity", None) in things:
            yield page.name
