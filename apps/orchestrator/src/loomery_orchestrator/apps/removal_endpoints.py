"""Deletion of applications over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from loomery_orchestrator.apps.cards import Cards
from loomery_orchestrator.apps.etags import etag
from loomery_orchestrator.apps.removal import Removal
from loomery_orchestrator.apps.schemas import AppOut
from loomery_shared.contracts.principal import Principal

__all__ = ["removal_routes"]

_Now = Annotated[bool, Query(description="At once and for good, also one that was deleted before.")]


def removal_routes(removal: Removal, cards: Cards, principal: Any) -> APIRouter:
    """The routes, for services and a dependency that says who asks."""
    router = APIRouter(prefix="/api/apps/{app}", tags=["applications"])
    who_asks = Depends(principal)

    @router.delete("", status_code=204)
    async def delete(app: str, now: _Now = False, who: Principal = who_asks) -> None:
        """Delete an application: hidden at once, and removed for good with its data after some days."""
        await removal.delete(who, app, now=now)

    @router.post("/restore")
    async def restore(app: str, response: Response, who: Principal = who_asks) -> AppOut:
        """Bring a deleted application back, as it was with its data and its address."""
        restored = await removal.restore(who, app)
        response.headers["ETag"] = etag(restored.version)
        return await cards.one(restored)

    return router
