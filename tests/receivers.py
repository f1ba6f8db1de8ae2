"""Small servers that take what programs report, so that a test can look at it."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(frozen=True)
class Received:
    """One message as the server took it."""

    sender: str
    recipients: list[str]
    message: EmailMessage


@dataclass
class SmtpServer:
    """A mail server that keeps what it takes; `refuse` is what it answers instead, such as `451 Later`."""

    host: str
    port: int
    messages: list[Received] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    """Name and password of everybody who signed in; all are let in."""
    refuse: str = ""

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Called by aiosmtpd with every message."""
        if self.refuse:
            return self.refuse
        parsed = message_from_bytes(cast(bytes, envelope.content), policy=policy.default)
        self.messages.append(Received(envelope.mail_from or "", list(envelope.rcpt_tos), parsed))
        return "250 OK"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        """Called by aiosmtpd when somebody signs in."""
        if isinstance(data, LoginPassword):
            self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=True)


@contextmanager
def smtp(port: int) -> Iterator[SmtpServer]:
    """A mail server on this port."""
    server = SmtpServer("127.0.0.1", port)
    controller = Controller(
        server,
        hostname=server.host,
        port=port,
        ready_timeout=60,
        authenticator=server.authenticate,
        auth_require_tls=False,
    )
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


@dataclass
class HttpReceiver:
    """Takes every POST; `bodies` are path and content, unpacked."""

    url: str = ""
    bodies: list[tuple[str, bytes]] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def take(self, path: str, body: bytes) -> None:
        """Keep one request."""
        with self.arrived:
            self.bodies.append((path, body))
            self.arrived.notify_all()

    def wait(self, count: int = 1, seconds: float = 60.0) -> None:
        """Wait until this many requests have come; raises AssertionError when they don't."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.bodies) >= count, seconds), "Nothing was reported."


@dataclass(frozen=True)
class Span:
    """One span as it was reported; ids are hexadecimal, attributes are text."""

    name: str
    trace: str
    id: str
    parent: str
    service: str
    attributes: dict[str, str]
    failure: str
    """What is said of its status; empty for most."""
    events: list[dict[str, str]]
    """Attributes of what was noted on the way, such as exceptions."""


class OtlpReceiver(HttpReceiver):
    """A collector of OpenTelemetry traces (OTLP over HTTP, protobuf)."""

    def spans(self) -> list[Span]:
        """Every span so far."""
        return [span for path, body in self.bodies if path == "/v1/traces" for span in _spans(body)]


def _spans(body: bytes) -> Iterator[Span]:
    for group in ExportTraceServiceRequest.FromString(body).resource_spans:
        service = _attributes(group.resource.attributes).get("service.name", "")
        for scope in group.scope_spans:
            for span in scope.spans:
                yield Span(
                    span.name,
                    span.trace_id.hex(),
                    span.span_id.hex(),
                    span.parent_span_id.hex(),
                    service,
                    _attributes(span.attributes),
                    span.status.message,
                    [_attributes(event.attributes) for event in span.events],
                )


def _attributes(pairs: Any) -> dict[str, str]:
    return {
        pair.key: str(getattr(pair.value, pair.value.WhichOneof("value") or "string_value")) for pair in pairs
    }


class SentryReceiver(HttpReceiver):
    """Takes Sentry's envelopes; `dsn` is what a program is told."""

    @property
    def dsn(self) -> str:
        """The address to report to."""
        return self.url.replace("://", "://public@") + "/1"

    def events(self) -> list[dict[str, Any]]:
        """Every event so far: the items of envelopes, one JSON document a line after their header."""
        return [event for path, body in self.bodies if path.endswith("/envelope/") for event in _events(body)]


def _events(body: bytes) -> Iterator[dict[str, Any]]:
    lines = body.split(b"\n")
    for header, content in zip(lines[1::2], lines[2::2], strict=False):
        if json.loads(header).get("type") == "event":
            yield json.loads(content)


@contextmanager
def receiving(receiver: HttpReceiver) -> Iterator[None]:
    """Serve it on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            receiver.take(
                self.path, gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
            )
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Tests have enough to say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
