"""Events over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from loomery_analytics.directory import SqlAppDirectory
from loomery_analytics.ingest.schemas import EVENTS_BODY, PUBLIC_EVENTS_BODY, AppKey, Taken
from loomery_analytics.ingest.service import Intake
from loomery_shared.clients import require_service
from loomery_shared.devices import device_class
from loomery_shared.errors import TooLargeError

__all__ = ["EVENTS_PATH", "ingest_router", "key_router"]

EVENTS_PATH = "/api/analytics/events"
_NO = "1"


def ingest_router(intake: Intake, most_bytes: int, service_token: str) -> APIRouter:
    """Taking events."""
    router = APIRouter(tags=["events"])
    for_services = Depends(require_service(service_token))

    @router.post("/internal/events", status_code=202, dependencies=[for_services], openapi_extra=EVENTS_BODY)
    async def take_from_service(request: Request) -> Taken:
        """Store events of a service; those that are wrong are told, the others are kept."""
        return await intake.from_service(await _body(request, most_bytes))

    @router.post(EVENTS_PATH, status_code=202, openapi_extra=PUBLIC_EVENTS_BODY)
    async def take_from_app(request: Request) -> Taken:
        """Store events of the portal or of an application.

        With `DNT: 1` or `Sec-GPC: 1` nothing is kept, and nothing is even read.
        """
        if _NO in (request.headers.get("dnt"), request.headers.get("sec-gpc")):
            return Taken()
        device = device_class(request.headers.get("user-agent", ""))
        return await intake.from_app(await _body(request, most_bytes), device)

    return router


def key_router(directory: SqlAppDirectory, service_token: str) -> APIRouter:
    """Write keys of applications."""
    router = APIRouter(tags=["services"], dependencies=[Depends(require_service(service_token))])

    @router.put("/internal/apps/{app}", status_code=204)
    async def put_key(app: Annotated[str, Path(pattern=r"^[A-Za-z0-9_.-]{1,64}$")], key: AppKey) -> Response:
        """Give an application its write key, instead of the one before."""
        await directory.put(key.tenant, app, key.write_key)
        return Response(status_code=204)

    return router


async def _body(request: Request, most: int) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise TooLargeError(f"At most {most} bytes of events are taken at once.")
    return body
