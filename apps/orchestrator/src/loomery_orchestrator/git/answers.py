"""Answers in git's protocol: begun, written piece by piece, ended; refusals are plain text, which git shows."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from fastapi import Response
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from loomery_orchestrator.git.bodies import GoneError
from loomery_orchestrator.git.callers import CHALLENGE
from loomery_shared.errors import LoomeryError, TooManyError
from loomery_shared.logs import get_logger

__all__ = ["Answer", "GitResponse", "refusal", "unless_gone"]

_log = get_logger("git")


class Answer:
    """An answer of which nothing was sent yet."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def begin(self, media_type: str) -> None:
        """Send the head; there is no other status from here on."""
        self.begun = True
        headers = [(b"content-type", media_type.encode()), (b"cache-control", b"no-cache, max-age=0")]
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})

    async def write(self, data: bytes) -> None:
        """Send some of it."""
        await self._send({"type": "http.response.body", "body": data, "more_body": True})

    async def end(self) -> None:
        """There is no more."""
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})


class GitResponse(Response):
    """Lets `work` read the request and write the answer."""

    def __init__(self, work: Callable[[Receive, Answer], Awaitable[None]]) -> None:
        super().__init__()
        self._work = work

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = Answer(send)
        try:
            with suppress(GoneError):
                await self._work(receive, answer)
                await answer.end()
        except LoomeryError as error:
            if not answer.begun:
                await refusal(error)(scope, receive, send)
                return
            # An answer that is not ended makes the connection end: nobody takes what arrived for whole.
            _log.warning("a transfer was cut off", reason=error.message)


def refusal(error: LoomeryError) -> Response:
    """Why not, in words that git shows to the person."""
    headers = {}
    if error.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = CHALLENGE
    if isinstance(error, TooManyError) and error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    return PlainTextResponse(f"{error.message} {error.hint}".rstrip() + "\n", error.status, headers)


async def unless_gone(receive: Receive, work: Coroutine[Any, Any, None]) -> None:
    """Do the work, and leave it when the other end hangs up; raises GoneError then. The body was read before."""
    tasks = working, watching = asyncio.create_task(work), asyncio.create_task(_gone(receive))
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise GoneError
        working.result()
    finally:
        working.cancel()
        watching.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
