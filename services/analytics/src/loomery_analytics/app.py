"""Puts the analytics service together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from loomery_analytics.access import asking
from loomery_analytics.directory import AppDirectory, SqlAppDirectory
from loomery_analytics.ingest.cross_origin import OpenPaths
from loomery_analytics.ingest.endpoints import EVENTS_PATH, ingest_router, key_router
from loomery_analytics.ingest.group_commit import GroupCommit
from loomery_analytics.ingest.service import Intake
from loomery_analytics.metrics.endpoints import metrics_router
from loomery_analytics.metrics.service import Metrics
from loomery_analytics.settings import AnalyticsSettings
from loomery_analytics.stores.rollups import RollupStore
from loomery_analytics.stores.sql import SqlEventStore
from loomery_shared.contracts.principal import Authenticator
from loomery_shared.database import Database
from loomery_shared.ids import Clock, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.web import service_app

__all__ = ["create_app"]

_PREFIX = "/api/analytics"


def create_app(
    settings: AnalyticsSettings,
    *,
    authenticator: Authenticator,
    apps: AppDirectory | None = None,
    clock: Clock = utc_now,
) -> FastAPI:
    """The analytics service; `apps` tells whose write keys are good, by default those put by `PUT /internal/apps`."""
    database = Database(settings.database, settings.home, "analytics")
    directory = SqlAppDirectory(database)
    store = SqlEventStore(database)
    rollups = RollupStore(database)
    writer = GroupCommit(store, clock, settings.events.gather_ms / 1000)
    token = settings.service_token.get_secret_value()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await migrate(database, "loomery_analytics")
        yield
        await writer.close()
        await database.close()

    app = service_app(
        settings,
        service="analytics",
        title="Loomery analytics",
        prefix=_PREFIX,
        lifespan=lifespan,
        ready=[database.ping, store.ping],
    )
    app.add_middleware(OpenPaths, paths=frozenset({EVENTS_PATH}))
    intake = Intake(settings.events, writer, rollups, apps or directory, clock)
    app.include_router(ingest_router(intake, settings.events.max_body, token))
    app.include_router(key_router(directory, token))
    app.include_router(metrics_router(Metrics(settings.events, store, rollups, clock), asking(authenticator)))
    return app
