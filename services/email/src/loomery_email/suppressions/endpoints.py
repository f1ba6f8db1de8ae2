"""Suppressed addresses: for the platform's owner, and for recipients who unsubscribe."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.responses import HTMLResponse
from pydantic import EmailStr

from loomery_email.letters.catalogue import Catalogue, locale_of
from loomery_email.letters.scopes import Unsubscribed
from loomery_email.pages import Pages
from loomery_email.suppressions.links import UnsubscribeLinks
from loomery_email.suppressions.schemas import NewSuppression, SuppressionItem
from loomery_email.suppressions.service import SuppressionService
from loomery_shared.clients import require_service
from loomery_shared.paging import Cursor, Limit, Page, decode_cursor, encode_cursor, page_of

__all__ = ["suppression_routes", "unsubscribe_routes"]

_Token = Annotated[str, Query(max_length=600)]
_Language = Annotated[str, Header(max_length=200)]


def suppression_routes(service: SuppressionService, token: str) -> APIRouter:
    """`/internal/suppressions`, for services that show the token."""
    router = APIRouter(prefix="/internal", tags=["internal"], dependencies=[Depends(require_service(token))])

    @router.get("/suppressions")
    async def suppressed(limit: Limit = 50, cursor: Cursor = "") -> Page[SuppressionItem]:
        """Suppressed addresses, in order."""
        address, scope = (decode_cursor(cursor) or ("", ""))[:2]
        rows = await service.page((str(address), str(scope)), limit + 1)
        shown = rows[:limit]
        return page_of(rows, limit, encode_cursor(shown[-1].address, shown[-1].scope) if shown else "")

    @router.post("/suppressions", status_code=204, response_class=Response)
    async def suppress(new: NewSuppression) -> None:
        """Send nothing more to an address."""
        await service.add(new)

    @router.delete("/suppressions/{address}", status_code=204, response_class=Response)
    async def allow(address: EmailStr) -> None:
        """Send to an address again."""
        await service.remove(address)

    @router.delete("/unsubscriptions/{address}", status_code=204, response_class=Response)
    async def resubscribe(address: EmailStr) -> None:
        """Send again what somebody had unsubscribed from; bounces and complaints still hold."""
        await service.resubscribe(address)

    return router


def unsubscribe_routes(service: SuppressionService, links: UnsubscribeLinks, pages: Pages) -> APIRouter:
    """`/api/mail/unsubscribe`: a page that asks, and the click that does it (RFC 8058)."""
    router = APIRouter(prefix="/api/mail", tags=["unsubscribe"])

    def page(scope: Unsubscribed, address: str, language: str, *, done: bool) -> HTMLResponse:
        locale = locale_of(language.split(",")[0])
        words = Catalogue(locale).words("unsubscribe_weekly" if scope == "weekly_digest" else "unsubscribe")
        return pages.show("unsubscribe", words=words, lang=locale, address=address, done=done)

    @router.get("/unsubscribe", response_class=HTMLResponse)
    async def ask(token: _Token, accept_language: _Language = "") -> HTMLResponse:
        """Ask first: programs that look into mails follow links too."""
        return page(*links.read(token), accept_language, done=False)

    @router.post("/unsubscribe", response_class=HTMLResponse)
    async def unsubscribe(token: _Token, accept_language: _Language = "") -> HTMLResponse:
        """No more notifications, or none of one kind, to the address in the token."""
        scope, address = links.read(token)
        await service.add(NewSuppression(address=address, reason="unsubscribe", scope=scope))
        return page(scope, address, accept_language, done=True)

    return router
