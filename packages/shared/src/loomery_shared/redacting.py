"""Traces without secrets: what libraries note of requests and failures is cleaned before it leaves."""

from collections.abc import Sequence

from opentelemetry.sdk.trace import Event, ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult
from opentelemetry.trace import Status, StatusCode

from loomery_shared.logs import redact

__all__ = ["RedactingExporter"]


class RedactingExporter(SpanExporter):
    """Hands spans to another exporter, with secrets hidden as in logs."""

    def __init__(self, exporter: SpanExporter) -> None:
        self._exporter = exporter

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """See `SpanExporter`."""
        return self._exporter.export([_clean(span) for span in spans])

    def shutdown(self) -> None:
        """See `SpanExporter`."""
        self._exporter.shutdown()

    def force_flush(self, timeout_millis: int = 30000) -> bool:
        """See `SpanExporter`."""
        return self._exporter.force_flush(timeout_millis)


def _clean(span: ReadableSpan) -> ReadableSpan:
    events = [
        Event(event.name, redact(dict(event.attributes or {})), event.timestamp) for event in span.events
    ]
    failed = span.status.status_code is StatusCode.ERROR
    return ReadableSpan(
        name=redact(span.name),
        context=span.context,
        parent=span.parent,
        resource=span.resource,
        attributes=redact(dict(span.attributes or {})),
        events=events,
        links=span.links,
        kind=span.kind,
        status=Status(StatusCode.ERROR, redact(span.status.description)) if failed else span.status,
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )
