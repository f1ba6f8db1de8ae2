"""The pages of the platform itself: the first account, a first application."""

from importlib.resources import files

from fastapi import FastAPI, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.exceptions import HTTPException

from loomery_shared.middleware import RequestMiddleware
from loomery_shared.problems import add_problem_handlers
from loomery_shared.settings import WebServiceSettings

__all__ = ["create_pages"]

_FOLDER = "static"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {"Content-Security-Policy": _POLICY, "Referrer-Policy": "same-origin", "Cache-Control": "no-cache"}
_FROM_MAILS = (
    "/login",
    "/verify-email",
    "/confirm-email",
    "/reset-password",
    "/invitation",
    "/settings/security",
)
"""Where links in mails lead; the page itself knows what to do there."""


def create_pages(settings: WebServiceSettings) -> FastAPI:
    """Static pages under a strict policy: no script but our own, nothing from elsewhere."""
    app = FastAPI(openapi_url=None)
    add_problem_handlers(app)
    app.add_middleware(RequestMiddleware, service="pages", settings=settings.http)
    folder = files(__name__) / _FOLDER

    def start() -> HTMLResponse:
        """The page that makes the first account and the first application."""
        return HTMLResponse((folder / "index.html").read_text(encoding="utf-8"), headers=_HEADERS)

    for path in ("/", *_FROM_MAILS):
        app.get(path, response_class=HTMLResponse)(start)

    @app.get("/static/{name}", response_class=FileResponse)
    def asset(name: str) -> Response:
        """A style, a script or a picture of that page."""
        found = {item.name: item for item in folder.iterdir()}.get(name)
        kind = _KINDS.get(name[name.rfind(".") :])
        if found is None or kind is None:
            raise HTTPException(404, "There is nothing here.")
        return Response(found.read_bytes(), media_type=kind, headers={"Cache-Control": "max-age=300"})

    return app
