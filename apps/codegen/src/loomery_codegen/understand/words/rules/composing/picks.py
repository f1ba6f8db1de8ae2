"""The values that composing works on before they become parts of an AppSpec."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from loomery_codegen.understand.words.rules.reading.model import Place, StatedField
from loomery_spec import Evidence, Span

Source = Literal["stated", "implied", "assumed"]


@dataclass(frozen=True, slots=True)
class Pick:
    """A kind of thing that the application will keep, and why."""

    name: str
    """In snake case; the name of the entity."""
    words: str
    """How the text calls it, in base form."""
    archetype: str | None
    source: Source
    score: float
    places: tuple[Place, ...] = ()
    note: str = ""
    fields: tuple[StatedField, ...] = field(default=())

    @property
    def evidence(self) -> Evidence:
        """The evidence of the entity."""
        return evidence(self.source, self.places, _confidence(self), self.note)


def _confidence(pick: Pick) -> float:
    base = {"stated": 0.7, "implied": 0.55, "assumed": 0.3}[pick.source]
    return min(0.98, base + 0.25 * pick.score)


def evidence(
    source: Source, places: tuple[Place, ...] = (), confidence: float = 0.5, note: str = ""
) -> Evidence:
    """Evidence of the specification from places in the text."""
    spans = tuple(Span(start=place.start, end=place.end) for place in places[:5])
    return Evidence(source=source, spans=spans, confidence=round(confidence, 2), note=note)
