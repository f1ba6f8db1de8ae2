"""Traces, figures and unexpected errors: kept on the machine unless a receiver is named in the settings."""

import logging
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import structlog
from fastapi import FastAPI, Response
from opentelemetry import context, propagate, trace
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from loomery_shared.logs import redact
from loomery_shared.settings import TelemetrySettings

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

__all__ = ["Telemetry", "add_metrics", "carried", "span", "trace_headers"]

_PATIENCE = 2.0
_SELDOM = 60.0
_tracer = trace.get_tracer("loomery")


class Telemetry:
    """What this process reports; `close` sends what is still waiting.

    The libraries that report are loaded only when a receiver is named: they would double the time of a start.
    """

    def __init__(self, settings: TelemetrySettings, service: str, version: str) -> None:
        self._provider: TracerProvider | None = None
        if settings.otlp_endpoint:
            self._provider = _tracing(settings.otlp_endpoint, service, version)
        self._sentry = settings.sentry_dsn.get_secret_value()
        if self._sentry:
            _reporting(self._sentry, version)

    def close(self) -> None:
        """Send what waits to be sent, for a few seconds at most."""
        # A collector that cannot be reached would be asked again and again for half a minute.
        sending = threading.Thread(target=self._provider.shutdown, daemon=True) if self._provider else None
        if sending is not None:
            sending.start()
        if self._sentry:
            import sentry_sdk

            sentry_sdk.get_client().close(timeout=_PATIENCE)
        if sending is not None:
            sending.join(_PATIENCE)


def _tracing(endpoint: str, service: str, version: str) -> "TracerProvider":
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    from loomery_shared.redacting import RedactingExporter

    _say_seldom("opentelemetry.exporter.otlp.proto.http", "urllib3.connectionpool")
    exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")
    resource = Resource.create({"service.name": service, "service.version": version})
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(RedactingExporter(exporter), schedule_delay_millis=1000))
    trace.set_tracer_provider(provider)
    return provider


def _say_seldom(*loggers: str) -> None:
    """A receiver that cannot be reached is told of once a minute, and not with every try."""
    for name in loggers:
        for each in (
            name,
            *(known for known in logging.root.manager.loggerDict if known.startswith(f"{name}.")),
        ):
            logging.getLogger(each).addFilter(_Seldom())


class _Seldom(logging.Filter):
    def __init__(self) -> None:
        super().__init__()
        self._next = 0.0

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002 - named by the base class
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + _SELDOM
        return True


def _reporting(dsn: str, version: str) -> None:
    import sentry_sdk
    from sentry_sdk.integrations.logging import LoggingIntegration

    sentry_sdk.init(
        dsn=dsn,
        release=version,
        send_default_pii=False,
        include_local_variables=False,
        # What nobody foresaw is reported once, where it is answered; log entries stay in the log.
        auto_enabling_integrations=False,
        disabled_integrations=[LoggingIntegration()],
        before_send=_prepared,
    )


def _prepared(event: Any, _hint: Any) -> Any:
    bound = {name: str(value) for name, value in structlog.contextvars.get_contextvars().items()}
    return redact({**event, "tags": {**(event.get("tags") or {}), **bound}})


@contextmanager
def span(name: str, **attributes: str | int | float | bool) -> Iterator[trace.Span]:
    """A part of the work, as a span of the present trace."""
    with _tracer.start_as_current_span(name, attributes=attributes) as current:
        yield current


def trace_headers() -> dict[str, str]:
    """The present trace as headers (W3C Trace Context), for what is called next or done later."""
    carrier: dict[str, str] = {}
    propagate.inject(carrier)
    return carrier


@contextmanager
def carried(headers: Mapping[str, str]) -> Iterator[None]:
    """Go on in the trace that `trace_headers` wrote down."""
    token = context.attach(propagate.extract(dict(headers)))
    try:
        yield
    finally:
        context.detach(token)


def add_metrics(app: FastAPI) -> None:
    """`GET /metrics` in Prometheus' text format."""

    @app.get("/metrics", include_in_schema=False)
    def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
