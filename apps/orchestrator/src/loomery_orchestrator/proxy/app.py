"""The ASGI application in front: hosts of applications go to them, everything else to the platform."""

import time
from collections import Counter
from typing import Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from loomery_orchestrator.proxy import pages
from loomery_orchestrator.proxy.exchange import Exchange
from loomery_orchestrator.proxy.headers import host_of, size_of
from loomery_orchestrator.proxy.rollup import Rollup
from loomery_orchestrator.proxy.sockets import carry_websocket
from loomery_orchestrator.proxy.visits import Visits
from loomery_orchestrator.proxy.vitals import Vitals
from loomery_orchestrator.releases.driver import Hosted
from loomery_orchestrator.releases.local.hosted import HostedApp
from loomery_orchestrator.releases.settings import ProxySettings

__all__ = ["AppProxy", "Directory"]


class Directory(Protocol):
    """Knows which application answers at a name."""

    def find(self, slug: str) -> tuple[Hosted, HostedApp] | None:
        """The application, or None when nothing may answer there."""


class AppProxy:
    """Sends requests for `<slug>.<base host>` to applications, and all others to `platform`."""

    def __init__(
        self,
        platform: ASGIApp,
        directory: Directory,
        settings: ProxySettings,
        rollup: Rollup,
        visits: Visits,
        vitals: Vitals,
    ) -> None:
        self._platform = platform
        self._directory = directory
        self._settings = settings
        self._rollup, self._visits, self._vitals = rollup, visits, vitals
        self._suffix = f".{settings.base_host.lower()}"
        self._at_once: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or one WebSocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._platform(scope, receive, send)
            return
        host = host_of(scope["headers"])
        if not host.endswith(self._suffix):
            await self._platform(scope, receive, send)
            return
        found = self._directory.find(host.removesuffix(self._suffix))
        if scope["type"] == "websocket":
            await self._websocket(found, scope, receive, send)
        else:
            await self._http(found, scope, receive, send)

    async def _http(
        self, found: tuple[Hosted, HostedApp] | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if found is None:
            await pages.missing().send(send)
            return
        hosted, app = found
        refusal = self._refusal(hosted.app, scope)
        if refusal is not None:
            await refusal.send(send)
            self._rollup.add(hosted.tenant, hosted.app, refusal.status, 0.0)
            return
        if self._vitals.concerns(scope):
            await self._vitals.take(hosted, scope, receive, send)
            return
        started = time.perf_counter()
        begun, content_type = started, ""

        async def timed(message: Message) -> None:
            nonlocal begun, content_type
            if message["type"] == "http.response.start":
                begun = time.perf_counter()
                content_type = dict(message["headers"]).get(b"content-type", b"").decode("latin-1")
                message = self._vitals.asked_for(scope, message, content_type)
            await send(message)

        exchange = Exchange(app, self._settings, scope, receive, timed)
        self._at_once[hosted.app] += 1
        try:
            await exchange.run()
        finally:
            self._left(hosted.app)
            if exchange.status:
                self._rollup.add(hosted.tenant, hosted.app, exchange.status, begun - started)
                self._visits.seen(hosted, scope, exchange.status, content_type)

    def _left(self, app: str) -> None:
        self._at_once[app] -= 1
        if not self._at_once[app]:
            del self._at_once[app]

    def _refusal(self, app: str, scope: Scope) -> pages.Answer | None:
        if size_of(scope["headers"]) > self._settings.max_headers:
            return pages.too_many_headers()
        announced = dict(scope["headers"]).get(b"content-length", b"")
        if announced.isdigit() and int(announced) > self._settings.max_body:
            return pages.too_large(self._settings.max_body)
        if self._at_once[app] >= self._settings.concurrency:
            return pages.busy()
        return None

    async def _websocket(
        self, found: tuple[Hosted, HostedApp] | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if found is None or self._refusal(found[0].app, scope) is not None:
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        hosted, app = found
        self._at_once[hosted.app] += 1
        try:
            await carry_websocket(app, self._settings, scope, receive, send)
        finally:
            self._left(hosted.app)
