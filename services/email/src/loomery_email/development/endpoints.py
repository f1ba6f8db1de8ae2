"""Previews of templates and the outbox, for development."""

from typing import Annotated

from fastapi import APIRouter, Query

from loomery_email.development.repository import OutboxReader
from loomery_email.development.schemas import OutboxItem
from loomery_shared.paging import Cursor, Limit, Page, decode_cursor, encode_cursor, page_of

__all__ = ["development_routes"]


def development_routes(outbox: OutboxReader) -> APIRouter:
    """`/api/dev/*`: anybody may read it, so it exists in development only."""
    router = APIRouter(prefix="/api/dev", tags=["development"])

    @router.get("/outbox")
    async def messages(
        to: Annotated[str, Query(max_length=320)] = "",
        template: Annotated[str, Query(max_length=40)] = "",
        limit: Limit = 20,
        cursor: Cursor = "",
    ) -> Page[OutboxItem]:
        """Messages, newest first."""
        before = str((decode_cursor(cursor) or ("",))[0])
        rows = await outbox.page(to=to, template=template, before=before, limit=limit + 1)
        return page_of(rows, limit, encode_cursor(rows[:limit][-1].id) if rows else "")

    return router
