"""One HTTP request on its way to an application and back, streaming both ways."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import httpx2
from starlette.types import Message, Receive, Scope, Send

from loomery_orchestrator.proxy import pages
from loomery_orchestrator.proxy.headers import from_app, to_app
from loomery_orchestrator.releases.errors import AsleepError
from loomery_orchestrator.releases.local.hosted import HostedApp
from loomery_orchestrator.releases.local.instance import Instance
from loomery_orchestrator.releases.settings import ProxySettings

__all__ = ["Exchange"]

_REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS"})
_TRIES = 3


class _TooLargeError(Exception):
    """More bytes arrived than are taken."""


class _GoneError(Exception):
    """The browser hung up."""


class _RepeatError(Exception):
    """The application did not get the request, or may be asked again."""


class Exchange:
    """Carries one request. `status` is that of the answer, 0 when the browser went away before it."""

    def __init__(
        self, app: HostedApp, settings: ProxySettings, scope: Scope, receive: Receive, send: Send
    ) -> None:
        self._app = app
        self._settings = settings
        self._scope = scope
        self._receive = receive
        self._send = send
        self._received = 0
        self._body_begun = False
        self._body_ended = False
        self._gone = asyncio.Event()
        self.status = 0

    async def run(self) -> None:
        """Answer the request, whatever happens."""
        try:
            await self._tried()
        except AsleepError as error:
            await self._say(pages.waking(error.retry_after))
        except _TooLargeError:
            await self._say(pages.too_large(self._settings.max_body))
        except (_RepeatError, httpx2.HTTPError, TimeoutError, OSError):
            await self._say(pages.broken())
        except _GoneError:
            pass

    async def _tried(self) -> None:
        """Ask, and ask again where the application cannot have acted on the request."""
        for left in reversed(range(_TRIES)):
            instance = await self._app.lease(self._settings.hold)
            try:
                await self._ask(instance)
            except _RepeatError:
                if not left:
                    raise
                await instance.suspect()
            else:
                return
            finally:
                instance.leave()

    async def _ask(self, instance: Instance) -> None:
        transport = instance.transport
        if transport is None:
            raise _RepeatError
        try:
            async with asyncio.timeout(self._settings.answer_within):
                response = await transport.handle_async_request(self._request())
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            if self._body_begun:
                raise
            raise _RepeatError from error
        except (httpx2.NetworkError, httpx2.RemoteProtocolError) as error:
            if self._body_begun or self._scope["method"] not in _REPEATABLE:
                raise
            raise _RepeatError from error
        try:
            await self._answer(instance, response)
        finally:
            with contextlib.suppress(httpx2.HTTPError, OSError):
                await response.aclose()

    def _request(self) -> httpx2.Request:
        scope = self._scope
        client = scope.get("client")
        headers = to_app(
            scope["headers"],
            client=client[0] if client else "",
            scheme=scope.get("scheme", "http"),
            platform_cookies=frozenset(self._settings.platform_cookies),
        )
        sends = any(name in (b"content-length", b"transfer-encoding") for name, _ in scope["headers"])
        if sends and not any(name == b"content-length" for name, _ in headers):
            headers.append((b"transfer-encoding", b"chunked"))
        if scope["method"] not in _REPEATABLE:
            # A kept connection may be closed in the moment it is used, and this request may not be repeated.
            headers.append((b"connection", b"close"))
        target = scope.get("raw_path") or scope["path"].encode()
        if scope["query_string"]:
            target += b"?" + scope["query_string"]
        silence = self._settings.silence
        return httpx2.Request(
            scope["method"],
            "http://app/",
            headers=headers,
            content=self._body() if sends else b"",
            extensions={
                "target": target,
                "timeout": {"connect": 5.0, "pool": 5.0, "write": silence, "read": silence},
            },
        )

    async def _body(self) -> AsyncIterator[bytes]:
        self._body_begun = True
        while not self._body_ended:
            message = await self._next()
            if chunk := message.get("body", b""):
                yield chunk

    async def _next(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.disconnect":
            self._gone.set()
            raise _GoneError
        self._received += len(message.get("body", b""))
        if self._received > self._settings.max_body:
            raise _TooLargeError
        self._body_ended = not message.get("more_body", False)
        return message

    async def _answer(self, instance: Instance, response: httpx2.Response) -> None:
        """Pass the answer on; ends early when the browser hangs up, or when a stream must make room."""
        self.status = response.status_code
        headers = from_app(response.headers.raw, framed_by=self._settings.framed_by)
        await self._send({"type": "http.response.start", "status": response.status_code, "headers": headers})
        endless = response.headers.get("content-type", "").startswith("text/event-stream")
        work = asyncio.create_task(self._pass_on(response))
        watchers = {asyncio.create_task(self._hung_up())}
        if endless:
            watchers.add(asyncio.create_task(_told(instance.leaving)))
        try:
            await asyncio.wait({work, *watchers}, return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                work.result()
            elif not self._gone.is_set():
                await self._send({"type": "http.response.body", "body": b""})
        finally:
            for task in (work, *watchers):
                task.cancel()
            await asyncio.gather(work, *watchers, return_exceptions=True)

    async def _pass_on(self, response: httpx2.Response) -> None:
        async for chunk in response.aiter_raw():
            await self._send({"type": "http.response.body", "body": chunk, "more_body": True})
        await self._send({"type": "http.response.body", "body": b""})

    async def _hung_up(self) -> None:
        while not self._gone.is_set():
            if not self._body_ended and self._body_begun:
                await self._gone.wait()  # the body is still read by somebody else
            elif (await self._receive())["type"] == "http.disconnect":
                self._gone.set()

    async def _say(self, page: pages.Answer) -> None:
        if self.status:
            raise ConnectionAbortedError("The application broke off its answer.")
        self.status = page.status
        await page.send(self._send)


async def _told(event: asyncio.Event) -> None:
    await event.wait()
