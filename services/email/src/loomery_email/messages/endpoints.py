"""What other services ask of this one."""

from fastapi import APIRouter, Depends, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from loomery_email.messages.service import MessageService
from loomery_shared.clients import require_service
from loomery_shared.contracts.mail import MailRequest

__all__ = ["message_routes"]


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

    return router
