"""Serves the built web application beside the API: one process, one port."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, Response
from starlette.exceptions import HTTPException

FOREVER = "public, max-age=31536000, immutable"


def mount(app: FastAPI, folder: Path) -> None:
    """Serve files of the folder; every other address gets the page, which routes in the browser."""
    root = folder.resolve()

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            raise HTTPException(404, "There is no such address.")
        wanted = (root / path).resolve()
        if path and wanted.is_file() and wanted.is_relative_to(root):
            cache = FOREVER if path.startswith("assets/") else "no-cache"
            return FileResponse(wanted, headers={"Cache-Control": cache})
        if "." in path.rpartition("/")[2]:
            raise HTTPException(404, "There is no such file.")
        return FileResponse(root / "index.html", headers={"Cache-Control": "no-cache"})
