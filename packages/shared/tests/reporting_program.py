"""A small service that reports to the receivers named on its command line; run as a program of its own.

The tracer provider of OpenTelemetry and Sentry's client belong to a process, so tests keep them out of theirs.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
from fastapi import FastAPI
from pydantic import SecretStr

from loomery_shared.logs import configure_logs, get_logger
from loomery_shared.settings import TelemetrySettings, WebServiceSettings
from loomery_shared.telemetry import Telemetry, carried, span, trace_headers
from loomery_shared.web import service_app


@asynccontextmanager
async def nothing(_app: FastAPI) -> AsyncIterator[None]:
    yield


def make(settings: WebServiceSettings) -> FastAPI:
    app = service_app(settings, service="sample", title="Sample", prefix="/api/sample", lifespan=nothing)

    @app.get("/api/sample/work")
    async def work() -> dict[str, str]:
        with span("inner work", app="shop", parts=3):
            return trace_headers()

    @app.get("/api/sample/broken")
    async def broken() -> None:
        password = "hunter2"  # noqa: F841 - would be seen if local variables were reported
        get_logger("sample").warning(
            "about to fail", password="swordfish", url="https://me:opensesame@host/x"
        )
        with span("failing work"):
            raise RuntimeError(
                "cannot reach postgresql://loomery:tr0ub4dor@db/loomery with Bearer abcdefgh12345678"
            )

    return app


async def main(home: str, otlp: str, dsn: str) -> None:
    """Answer three requests, then go on in the trace of the first, as a job would later."""
    telemetry_settings = TelemetrySettings(otlp_endpoint=otlp, sentry_dsn=SecretStr(dsn))
    settings = WebServiceSettings(home=Path(home), telemetry=telemetry_settings)
    configure_logs("INFO", service="sample")
    telemetry = Telemetry(settings.telemetry, "sample", "1.2.3")
    transport = httpx2.ASGITransport(app=make(settings), raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://sample") as http:
        headers = (await http.get("/api/sample/work", headers={"X-Request-ID": "request-one"})).json()
        await http.get("/api/sample/health")
        await http.get("/api/sample/broken?token=letmein", headers={"Authorization": "Bearer zyxwvuts"})
    with carried(headers), span("later work"):
        pass
    telemetry.close()
    print(json.dumps(headers))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
