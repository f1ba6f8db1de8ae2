"""Which part of the platform answers a request: by its path."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from loomery_shared.problems import problem

__all__ = ["Routing"]

_PRIVATE = "/internal"


class Routing:
    """Paths go to the service that owns them, the first that fits; all others to the pages.

    What services say among each other never comes in from outside.
    """

    def __init__(self, services: Sequence[tuple[str, ASGIApp]], pages: ASGIApp) -> None:
        self._services = services
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand one connection on."""
        if scope["type"] == "lifespan":
            return
        await self._choose(scope)(scope, receive, send)

    def _choose(self, scope: Scope) -> ASGIApp:
        path = scope["path"]
        if path == _PRIVATE or path.startswith(f"{_PRIVATE}/"):
            return problem(HTTPStatus.NOT_FOUND, "not_found", "There is nothing here.")
        for prefix, service in self._services:
            if path == prefix or path.startswith(f"{prefix}/"):
                return service
        return self._pages
