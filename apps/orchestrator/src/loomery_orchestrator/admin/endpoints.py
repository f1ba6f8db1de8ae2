"""Operation of the platform, over HTTP."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path

from loomery_orchestrator.admin.health import Health
from loomery_orchestrator.admin.schemas import (
    GivenQuotas,
    HealthReport,
    ModelsOut,
    PluginsOut,
    QueueOut,
    QuotasOut,
    Retried,
    WorkerOut,
)
from loomery_orchestrator.admin.service import Operation
from loomery_shared.contracts.operation import Premises
from loomery_shared.contracts.principal import Principal

__all__ = ["admin_routes"]

_Id = Annotated[str, Path(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]


def admin_routes(operation: Operation, health: Health, premises: Premises, principal: Any) -> APIRouter:
    """The routes; all answer 403 `platform_owner_only` to everybody else."""
    router = APIRouter(prefix="/api/admin", tags=["platform"])

    async def owner(who: Annotated[Principal, Depends(principal)]) -> Principal:
        who.require_platform_owner()
        return who

    who_asks = Depends(owner)

    @router.get("/quotas/{tenant}", dependencies=[who_asks])
    async def quotas_of_organisation(tenant: _Id) -> QuotasOut:
        """What an organisation may, and what it uses."""
        return await operation.quotas(tenant)

    @router.put("/quotas/{tenant}")
    async def give_quotas(tenant: _Id, body: GivenQuotas, who: Annotated[Principal, who_asks]) -> QuotasOut:
        """Give an organisation limits of its own, instead of those it was given before."""
        return await operation.give_quotas(who, tenant, body)

    @router.get("/workers", dependencies=[who_asks])
    async def all_workers() -> list[WorkerOut]:
        """The processes that take builds, and what they have at hand."""
        return await operation.workers()

    @router.get("/queue", dependencies=[who_asks])
    async def whole_queue() -> QueueOut:
        """What waits, what runs, and what was given up, over all organisations."""
        return await operation.queue()

    @router.post("/dead/{job}/retry", status_code=202)
    async def retry_dead(job: _Id, who: Annotated[Principal, who_asks]) -> Retried:
        """Do again what was given up; asking twice gives the same job."""
        return await operation.retry(who, job)

    @router.get("/health", dependencies=[who_asks])
    async def platform_health() -> HealthReport:
        """How every part of the platform is, asked just now."""
        return await health.report()

    @router.get("/models", dependencies=[who_asks])
    async def connected_models() -> ModelsOut:
        """The language model that is connected, if there is one; never its key."""
        return ModelsOut(model=await asyncio.to_thread(premises.model))

    @router.get("/plugins", dependencies=[who_asks])
    async def plugged_in() -> PluginsOut:
        """Features, back ends, passes and gates, with the packages they come from."""
        return PluginsOut(plugins=await asyncio.to_thread(premises.plugins))

    return router
