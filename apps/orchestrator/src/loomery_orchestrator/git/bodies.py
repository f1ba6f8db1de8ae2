"""Bodies of requests: read whole into a file before git sees them, unpacked and bounded.

A slow sender then holds neither a process nor the repository, and nothing that was cut off is taken for whole.
"""

import asyncio
import tempfile
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from starlette.types import Receive

from loomery_shared.errors import TooLargeError, UsageError
from loomery_shared.files import private_folder

__all__ = ["GoneError", "received"]

_GZIP = zlib.MAX_WBITS | 16
_PIECE = 2**20


class GoneError(Exception):
    """The other end hung up."""


@asynccontextmanager
async def received(receive: Receive, encoding: str, most: int, folder: Path) -> AsyncIterator[IO[bytes]]:
    """The body as a file to be read from its beginning, gone afterwards.

    `encoding` is the Content-Encoding; `most` bounds the unpacked bytes. Raises TooLargeError when there are
    more (after the rest was read and thrown away, so that the answer is heard), UsageError for an encoding or
    a body that cannot be read, and GoneError.
    """
    body = _Body(receive)
    with tempfile.TemporaryFile(dir=private_folder(folder)) as file:
        size = 0
        try:
            async for piece in _unpacked(body.pieces(), encoding):
                size += len(piece)
                if size > most:
                    raise TooLargeError(f"At most {most / 1e6:g} MB are taken at once.")
                await asyncio.to_thread(file.write, piece)
        except UsageError:
            await body.throw_away()
            raise
        file.seek(0)
        yield file


async def _unpacked(pieces: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    if encoding in ("", "identity"):
        async for piece in pieces:
            yield piece
        return
    if encoding not in ("gzip", "x-gzip"):
        raise UsageError(f"Bodies encoded as {encoding[:20]!r} are not taken.")
    unpack = zlib.decompressobj(_GZIP)
    try:
        async for piece in pieces:
            rest = piece
            while rest and not unpack.eof:
                yield unpack.decompress(rest, _PIECE)
                rest = unpack.unconsumed_tail
        while more := unpack.decompress(unpack.unconsumed_tail, _PIECE):
            yield more
    except zlib.error as error:
        raise UsageError("The body is not packed as it says.") from error
    if not unpack.eof:
        raise UsageError("The body is not packed as it says.")


class _Body:
    """What is sent, until its end."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._ended = False

    async def pieces(self) -> AsyncIterator[bytes]:
        """The body in pieces of a megabyte or a little more."""
        held = bytearray()
        while not self._ended:
            held += await self._next()
            if len(held) >= _PIECE or self._ended:
                yield bytes(held)
                held.clear()

    async def throw_away(self) -> None:
        """Read what is left, for nothing."""
        while not self._ended:
            await self._next()

    async def _next(self) -> bytes:
        message = await self._receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        self._ended = not message.get("more_body", False)
        body: bytes = message.get("body", b"")
        return body
