"""Which kinds of application a text asks for: blueprints that match, and what they know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_templates.catalogue import Blueprint, Catalogue, Match

STRONG = 0.35
"""Score from which a blueprint decides about roles and pages."""
SURE_KIND = 0.5
"""Score from which a blueprint may add what the text does not name."""
SHARE = 0.82
"""A further blueprint composes when it has at least this share of the best score."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A blueprint with how well it fits."""

    blueprint: Blueprint
    score: float
    why: str


def subject(reading: Reading) -> str:
    """The text without sentences about colours and without orders to the reader."""
    told = [s.text for s, fate in zip(reading.sentences, reading.fates, strict=True) if fate == "statement"]
    return "\n".join(told)


def kinds(reading: Reading, catalogue: Catalogue, limit: int = 3) -> tuple[Kind, ...]:
    """The blueprints that fit, best first; none when the text fits none."""
    matches = catalogue.match_blueprints(subject(reading), limit=8, threshold=STRONG)
    return tuple(
        Kind(catalogue.blueprint(match.id), match.score, match.explanation)
        for match in _composing(matches, limit)
    )


def _composing(matches: Sequence[Match], limit: int) -> Sequence[Match]:
    if not matches:
        return ()
    return [match for match in matches if match.score >= matches[0].score * SHARE][:limit]
