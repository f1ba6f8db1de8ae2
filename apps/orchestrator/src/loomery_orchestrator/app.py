"""The composition root of the orchestrator: settings and ports in, a wired application out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from fastapi import FastAPI

from loomery_orchestrator.admin.endpoints import admin_routes
from loomery_orchestrator.admin.health import Health
from loomery_orchestrator.admin.service import Operation
from loomery_orchestrator.app_secrets.endpoints import secret_routes
from loomery_orchestrator.apps.endpoints import app_routes
from loomery_orchestrator.apps.release_endpoints import release_routes
from loomery_orchestrator.apps.removal_endpoints import removal_routes
from loomery_orchestrator.apps.specs import SpecService
from loomery_orchestrator.artifacts.signing import key_routes
from loomery_orchestrator.core import SERVICE, Neighbours, Orchestrator
from loomery_orchestrator.data.endpoints import data_routes
from loomery_orchestrator.demo.endpoints import demo_routes
from loomery_orchestrator.evidence.endpoints import evidence_routes
from loomery_orchestrator.git.browsing.endpoints import browsing_routes
from loomery_orchestrator.git.browsing.service import Browsing
from loomery_orchestrator.git.endpoints import git_routes
from loomery_orchestrator.git.slots import Slots
from loomery_orchestrator.jobs.endpoints import job_routes
from loomery_orchestrator.jobs.streams import Streams
from loomery_orchestrator.monitor.endpoints import monitor_routes
from loomery_orchestrator.privacy.endpoints import erasure_routes, own_data_routes
from loomery_orchestrator.running.endpoints import running_routes
from loomery_orchestrator.tracking.endpoints import tracking_routes
from loomery_orchestrator.understanding.endpoints import understanding_routes
from loomery_orchestrator.understanding.live import LiveData
from loomery_orchestrator.understanding.service import UnderstandingService
from loomery_shared.bearer import perhaps_principal_of, principal_of
from loomery_shared.rates import LimitedAuthenticator
from loomery_shared.telemetry import add_metrics
from loomery_shared.web import service_app

__all__ = ["Neighbours", "Orchestrator", "create_app"]


def create_app(orchestrator: Orchestrator, *, builds_here: bool = True, erases_here: bool = True) -> FastAPI:
    """The public API of applications; with `builds_here` this process also takes builds from the queue.

    With `erases_here` it works erasures off: for the process that hosts, which sees the data of applications.

    Applications are run by `Orchestrator.hosting`, which whoever composes a process puts in front of this.
    """
    settings = orchestrator.settings

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await orchestrator.start()
            stack.push_async_callback(orchestrator.close)
            await stack.enter_async_context(orchestrator.handing_over(erases=erases_here))
            if builds_here:
                worker = orchestrator.worker()
                await worker.start()
                stack.push_async_callback(worker.stop, settings.builds.patience)
            yield

    app = service_app(
        settings,
        service=SERVICE,
        title="Loomery: applications",
        prefix="/api",
        lifespan=lifespan,
        ready=[orchestrator.ready],
        large=("/git/",),
    )
    authenticator = LimitedAuthenticator(orchestrator.neighbours.authenticator, settings.http.per_tenant)
    principal = principal_of(authenticator)
    app.include_router(job_routes(orchestrator.job_service, Streams(settings.quotas.streams), principal))
    app.include_router(monitor_routes(orchestrator.monitor, Streams(settings.quotas.streams), principal))
    app.include_router(secret_routes(orchestrator.app_secrets, principal))
    app.include_router(key_routes(orchestrator.signing))
    add_metrics(app)
    specs = SpecService(orchestrator.apps, orchestrator.evidence.specification)
    app.include_router(
        app_routes(
            orchestrator.app_service,
            orchestrator.cards,
            specs,
            orchestrator.quotas,
            principal,
        )
    )
    app.include_router(removal_routes(orchestrator.removal, orchestrator.cards, principal))
    app.include_router(evidence_routes(orchestrator.evidence, principal, perhaps_principal_of(authenticator)))
    app.include_router(data_routes(orchestrator.data, principal))
    app.include_router(demo_routes(orchestrator.demo, principal))
    app.include_router(running_routes(orchestrator.running, Streams(settings.quotas.streams), principal))
    live = LiveData(settings.home, orchestrator.neighbours.runner, settings.understanding.largest_counted)
    understanding = UnderstandingService(
        orchestrator.neighbours.understander, orchestrator.apps, live, settings.understanding
    )
    app.include_router(understanding_routes(understanding, principal))
    slots = Slots(settings.git.at_once, settings.git.per_tenant)
    app.include_router(browsing_routes(Browsing(orchestrator.repositories, slots), principal))
    app.include_router(
        git_routes(
            orchestrator.repositories,
            orchestrator.pushes,
            Slots(settings.git.at_once, settings.git.per_tenant),
            authenticator,
            settings.home,
        )
    )
    app.include_router(
        release_routes(
            orchestrator.releases,
            orchestrator.artifacts,
            orchestrator.apps,
            orchestrator.places,
            orchestrator.generated,
            principal,
        )
    )
    if orchestrator.tracking is not None:
        app.include_router(tracking_routes(orchestrator.tracking, principal))
    _add_operation(app, orchestrator, principal)
    privacy = orchestrator.privacy
    if privacy is not None:
        app.include_router(own_data_routes(privacy.exports, privacy.elsewhere.accounts, principal))
        app.include_router(erasure_routes(privacy.erasures, settings.service_token.get_secret_value()))
    return app


def _add_operation(app: FastAPI, core: Orchestrator, principal: Any) -> None:
    """What the owners of the platform use."""
    oversight, lease, clock = core.neighbours.oversight, core.settings.builds.lease, core.neighbours.clock
    if oversight is None:
        return
    operation = Operation(
        limits=core.limits,
        quotas=core.quotas,
        jobs=core.jobs,
        apps=core.app_service,
        registry=core.registry,
        people=core.neighbours.people,
        audit=oversight.audit,
        lease=lease,
        clock=clock,
    )
    health = Health(oversight, core.ready, core.neighbours.objects, core.registry, lease, clock)
    app.include_router(admin_routes(operation, health, oversight.premises, principal))
