"""Serves the built web application beside the API: one process, one port."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from app.core.db import Database
from app.core.site import Site

FOREVER = "public, max-age=31536000, immutable"
FRESH = {"Cache-Control": "no-cache"}


def mount(app: FastAPI, folder: Path, site: Site) -> None:
    """Serve files of the folder; every other address gets the page, which routes in the browser."""
    root = folder.resolve()
    shell = (root / "index.html").read_text("utf-8")

    @app.get("/robots.txt", include_in_schema=False)
    def robots(request: Request) -> Response:
        return PlainTextResponse(site.robots(base(request)))

    @app.get("/sitemap.xml", include_in_schema=False)
    def sitemap(request: Request) -> Response:
        database: Database = app.state.database
        with database.session() as session:
            return Response(site.sitemap(session, base(request)), media_type="application/xml")

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            raise HTTPException(404, "There is no such address.")
        wanted = (root / path).resolve()
        if path and wanted.is_file() and wanted.is_relative_to(root):
            cache = FOREVER if path.startswith("assets/") else "no-cache"
            return FileResponse(wanted, headers={"Cache-Control": cache})
        if "." in path.rpartition("/")[2]:
            raise HTTPException(404, "There is no such file.")
        database: Database = app.state.database
        with database.session() as session:
            found = site.page(session, f"/{path}")
        text = site.document(shell, found, base(request)) if found is not None else shell
        return HTMLResponse(text, headers=FRESH)


def base(request: Request) -> str:
    """Where the application is, as the caller sees it: `https://recipes.example`."""
    return str(request.base_url).rstrip("/")
