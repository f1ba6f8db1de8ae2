"""Taking one's data along and leaving, over HTTP."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from loomery_orchestrator.privacy.clients import Accounts
from loomery_orchestrator.privacy.export import Exports
from loomery_orchestrator.privacy.service import ErasureService
from loomery_shared.clients import require_service
from loomery_shared.contracts.leaving import Departure
from loomery_shared.contracts.principal import Principal
from loomery_shared.errors import NotFoundError

__all__ = ["erasure_routes", "own_data_routes"]


class LeaveIn(BaseModel):
    """The password; may be left out just after signing in."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"password": "the password of today"}]}
    )

    password: SecretStr | None = Field(default=None, min_length=1, max_length=200)


class ErasureOut(BaseModel):
    """How far an erasure is: when each store had forgotten the person."""

    user: str
    done: dict[str, str]
    attempts: int
    reason: str
    finished: bool


def own_data_routes(exports: Exports, accounts: Accounts, principal: Any) -> APIRouter:
    """A person's own data, over all services."""
    router = APIRouter(prefix="/api/me", tags=["own data"])
    who_asks = Depends(principal)

    @router.get("/export", response_class=StreamingResponse)
    async def export(request: Request, who: Principal = who_asks) -> StreamingResponse:
        """Everything that is kept about you, as JSON; `complete` at its end tells whether there was more."""
        headers = {"Content-Disposition": 'attachment; filename="my-data.json"'}
        document = await exports.of(who.user, _token(request))
        return StreamingResponse(document, media_type="application/json", headers=headers)

    @router.delete("", status_code=202, dependencies=[who_asks])
    async def leave(body: LeaveIn, request: Request) -> None:
        """Close your account at once, and have everything about you erased in every store."""
        await accounts.leave(_token(request), body.password.get_secret_value() if body.password else None)

    return router


def erasure_routes(erasures: ErasureService, token: str) -> APIRouter:
    """`/internal/erasures`, for services that show the token."""
    router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[Depends(require_service(token))])

    @router.post("/erasures", status_code=202)
    async def begin(body: Departure) -> None:
        """Erase a person from every store."""
        await erasures.begin(body)

    @router.get("/erasures/{user}")
    async def stand(user: str) -> ErasureOut:
        """How far it is."""
        found = await erasures.of(user)
        if found is None:
            raise NotFoundError("This person has not asked for that.")
        names = {"user", "done", "attempts", "reason"}
        return ErasureOut(**found.model_dump(include=names), finished=found.finished_at is not None)

    return router


def _token(request: Request) -> str:
    return request.headers.get("authorization", "").partition(" ")[2].strip()
