"""Serves the portal: static files under a strict policy; addresses of pages all lead to the one document."""

import hashlib
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

from loomery_cli.portal.pages import KINDS, Pages
from loomery_shared.middleware import RequestMiddleware
from loomery_shared.problems import add_problem_handlers
from loomery_shared.settings import WebServiceSettings

__all__ = ["create_portal"]

_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def create_portal(settings: WebServiceSettings, pages: Pages, *, apps_host: str) -> FastAPI:
    """The files of the portal: no script but our own, nothing from elsewhere, and frames of applications only.

    Applications run at names below `apps_host`.
    """
    app = FastAPI(openapi_url=None)
    add_problem_handlers(app)
    app.add_middleware(RequestMiddleware, service="portal", settings=settings.http)
    policy = _policy(settings.public_url, apps_host)

    @app.get("/{path:path}", response_class=FileResponse)
    def page(path: str, request: Request) -> Response:
        """A file by its name; the document for every address that has no ending."""
        name = f"/{path}"
        file = pages.file(name) if name != "/index.html" else None
        if (
            file is None
            and name != "/index.html"
            and ("." in name.rpartition("/")[2] or name.startswith("/assets/"))
        ):
            raise HTTPException(404, "There is nothing here.")
        return _answer(file or pages.document(), request, policy, lasting=name.startswith("/assets/"))

    return app


def _policy(public_url: str, apps_host: str) -> str:
    parts = urlsplit(public_url)
    port = f":{parts.port}" if parts.port else ""
    frames = f"{parts.scheme}://*.{apps_host}{port}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
        f"connect-src 'self'; frame-src {frames}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def _answer(file: Path, request: Request, policy: str, *, lasting: bool) -> Response:
    packed = file.with_name(f"{file.name}.gz")
    use_packed = packed.is_file() and "gzip" in request.headers.get("accept-encoding", "")
    chosen = packed if use_packed else file
    content = chosen.read_bytes()
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    headers = {
        "Cache-Control": _FOR_EVER if lasting else _ASK_AGAIN,
        "ETag": tag,
        "Referrer-Policy": "same-origin",
        "Vary": "Accept-Encoding",
    }
    if file.suffix == ".html":
        headers["Content-Security-Policy"] = policy
    if use_packed:
        headers["Content-Encoding"] = "gzip"
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=KINDS[file.suffix], headers=headers)
