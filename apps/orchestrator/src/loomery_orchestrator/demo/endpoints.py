"""The accounts of a demo over HTTP."""

from typing import Any

from fastapi import APIRouter, Depends

from loomery_orchestrator.demo.schemas import DemoOut, DemoRemoval, DemoRemoved
from loomery_orchestrator.demo.service import DemoAccounts
from loomery_shared.contracts.principal import Principal

__all__ = ["demo_routes"]


def demo_routes(service: DemoAccounts, principal: Any) -> APIRouter:
    """The routes, for a service and a dependency that says who asks."""
    router = APIRouter(prefix="/api/apps/{app}/demo", tags=["demo"])
    who_asks = Depends(principal)

    @router.get("")
    async def demo(app: str, who: Principal = who_asks) -> DemoOut:
        """Accounts of the live application that everybody knows the password of."""
        return await service.look(who, app)

    @router.post("/removal")
    async def remove_demo(app: str, body: DemoRemoval, who: Principal = who_asks) -> DemoRemoved:
        """Remove them, for good; one can be taken over. For developers and above."""
        return await service.remove(who, app, body)

    return router
