"""Tracking over HTTP."""

from typing import Any

from fastapi import APIRouter, Depends

from loomery_orchestrator.tracking.schemas import TrackingOut
from loomery_orchestrator.tracking.service import Tracking
from loomery_shared.contracts.principal import Principal

__all__ = ["tracking_routes"]


def tracking_routes(tracking: Tracking, principal: Any) -> APIRouter:
    """The route, for a service and a dependency that says who asks."""
    router = APIRouter(prefix="/api/apps", tags=["applications"])
    who_asks = Depends(principal)

    @router.get("/{app}/tracking")
    async def tracking_of(app: str, who: Principal = who_asks) -> TrackingOut:
        """The key and the script with which an application tells events of its own."""
        return await tracking.of(who, app)

    return router
