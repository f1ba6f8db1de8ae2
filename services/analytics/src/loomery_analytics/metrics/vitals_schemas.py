"""The question how fast pages felt, and its answer."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from loomery_analytics.metrics.schemas import Answer, Cell, Query

__all__ = ["FIGURES", "LIMITS", "Felt", "Figure", "PageFelt", "Rating", "Vitals", "VitalsQuery"]

Figure: TypeAlias = Literal["lcp", "inp", "cls", "ttfb"]
Rating: TypeAlias = Literal["good", "middling", "poor"]
FIGURES: tuple[Figure, ...] = ("lcp", "inp", "cls", "ttfb")
LIMITS: dict[Figure, tuple[float, float]] = {
    "lcp": (2_500, 4_000),
    "inp": (200, 500),
    "cls": (0.1, 0.25),
    "ttfb": (800, 1_800),
}
"""Up to the first it is good, above the second poor; milliseconds, `cls` without unit (https://web.dev/vitals)."""


class VitalsQuery(Query):
    """How fast pages felt; those of the portal are the application `portal`."""

    limit: int = Field(default=50, ge=1, le=200, description="Pages that are told, the most visited first.")


class Felt(BaseModel):
    """One figure of all pages that were asked about."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    figure: Figure
    measured: int
    """How often."""
    p75: float | None
    """What 75 of 100 did not exceed: milliseconds, `cls` without unit; null when it was never measured."""
    rating: Rating | None
    good_until: float
    poor_above: float
    good: float
    """The share that was good, 0 to 1."""
    poor: float
    """The share that was poor."""


class PageFelt(BaseModel):
    """What 75 of 100 did not exceed on one page; null where it was never measured."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    app: str
    path: str
    measured: int
    """How often it was looked at and left by somebody whose browser told."""
    lcp: float | None
    inp: float | None
    cls: float | None
    ttfb: float | None
    rating: Rating | None
    """The worst of its figures."""


class Vitals(Answer):
    """How fast pages felt."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    figures: list[Felt]
    pages: list[PageFelt]
    """The most visited first."""
    different: int
    """How many pages there were in all."""

    def table(self) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
        """A row for each page."""
        return ("app", "path", "measured", *FIGURES, "rating"), [
            (one.app, one.path, one.measured, one.lcp, one.inp, one.cls, one.ttfb, one.rating)
            for one in self.pages
        ]
