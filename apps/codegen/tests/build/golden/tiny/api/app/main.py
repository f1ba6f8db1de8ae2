"""The whole application."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse

WEB = Path(__file__).resolve().parents[2] / "web" / "dist"
app = FastAPI(openapi_url="/api/openapi.json")


@app.get("/api/health")
def health() -> dict[str, str]:
    """Whether it is up."""
    return {"status": "ok"}


@app.get("/api/greetings")
def greetings() -> list[str]:
    """All greetings."""
    return ["hello"]


@app.get("/{path:path}", include_in_schema=False)
def page(path: str) -> FileResponse:
    """Built files, else the first page."""
    file = (WEB / path).resolve()
    return FileResponse(file if path and file.is_relative_to(WEB) and file.is_file() else WEB / "index.html")
