"""Questions over HTTP; each is answered as JSON, or as CSV with `Accept: text/csv`."""

import csv
import io
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from loomery_analytics.access import Asking
from loomery_analytics.metrics.schemas import (
    Answer,
    Cell,
    Counts,
    CountsQuery,
    Funnel,
    FunnelQuery,
    Latency,
    LatencyQuery,
    Series,
    SeriesQuery,
    Sparklines,
    SparklinesQuery,
    Top,
    TopQuery,
)
from loomery_analytics.metrics.service import Metrics
from loomery_analytics.metrics.sparklines import SparklineService
from loomery_analytics.metrics.vitals import VitalsService
from loomery_analytics.metrics.vitals_schemas import Vitals, VitalsQuery
from loomery_shared.contracts.principal import Principal, Role

__all__ = ["metrics_router"]

_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}


def metrics_router(
    metrics: Metrics, lines: SparklineService, felt: VitalsService, asking: Asking
) -> APIRouter:
    """Everything that may be asked."""
    router = APIRouter(prefix="/api/analytics", tags=["metrics"], responses=_CSV)

    async def reader(who: Annotated[Principal, Depends(asking)]) -> str:
        who.require(Role.VIEWER)
        return who.tenant

    tenant_of = Depends(reader)

    @router.get("/counts", response_model=Counts)
    async def counts(
        request: Request, query: Annotated[CountsQuery, Query()], tenant: Annotated[str, tenant_of]
    ) -> Answer | Response:
        """How many events there were of each name."""
        return _as_asked(request, await metrics.counts(tenant, query))

    @router.get("/series", response_model=Series)
    async def series(
        request: Request, query: Annotated[SeriesQuery, Query()], tenant: Annotated[str, tenant_of]
    ) -> Answer | Response:
        """How many events of a name there were in each hour, day, week or month of a time zone."""
        return _as_asked(request, await metrics.series(tenant, query))

    @router.get("/funnel", response_model=Funnel)
    async def funnel(
        request: Request, query: Annotated[FunnelQuery, Query()], tenant: Annotated[str, tenant_of]
    ) -> Answer | Response:
        """How many visitors went how far on a way of several events."""
        return _as_asked(request, await metrics.funnel(tenant, query))

    @router.get("/top", response_model=Top)
    async def top(
        request: Request, query: Annotated[TopQuery, Query()], tenant: Annotated[str, tenant_of]
    ) -> Answer | Response:
        """Which values of a property come most often."""
        return _as_asked(request, await metrics.top(tenant, query))

    @router.get("/latency", response_model=Latency)
    async def latency(
        request: Request, query: Annotated[LatencyQuery, Query()], tenant: Annotated[str, tenant_of]
    ) -> Answer | Response:
        """How fast applications answered."""
        return _as_asked(request, await metrics.latency(tenant, query))

    @router.get("/sparklines", response_model=Sparklines)
    async def sparklines(
        request: Request, query: Annotated[SparklinesQuery, Query()], tenant: Annotated[str, tenant_of]
    ) -> Answer | Response:
        """Requests, errors and page views of many applications, part by part of a time; usually the last 24 hours."""
        return _as_asked(request, await lines.sparklines(tenant, query))

    @router.get("/vitals", response_model=Vitals)
    async def vitals(
        request: Request, query: Annotated[VitalsQuery, Query()], tenant: Annotated[str, tenant_of]
    ) -> Answer | Response:
        """How fast pages felt to those who looked at them: what 75 of 100 did not exceed, per application and page."""
        return _as_asked(request, await felt.vitals(tenant, query))

    return router


def _as_asked(request: Request, answer: Answer) -> Answer | Response:
    if "text/csv" not in request.headers.get("accept", ""):
        return answer
    text = io.StringIO()
    header, rows = answer.table()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return Response(text.getvalue(), media_type="text/csv")


def _cell(value: Cell) -> Cell:
    # Spreadsheets run texts that begin like this, and anybody may have sent them (OWASP, CSV injection).
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value
