"""What surrounds every request of every service: an id, limits, headers, a log line and figures."""

import asyncio
import re
import time
from http import HTTPStatus
from typing import Any

import structlog
from opentelemetry import trace
from prometheus_client import Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from loomery_shared.ids import new_id
from loomery_shared.logs import get_logger
from loomery_shared.problems import problem
from loomery_shared.settings import HttpSettings

__all__ = ["RequestMiddleware"]

_log = get_logger("http")
_REQUEST_ID = re.compile(r"[\w.-]{8,64}")
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"cache-control": b"no-store",
}
"""For every answer that does not say otherwise itself."""
_requests = Counter(
    "loomery_http_requests_total", "Requests answered.", ["service", "method", "route", "status"]
)
_seconds = Histogram(
    "loomery_http_request_seconds",
    "Seconds until an answer began.",
    ["service", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
_at_once = Gauge("loomery_http_requests_in_progress", "Requests being worked on.", ["service"])


class _BodyTooLargeError(Exception):
    """More bytes arrived than were announced or allowed."""


class RequestMiddleware:
    """Wraps an application; `large` are path prefixes whose bodies may be ten times the usual size."""

    def __init__(
        self, app: ASGIApp, service: str, settings: HttpSettings, large: tuple[str, ...] = ()
    ) -> None:
        self._app = app
        self._service = service
        self._settings = settings
        self._large = large
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await _Exchange(self, scope, receive, send).run()

    def limit_of(self, path: str) -> int:
        """Bytes that a request to this path may carry."""
        factor = 10 if path.startswith(self._large) and self._large else 1
        return self._settings.max_body * factor


class _Exchange:
    """One request and its answer."""

    def __init__(self, outer: RequestMiddleware, scope: Scope, receive: Receive, send: Send) -> None:
        self._outer, self._scope, self._receive, self._send = outer, scope, receive, send
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        self._id = given if _REQUEST_ID.fullmatch(given) else new_id("req")
        self._started = time.perf_counter()
        self._status = 0
        self._received = 0
        self._most = outer.limit_of(scope["path"])

    async def run(self) -> None:
        outer = self._outer
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(service=outer._service, request=self._id)
        span = trace.get_current_span()
        span.set_attribute("loomery.request", self._id)
        if outer._running >= outer._settings.concurrency:
            await self._refuse(503, "busy", "Too much is asked at once.", {"Retry-After": "1"})
            return
        announced = dict(self._scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > self._most:
            await self._refuse(413, "too_large", f"At most {self._most} bytes are taken at once.")
            return
        outer._running += 1
        _at_once.labels(outer._service).inc()
        try:
            await self._within_time()
        finally:
            self._begun()
            self._tell()

    async def _within_time(self) -> None:
        work = asyncio.ensure_future(self._outer._app(self._scope, self._receiving, self._sending))
        try:
            async with asyncio.timeout(self._outer._settings.timeout) as deadline:
                self._deadline = deadline
                await asyncio.shield(work)
        except TimeoutError:
            work.cancel()
            if not self._status:
                await self._refuse(503, "too_slow", "This took too long.", {"Retry-After": "5"})
        except _BodyTooLargeError:
            if not self._status:
                await self._refuse(413, "too_large", f"At most {self._most} bytes are taken at once.")
        except asyncio.CancelledError:
            work.cancel()
            raise

    async def _receiving(self) -> Message:
        message = await self._receive()
        self._received += len(message.get("body", b""))
        if self._received > self._most:
            raise _BodyTooLargeError
        return message

    async def _sending(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._deadline.reschedule(None)
            self._begun()
            present = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                (b"x-request-id", self._id.encode()),
                *((name, value) for name, value in _HEADERS.items() if name not in present),
            ]
        await self._send(message)

    def _begun(self) -> None:
        """An answer has begun: what still streams does not count as work."""
        if self._scope.get("loomery.begun"):
            return
        self._scope["loomery.begun"] = True
        self._outer._running -= 1
        _at_once.labels(self._outer._service).dec()

    def _tell(self) -> None:
        route: Any = self._scope.get("route")
        path = getattr(route, "path", "") or "unknown"
        seconds = time.perf_counter() - self._started
        _requests.labels(self._outer._service, self._scope["method"], path, self._status or 500).inc()
        _seconds.labels(self._outer._service, path).observe(seconds)
        _log.info(
            "request",
            method=self._scope["method"],
            route=path,
            status=self._status or 500,
            seconds=round(seconds, 4),
        )

    async def _refuse(
        self, status: int, code: str, detail: str, headers: dict[str, str] | None = None
    ) -> None:
        self._status = status
        _requests.labels(self._outer._service, self._scope["method"], "refused", status).inc()
        response = problem(status, code, detail, headers={**(headers or {}), "X-Request-ID": self._id})
        _log.warning("refused", status=HTTPStatus(status).phrase, code=code)
        await response(self._scope, self._receive, self._send)
