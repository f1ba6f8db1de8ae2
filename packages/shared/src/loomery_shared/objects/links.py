"""The addresses that `DiskObjects.link` makes."""

from collections.abc import Iterator
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from loomery_shared.objects.disk import DiskObjects
from loomery_shared.objects.port import disposition
from loomery_shared.problems import PROBLEMS

__all__ = ["object_links"]

_CHUNK = 1 << 16


def object_links(store: DiskObjects) -> APIRouter:
    """`GET /objects/{key}?expires&name&signature`: a download for whoever holds the link.

    The content is always saved and never shown: what people upload must not run as a page of this address.
    """
    router = APIRouter(tags=["objects"], responses=PROBLEMS)

    @router.get("/objects/{key:path}", response_class=StreamingResponse)
    async def download(
        key: str,
        expires: int,
        name: Annotated[str, Query(max_length=300)],
        signature: Annotated[str, Query(max_length=64)],
    ) -> StreamingResponse:
        """Download an object."""
        info, file = await store.linked(key, expires, name, signature)
        headers = {
            "Content-Disposition": disposition(name),
            "Content-Length": str(info.size),
            "ETag": f'"{info.etag}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        }
        return StreamingResponse(_content(file), media_type=info.content_type, headers=headers)

    return router


def _content(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
