"""Exports over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends

from loomery_analytics.access import Asking
from loomery_analytics.exports.schemas import Export, ExportRequest
from loomery_analytics.exports.service import Exports
from loomery_shared.contracts.principal import Principal, Role

__all__ = ["export_router"]


def export_router(exports: Exports, asking: Asking) -> APIRouter:
    """Making exports."""
    router = APIRouter(prefix="/api/analytics", tags=["exports"])

    @router.post("/exports", status_code=201)
    async def export(request: ExportRequest, who: Annotated[Principal, Depends(asking)]) -> Export:
        """Write days of events into the lake as Parquet, by tenant, application and date."""
        who.require(Role.DEVELOPER)
        return await exports.export(who.tenant, request)

    return router
