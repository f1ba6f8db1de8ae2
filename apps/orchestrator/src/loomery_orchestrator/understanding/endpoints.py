"""Descriptions and specifications over HTTP."""

import json
from typing import Any

from fastapi import APIRouter, Depends

from loomery_orchestrator.understanding.schemas import (
    BriefIn,
    ChangesIn,
    CheckIn,
    DescriptionIn,
    DiffIn,
    DiffOut,
)
from loomery_orchestrator.understanding.service import UnderstandingService
from loomery_shared.contracts.preview_values import Preview
from loomery_shared.contracts.principal import Principal
from loomery_shared.contracts.understanding_values import Brief, Checked, Understood
from loomery_spec.text import json_schema

__all__ = ["understanding_routes"]


def understanding_routes(service: UnderstandingService, principal: Any) -> APIRouter:
    """The routes, for a service and a dependency that says who asks."""
    router = APIRouter(prefix="/api", tags=["understanding"])
    who_asks = Depends(principal)
    schema: dict[str, Any] = {}

    @router.post("/understandings")
    async def understand(body: DescriptionIn, who: Principal = who_asks) -> Understood:
        """Read a description: what would be built, why, and what is worth asking. Builds nothing."""
        return await service.understand(who, body)

    @router.post("/understandings/brief")
    async def brief(body: BriefIn, who: Principal = who_asks) -> Brief:
        """Recognise what a text that is still being written speaks of.

        Of several requests of one person only the newest is answered; those before get 409 with the code
        `superseded`.
        """
        return await service.brief(who, body)

    @router.post("/specs/check", tags=["specifications"])
    async def check(body: CheckIn, who: Principal = who_asks) -> Checked:
        """Find every fault of a specification, after operations on it; without an error it comes back completed."""
        return await service.check(who, body)

    @router.get("/specs/schema", tags=["specifications"], dependencies=[who_asks])
    async def document() -> dict[str, Any]:
        """The JSON Schema (2020-12) of specifications."""
        if not schema:
            schema.update(json.loads(json_schema()))
        return schema

    @router.post("/specs/diff", tags=["specifications"])
    async def differences(body: DiffIn, who: Principal = who_asks) -> DiffOut:
        """Tell in sentences what differs between two specifications."""
        return DiffOut(changes=await service.compare(who, body))

    @router.post("/apps/{app}/changes", tags=["applications"])
    async def changes(app: str, body: ChangesIn, who: Principal = who_asks) -> Preview:
        """Tell what would change if an application were built from other words or another specification.

        Changes nothing. Rows are counted in the live data, where there are any.
        """
        return await service.changes(who, app, body)

    return router
