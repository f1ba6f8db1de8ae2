"""Puts the analytics service together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from fastapi import FastAPI

from loomery_analytics.access import asking
from loomery_analytics.directory import AppDirectory, SqlAppDirectory
from loomery_analytics.erasing.endpoints import erasing_router
from loomery_analytics.erasing.service import Erasing
from loomery_analytics.exports.endpoints import export_router
from loomery_analytics.exports.lake import FolderLake, Lake, ObjectLake
from loomery_analytics.exports.service import Exports
from loomery_analytics.ingest.cross_origin import OpenPaths
from loomery_analytics.ingest.endpoints import EVENTS_PATH, ingest_router, key_router
from loomery_analytics.ingest.group_commit import GroupCommit
from loomery_analytics.ingest.portal import PortalPages, portal_router
from loomery_analytics.ingest.service import Intake
from loomery_analytics.metrics.endpoints import metrics_router
from loomery_analytics.metrics.service import Metrics
from loomery_analytics.metrics.sparklines import SparklineService
from loomery_analytics.metrics.told import TenantFigures, figures_router
from loomery_analytics.metrics.vitals import VitalsService
from loomery_analytics.script.endpoints import SCRIPT_PATH, script_router
from loomery_analytics.settings import AnalyticsSettings
from loomery_analytics.stores.port import EventStore
from loomery_analytics.stores.rollups import RollupStore
from loomery_analytics.stores.sql import SqlEventStore
from loomery_analytics.upkeep.loop import UpkeepLoop
from loomery_analytics.upkeep.service import Round, Upkeep
from loomery_shared.contracts.principal import Authenticator
from loomery_shared.database import Database
from loomery_shared.ids import Clock, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.rates import LimitedAuthenticator
from loomery_shared.web import service_app

if TYPE_CHECKING:
    from loomery_shared.dynamo.table import DynamoTable

__all__ = ["create_app", "upkeep_round"]

_STOPPING_SECONDS = 10.0


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
    store = _store(settings, database, clock)
    rollups = RollupStore(database)
    writer = GroupCommit(store, clock, settings.events.gather_ms / 1000)
    token = settings.service_token.get_secret_value()
    lake = _lake(settings)
    upkeep = Upkeep(settings.events, store, rollups, clock)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await migrate(database, "loomery_analytics")
        if settings.events.store == "dynamodb" and settings.aws.endpoint:
            # A stand-in begins empty; in Amazon's own the table is made with the rest of the infrastructure.
            await _dynamo_table(settings, clock).create_missing()
        loop = UpkeepLoop(upkeep, settings.events.upkeep_seconds)
        running = asyncio.create_task(loop.run())
        try:
            yield
        finally:
            loop.stop()
            await writer.close()
            await asyncio.wait([running], timeout=_STOPPING_SECONDS)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await database.close()

    app = service_app(
        settings,
        service="analytics",
        title="Loomery analytics",
        prefix="/api/analytics",
        lifespan=lifespan,
        ready=[database.ping, store.ping],
    )
    app.state.upkeep = upkeep
    app.add_middleware(OpenPaths, paths=frozenset({EVENTS_PATH, SCRIPT_PATH}))
    who = asking(LimitedAuthenticator(authenticator, settings.http.per_tenant))
    intake = Intake(settings.events, writer, rollups, apps or directory, clock)
    app.include_router(ingest_router(intake, settings.events.max_body, token))
    app.include_router(key_router(directory, token))
    app.include_router(script_router())
    metrics = Metrics(settings.events, store, rollups, clock)
    lines, felt = SparklineService(metrics, store, clock), VitalsService(metrics, store)
    app.include_router(metrics_router(metrics, lines, felt, who))
    app.include_router(figures_router(TenantFigures(store), token))
    app.include_router(portal_router(PortalPages(writer, clock), who))
    app.include_router(export_router(Exports(settings.events, store, lake, clock), who))
    app.include_router(erasing_router(Erasing(store, rollups, directory, lake, database.scrub), token))
    return app


async def upkeep_round(app: FastAPI) -> Round:
    """Count hours and let go of what is old, once; safe to repeat, and beside other processes."""
    done: Round = await app.state.upkeep.round()
    return done


def _store(settings: AnalyticsSettings, database: Database, clock: Clock) -> EventStore:
    if settings.events.store == "dynamodb":
        # Amazon's library takes a while to load: only who uses it waits for it.
        from loomery_analytics.stores.dynamo import DynamoEventStore

        return DynamoEventStore(_dynamo_table(settings, clock), timedelta(days=settings.events.raw_days))
    return SqlEventStore(database)


def _dynamo_table(settings: AnalyticsSettings, clock: Clock) -> "DynamoTable":
    from loomery_analytics.stores.dynamo_items import event_table
    from loomery_shared.dynamo.table import DynamoTable

    return DynamoTable(event_table(settings.events.table_prefix), settings.aws, clock)


def _lake(settings: AnalyticsSettings) -> Lake:
    if settings.objects.bucket:
        from loomery_shared.objects.s3 import S3Objects

        return ObjectLake(S3Objects(settings.objects.bucket, settings.aws))
    return FolderLake(settings.home / "lake")
