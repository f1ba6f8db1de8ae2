"""Previews of templates and the outbox, for development."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from loomery_email.development.previews import Previews
from loomery_email.development.repository import OutboxReader
from loomery_email.development.schemas import OutboxItem, TemplateItem
from loomery_email.pages import Pages
from loomery_shared.contracts.mail import Template
from loomery_shared.paging import Cursor, Limit, Page, decode_cursor, encode_cursor, page_of

__all__ = ["outbox_routes", "preview_routes"]

_MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_Filter = Annotated[str, Query(max_length=320)]


def outbox_routes(outbox: OutboxReader, pages: Pages) -> APIRouter:
    """`/api/dev/outbox`: anybody may read it, so it exists in development only."""
    router = APIRouter(prefix="/api/dev", tags=["development"])

    async def newest(to: str, template: str, limit: int, cursor: str) -> Page[OutboxItem]:
        before = str((decode_cursor(cursor) or ("",))[0])
        rows = await outbox.page(to=to, template=template, before=before, limit=limit + 1)
        return page_of(rows, limit, encode_cursor(rows[:limit][-1].id) if rows else "")

    @router.get("/outbox")
    async def messages(
        to: _Filter = "", template: _Filter = "", limit: Limit = 20, cursor: Cursor = ""
    ) -> Page[OutboxItem]:
        """Messages, newest first."""
        return await newest(to, template, limit, cursor)

    @router.get("/outbox.html", response_class=HTMLResponse)
    async def listed(to: _Filter = "", template: _Filter = "", cursor: Cursor = "") -> HTMLResponse:
        """The same for people."""
        page = await newest(to, template, 50, cursor)
        return pages.show("outbox", items=page.items, next=page.next)

    @router.get("/outbox/{message}", response_class=HTMLResponse)
    async def message(message: str) -> HTMLResponse:
        """One message, shown in a frame that can do nothing."""
        return pages.show("message", item=await outbox.one(message))

    return router


def preview_routes(previews: Previews, pages: Pages) -> APIRouter:
    """`/api/dev/mail`: every template with sample values."""
    router = APIRouter(prefix="/api/dev", tags=["development"])

    @router.get("/mail")
    async def templates() -> list[TemplateItem]:
        """The templates."""
        return previews.all()

    @router.get("/mail.html", response_class=HTMLResponse)
    async def listed() -> HTMLResponse:
        """The same for people."""
        return pages.show("templates", items=previews.all())

    text = {"content": {"text/plain": {"schema": {"type": "string"}}}}

    @router.get("/mail/{template}", response_class=HTMLResponse, responses={200: text})
    async def template(
        template: Template, locale: str = "en", part: Literal["html", "text"] = "html"
    ) -> Response:
        """One template as it looks with sample values."""
        letter = previews.one(template, locale)
        if part == "text":
            return PlainTextResponse(letter.text)
        return HTMLResponse(letter.html, headers={"Content-Security-Policy": _MAIL_POLICY})

    return router
