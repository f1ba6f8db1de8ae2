"""Which part of the platform answers a request: by its path."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from loomery_cli.platform.nearness import Guard
from loomery_shared.problems import problem

__all__ = ["Routing"]

_PRIVATE = "/internal"


class Routing:
    """Paths go to the service that owns them, the first that fits; all others to the pages.

    What services say among each other never comes in from outside. `guarded` are paths that exist only for requests
    that their guard lets through.
    """

    def __init__(
        self, services: Sequence[tuple[str, ASGIApp]], pages: ASGIApp, guarded: Mapping[str, Guard]
    ) -> None:
        self._services = services
        self._pages = pages
        self._guarded = guarded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand one connection on."""
        if scope["type"] == "lifespan":
            return
        await self._choose(scope)(scope, receive, send)

    def _choose(self, scope: Scope) -> ASGIApp:
        path = scope["path"]
        guards = [guard for prefix, guard in self._guarded.items() if _below(prefix, path)]
        if _below(_PRIVATE, path) or not all(guard(scope) for guard in guards):
            return problem(HTTPStatus.NOT_FOUND, "not_found", "There is nothing here.")
        for prefix, service in self._services:
            if _below(prefix, path):
                return service
        return self._pages


def _below(prefix: str, path: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}/")
