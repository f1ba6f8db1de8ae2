"""What other services ask of this one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.exceptions import RequestValidationError
from pydantic import EmailStr, ValidationError

from loomery_email.messages.people import PeopleService
from loomery_email.messages.schemas import Erased, MessageRecord, PersonExport
from loomery_email.messages.service import MessageService
from loomery_email.states import State
from loomery_shared.clients import require_service
from loomery_shared.contracts.mail import MailRequest
from loomery_shared.paging import Cursor, Limit, Page, decode_cursor, encode_cursor, page_of

__all__ = ["message_routes", "people_routes"]

_Addresses = Annotated[
    list[EmailStr], Query(max_length=20, description="The person's addresses, now and before.")
]


def message_routes(service: MessageService, token: str) -> APIRouter:
    """`/internal/mail`, for services that show the token."""
    router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[Depends(require_service(token))])

    @router.post("/mail", status_code=202, response_class=Response)
    async def send(request: MailRequest) -> None:
        """Accept a message; it is sent once per `key`, soon after the answer."""
        try:
            await service.accept(request)
        except ValidationError as error:
            raise RequestValidationError(
                [{**fault, "loc": ("body", "values", *fault["loc"])} for fault in error.errors()]
            ) from error

    @router.get("/mail")
    async def messages(
        state: State = State.FAILED, limit: Limit = 50, cursor: Cursor = ""
    ) -> Page[MessageRecord]:
        """Messages in a state, newest first: those that were given up, if none is named."""
        before = str((decode_cursor(cursor) or ("",))[0])
        rows = await service.in_state(state, before, limit + 1)
        return page_of(rows, limit, encode_cursor(rows[:limit][-1].id) if rows else "")

    @router.post("/mail/{message}/retry", status_code=202, response_class=Response)
    async def retry(message: str) -> None:
        """Send a message that was given up after all."""
        await service.retry(message)

    return router


def people_routes(service: PeopleService, token: str) -> APIRouter:
    """`/internal/people`, for "tell me" and "erase me"."""
    router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[Depends(require_service(token))])

    @router.get("/people/{user}")
    async def export(user: str, address: _Addresses = []) -> PersonExport:  # noqa: B006 - FastAPI copies it
        """Everything kept about a person, found by id and by addresses."""
        return await service.export(user, address)

    @router.delete("/people/{user}")
    async def erase(user: str, address: _Addresses = []) -> Erased:  # noqa: B006 - FastAPI copies it
        """Erase it."""
        return await service.erase(user, address)

    @router.delete("/tenants/{tenant}")
    async def erase_tenant(tenant: str) -> Erased:
        """Erase every message of an organisation."""
        return await service.erase_tenant(tenant)

    return router
