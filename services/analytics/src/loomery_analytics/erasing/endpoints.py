"""Giving back and forgetting over HTTP, for our services only."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from loomery_analytics.erasing.schemas import Forgotten, Person
from loomery_analytics.erasing.service import Erasing
from loomery_shared.clients import require_service

__all__ = ["erasing_router"]

_Id = Annotated[str, Path(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]


def erasing_router(erasing: Erasing, service_token: str) -> APIRouter:
    """Persons, applications and tenants."""
    router = APIRouter(
        prefix="/internal", tags=["services"], dependencies=[Depends(require_service(service_token))]
    )

    @router.get("/people/{user}")
    async def person(user: _Id) -> Person:
        """Everything that is stored about a person, in every tenant."""
        return await erasing.person(user)

    @router.delete("/people/{user}")
    async def forget_person(user: _Id) -> Forgotten:
        """Remove everything that is stored about a person, in every tenant."""
        return await erasing.forget_person(user)

    @router.delete("/apps/{app}")
    async def forget_app(
        app: _Id, tenant: Annotated[str, Query(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
    ) -> Forgotten:
        """Remove an application: its key, events, counts and exports."""
        return await erasing.forget_app(tenant, app)

    @router.delete("/tenants/{tenant}")
    async def forget_tenant(tenant: _Id) -> Forgotten:
        """Remove everything of a tenant."""
        return await erasing.forget_tenant(tenant)

    return router
