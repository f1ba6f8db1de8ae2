"""Puts the application together: settings in, application out."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from app import custom
from app.core import errors, security, startup, uploads, web
from app.core.actor import anonymous
from app.core.db import Database
from app.entities.task.router import router as task_router
from app.settings import Settings, load_settings
from app.site import SITE
from app.upload_rules import LARGEST

TITLE = "Todo"
LARGEST_BODY = LARGEST + 1_000_000
SUMMARY = "A simple list of things to do."
ROUTERS = (
    task_router,
    uploads.router,
    custom.router,
)


@contextlib.asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """Bring the database up to date before the first request."""
    database: Database = app.state.database
    await asyncio.to_thread(startup.prepare, database, app.state.settings)
    yield
    database.engine.dispose()


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; without settings they are read from the environment."""
    settings = settings or load_settings()
    app = FastAPI(
        title=TITLE,
        description=SUMMARY,
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url="/api/docs",
        redoc_url=None,
        generate_unique_id_function=operation,
    )
    app.state.settings = settings
    app.state.database = Database(settings.database_url)
    app.state.identify = anonymous
    app.add_middleware(security.BodyLimit, most=LARGEST_BODY)
    app.add_middleware(security.SecurityHeaders)
    errors.install(app)
    api = APIRouter(prefix="/api")
    api.add_api_route("/health", health, tags=["Health"], summary="Whether the application runs")
    for router in ROUTERS:
        api.include_router(router)
    app.include_router(api)
    if (settings.web / "index.html").is_file():
        web.mount(app, settings.web, SITE)
    return app


def operation(route: APIRoute) -> str:
    """Operations are called like their functions, so that generated clients read well."""
    return route.name


def health() -> dict[str, str]:
    """Answers when the application runs."""
    return {"status": "ok"}
