"""Applications over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Response

from loomery_orchestrator.apps.cards import Cards
from loomery_orchestrator.apps.etags import etag, version_of
from loomery_orchestrator.apps.quotas import Quotas
from loomery_orchestrator.apps.schemas import (
    AppChange,
    AppOut,
    CreateApp,
    Created,
    Rebuild,
    SpecIn,
    SpecOut,
    UsageOut,
)
from loomery_orchestrator.apps.service import AppService
from loomery_orchestrator.apps.specs import SpecService
from loomery_shared.contracts.principal import Principal
from loomery_shared.paging import Cursor, Limit, Page

__all__ = ["app_routes"]

_Key = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=100,
        description="Makes asking twice harmless: the same key gives the same application and job.",
    ),
]
_Match = Annotated[
    str, Header(max_length=50, description="The ETag that was read; empty: whatever it is now.")
]


def app_routes(
    service: AppService, cards: Cards, specs: SpecService, quotas: Quotas, principal: Any
) -> APIRouter:
    """The routes, for services and a dependency that says who asks."""
    router = APIRouter(prefix="/api", tags=["applications"])
    who_asks = Depends(principal)

    @router.post("/createApp", status_code=202)
    async def create(body: CreateApp, idempotency_key: _Key = None, who: Principal = who_asks) -> Created:
        """Build an application from a description. Answers at once; follow the job."""
        job = await service.create(who, body, idempotency_key)
        return Created(app=job.app, job=job.id)

    @router.get("/apps")
    async def page(
        state: Annotated[str, Query(pattern="^(active|archived|deleted)$")] = "active",
        text: Annotated[str, Query(max_length=200)] = "",
        cursor: Cursor = "",
        limit: Limit = 50,
        who: Principal = who_asks,
    ) -> Page[AppOut]:
        """Applications of the organisation, newest first."""
        found = await service.page(who, state, text, cursor, limit)
        return Page[AppOut](items=await cards.all(found.items), next=found.next)

    @router.get("/apps/{app}")
    async def get(app: str, response: Response, who: Principal = who_asks) -> AppOut:
        """One application; its ETag goes into `If-Match` of a change."""
        found = await service.get(who, app)
        response.headers["ETag"] = etag(found.version)
        return await cards.one(found)

    @router.patch("/apps/{app}")
    async def change(
        app: str, body: AppChange, response: Response, if_match: _Match = "", who: Principal = who_asks
    ) -> AppOut:
        """Rename an application, archive it, or bring it back."""
        changed = await service.change(who, app, body, version_of(if_match))
        response.headers["ETag"] = etag(changed.version)
        return await cards.one(changed)

    @router.post("/apps/{app}/builds", status_code=202)
    async def rebuild(
        app: str, body: Rebuild, idempotency_key: _Key = None, who: Principal = who_asks
    ) -> Created:
        """Build an application again: edits made by hand survive.

        `options.restore` names a checkpoint whose specification is built again, together with the hand edits of
        today; records stay and are migrated. To go back with code and data, roll a release back.
        """
        job = await service.rebuild(who, app, body, idempotency_key)
        return Created(app=job.app, job=job.id)

    @router.get("/apps/{app}/spec")
    async def spec(
        app: str,
        response: Response,
        tag: Annotated[
            str, Query(max_length=20, description="A checkpoint, as build-1; empty: the newest.")
        ] = "",
        who: Principal = who_asks,
    ) -> SpecOut:
        """The specification of the newest green build, or of a checkpoint."""
        if tag:
            return await specs.at(who, app, tag)
        found, version = await specs.get(who, app)
        response.headers["ETag"] = etag(version)
        return found

    @router.post("/apps/{app}/spec/proposals")
    async def propose(app: str, body: SpecIn, who: Principal = who_asks) -> SpecOut:
        """What would change with another specification; changes nothing."""
        return await specs.propose(who, app, body)

    @router.get("/usage", tags=["organisation"])
    async def usage(who: Principal = who_asks) -> UsageOut:
        """What the organisation uses, and what it may."""
        return await quotas.usage(who.tenant)

    _retrying(router, service, who_asks)
    return router


def _retrying(router: APIRouter, service: AppService, who_asks: Any) -> None:
    """A build that did not succeed, tried again."""

    @router.post("/jobs/{job}/retry", status_code=202, tags=["jobs"])
    async def retry(job: str, who: Principal = who_asks) -> Created:
        """Do again what a job was asked that failed or was cancelled; asking twice does it once."""
        made = await service.again(who, job)
        return Created(app=made.app, job=made.id)
