"""Secrets of applications over HTTP: values go in and never come out."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from loomery_orchestrator.app_secrets.service import AppSecretService
from loomery_shared.contracts.principal import Principal

__all__ = ["secret_routes"]

_Name = Annotated[str, Path(max_length=64)]


class SecretIn(BaseModel):
    """The value of a secret."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"value": "a key of another service"}]}
    )

    value: SecretStr = Field(min_length=1, max_length=4000)


class SecretOut(BaseModel):
    """That there is a secret."""

    name: str


def secret_routes(service: AppSecretService, principal: Any) -> APIRouter:
    """The routes, for a service and a dependency that says who asks."""
    router = APIRouter(prefix="/api/apps/{app}/secrets", tags=["secrets"])
    who_asks = Depends(principal)

    @router.get("")
    async def names(app: str, who: Principal = who_asks) -> list[SecretOut]:
        """The names of an application's secrets."""
        return [SecretOut(name=name) for name in await service.names(who, app)]

    @router.put("/{name}", status_code=204)
    async def put(app: str, name: _Name, body: SecretIn, who: Principal = who_asks) -> None:
        """Keep a secret; the application is started anew with it once nobody uses it."""
        await service.put(who, app, name, body.value)

    @router.delete("/{name}", status_code=204)
    async def delete(app: str, name: _Name, who: Principal = who_asks) -> None:
        """Forget a secret."""
        await service.delete(who, app, name)

    return router
