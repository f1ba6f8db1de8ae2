"""The frame of every service: one call makes an application with problems, limits, health and traces."""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeAlias

from fastapi import FastAPI, Response

from loomery_shared.documented import DocumentedApp
from loomery_shared.errors import LoomeryError
from loomery_shared.middleware import RequestMiddleware
from loomery_shared.problems import PROBLEMS, add_problem_handlers
from loomery_shared.settings import WebServiceSettings

__all__ = ["VERSION", "Lifespan", "Ready", "service_app"]

VERSION = "0.1.0"
_OPERATION = ("/health", "/ready", "/metrics")
Lifespan: TypeAlias = Callable[[FastAPI], AbstractAsyncContextManager[None]]
Ready: TypeAlias = Callable[[], Awaitable[None]]


def _of_operation(scope: MutableMapping[str, Any]) -> bool:
    """Whether a machine asks, every few seconds, how the service is: nothing to be traced."""
    return str(scope["path"]).endswith(_OPERATION)


def service_app(
    settings: WebServiceSettings,
    *,
    service: str,
    title: str,
    prefix: str,
    lifespan: Lifespan,
    ready: Sequence[Ready] = (),
    large: tuple[str, ...] = (),
) -> FastAPI:
    """An application whose paths all begin with `prefix`.

    `GET {prefix}/health` says that the process lives; `GET {prefix}/ready` that everything in `ready` answers
    (each raises a LoomeryError when it doesn't). `large` are path prefixes that take big bodies.
    """
    app = DocumentedApp(
        title=title,
        version=VERSION,
        lifespan=lifespan,
        openapi_url=f"{prefix}/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
        telemetry={"metrics": False, "logs": False, "operation_spans": False, "exclude": _of_operation},
    )
    add_problem_handlers(app)
    app.add_middleware(RequestMiddleware, service=service, settings=settings.http, large=large)

    @app.get(f"{prefix}/health", tags=["operation"])
    async def health() -> dict[str, str]:
        """Whether the process lives."""
        return {"status": "ok", "version": VERSION}

    @app.get(f"{prefix}/ready", tags=["operation"])
    async def readiness(response: Response) -> dict[str, str]:
        """Whether everything it needs answers."""
        for check in ready:
            try:
                await check()
            except LoomeryError as error:
                response.status_code = 503
                return {"status": "unavailable", "reason": error.message}
        return {"status": "ready", "version": VERSION}

    return app
