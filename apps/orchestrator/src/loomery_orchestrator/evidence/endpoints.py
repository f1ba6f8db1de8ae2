"""What builds left behind, over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from loomery_orchestrator.evidence.schemas import CheckpointOut, EvidenceOut
from loomery_orchestrator.evidence.service import Evidence
from loomery_shared.contracts.principal import Principal
from loomery_shared.paging import Cursor, Limit, Page

__all__ = ["evidence_routes"]

_PICTURE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/jpeg": {}, "image/png": {}}, "description": "The picture."}
}


def evidence_routes(service: Evidence, principal: Any, perhaps: Any) -> APIRouter:
    """The routes; `principal` says who asks, `perhaps` also that nobody does."""
    router = APIRouter(prefix="/api", tags=["evidence"])
    who_asks = Depends(principal)
    who_may_ask = Depends(perhaps)

    @router.get("/jobs/{job}/evidence")
    async def evidence(job: str, who: Principal = who_asks) -> EvidenceOut:
        """What a build made of each sentence: elements, checks and pictures. Empty until its checks ran."""
        return await service.of_job(who, job)

    @router.get("/apps/{app}/builds/history")
    async def history(
        app: str, cursor: Cursor = "", limit: Limit = 50, who: Principal = who_asks
    ) -> Page[CheckpointOut]:
        """Checkpoints of an application: published builds, newest first."""
        return await service.history(who, app, cursor, limit)

    @router.get("/apps/{app}/pictures/{picture}", response_class=Response, responses=_PICTURE)
    async def picture(
        app: str,
        picture: str,
        seal: Annotated[str, Query(max_length=60, description="As in the `url` of a picture.")] = "",
        who: Principal | None = who_may_ask,
    ) -> Response:
        """A picture of a page, for members of its organisation, or with the `seal` of its address."""
        shown = await service.picture(who, app, picture, seal)
        headers = {
            "Cache-Control": f"private, max-age={shown.fresh_for}, immutable",
            "ETag": f'"{shown.digest[:32]}"',
            "Content-Disposition": "inline",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(shown.content, media_type=shown.type, headers=headers)

    return router
