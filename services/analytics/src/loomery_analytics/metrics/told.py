"""Figures of applications for our other services."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import AfterValidator, AwareDatetime

from loomery_analytics.metrics.requests import REQUEST_KEYS, REQUESTS, VIEWS, requests_of
from loomery_analytics.stores.port import EventStore, Scope
from loomery_shared.clients import require_service
from loomery_shared.contracts.figures import AppFigures

__all__ = ["TenantFigures", "figures_router"]


def _in_our_time(moment: datetime) -> datetime:
    if not 2000 <= moment.year <= 2100:
        raise ValueError("Moments lie between the years 2000 and 2100.")
    return moment


_Moment = Annotated[AwareDatetime, AfterValidator(_in_our_time)]


class TenantFigures:
    """Adds up what applications of a tenant were used for; raises UnavailableError."""

    def __init__(self, store: EventStore) -> None:
        self._store = store

    async def of(self, tenant: str, start: datetime, end: datetime) -> list[AppFigures]:
        """By application, of those that had visitors or requests."""
        scope = Scope(tenant, start, end)
        requests: dict[str, float] = defaultdict(float)
        errors: dict[str, float] = defaultdict(float)
        for one in await self._store.slot_sums(replace(scope, names=REQUESTS), REQUEST_KEYS):
            asked, failed = requests_of(one)
            requests[one.app] += asked
            errors[one.app] += failed
        views = replace(scope, names=(VIEWS,))
        visited = {one.app for one in await self._store.slot_counts(views)}
        visitors = {
            app: len({who for _, who in await self._store.slot_visitors(replace(views, app=app))})
            for app in sorted(visited - {""})
        }
        return [
            AppFigures(
                app=app,
                visitors=visitors.get(app, 0),
                requests=round(requests.get(app, 0)),
                errors=round(errors.get(app, 0)),
            )
            for app in sorted({*requests, *visitors} - {""})
        ]


def figures_router(figures: TenantFigures, service_token: str) -> APIRouter:
    """Asking for them."""
    router = APIRouter(
        prefix="/internal", tags=["services"], dependencies=[Depends(require_service(service_token))]
    )

    @router.get("/tenants/{tenant}/figures")
    async def told(
        tenant: Annotated[str, Path(pattern=r"^[A-Za-z0-9_.-]{1,64}$")],
        start: Annotated[_Moment, Query(alias="from")],
        end: Annotated[_Moment, Query(alias="to")],
    ) -> list[AppFigures]:
        """How applications of a tenant were used, from a moment to just before another."""
        return await figures.of(tenant, start, end)

    return router
