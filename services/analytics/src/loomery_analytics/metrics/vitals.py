"""How fast pages felt: the 75th percentile of what browsers measured, as https://web.dev/articles/vitals asks for."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import ceil
from typing import TypeAlias

from loomery_analytics.metrics.service import Metrics, covering
from loomery_analytics.metrics.vitals_schemas import (
    FIGURES,
    LIMITS,
    Felt,
    Figure,
    PageFelt,
    Rating,
    Vitals,
    VitalsQuery,
)
from loomery_analytics.stores.port import EventStore, Scope
from loomery_shared.contracts.vitals import VITALS_EVENT

__all__ = ["VitalsService"]

_WEEK = timedelta(days=7)
_SHARE = 0.75
_WORSE: tuple[Rating, ...] = ("good", "middling", "poor")
_Values: TypeAlias = "dict[Figure, array[float]]"


class VitalsService:
    """Answers for one tenant at a time; raises InvalidRequestError, UnavailableError."""

    def __init__(self, metrics: Metrics, store: EventStore) -> None:
        self._metrics, self._store = metrics, store

    async def vitals(self, tenant: str, query: VitalsQuery) -> Vitals:
        """Figures of all pages that are asked about, and of the most visited ones."""
        span = self._metrics.single(query, _WEEK)
        pages: dict[tuple[str, str], _Values] = defaultdict(_nothing)
        visits: dict[tuple[str, str], int] = defaultdict(int)
        async for events in self._store.read(Scope(tenant, span.start, span.end, query.app, (VITALS_EVENT,))):
            for event in events:
                page = (event.app, str(event.properties.get("path", "")))
                visits[page] += 1
                for figure in FIGURES:
                    value = event.properties.get(figure)
                    if isinstance(value, int | float):
                        pages[page][figure].append(value)
        most = sorted(visits, key=lambda page: (-visits[page], page))[: query.limit]
        return Vitals(
            **covering(query, span),
            figures=[
                _felt(figure, [value for page in pages.values() for value in page[figure]])
                for figure in FIGURES
            ],
            pages=[_page(page, visits[page], pages[page]) for page in most],
            different=len(visits),
        )


def _nothing() -> _Values:
    return {figure: array("d") for figure in FIGURES}


def _p75(values: Sequence[float]) -> float | None:
    """By the nearest rank: a value that was measured."""
    if not values:
        return None
    return round(sorted(values)[ceil(len(values) * _SHARE) - 1], 4)


def _rating(figure: Figure, value: float | None) -> Rating | None:
    if value is None:
        return None
    good, poor = LIMITS[figure]
    return "good" if value <= good else "middling" if value <= poor else "poor"


def _felt(figure: Figure, values: list[float]) -> Felt:
    good, poor = LIMITS[figure]
    p75, number = _p75(values), len(values)
    return Felt(
        figure=figure,
        measured=number,
        p75=p75,
        rating=_rating(figure, p75),
        good_until=good,
        poor_above=poor,
        good=_share(sum(value <= good for value in values), number),
        poor=_share(sum(value > poor for value in values), number),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _page(page: tuple[str, str], measured: int, values: _Values) -> PageFelt:
    p75 = {figure: _p75(values[figure]) for figure in FIGURES}
    return PageFelt(
        app=page[0],
        path=page[1],
        measured=measured,
        **p75,
        rating=_worst(_rating(figure, p75[figure]) for figure in FIGURES),
    )


def _worst(ratings: Iterable[Rating | None]) -> Rating | None:
    return max((one for one in ratings if one), key=_WORSE.index, default=None)
