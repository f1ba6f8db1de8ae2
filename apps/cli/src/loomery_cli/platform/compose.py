"""Puts every service of the platform into one application, as if they were many."""

import asyncio
import secrets as randomness
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from loomery_analytics.app import create_app as create_analytics
from loomery_auth.app import create_app as create_auth
from loomery_cli.building import make_builder, make_toolchains
from loomery_cli.planning import make_rule_planner
from loomery_cli.platform.nearness import from_here, from_here_or_with
from loomery_cli.platform.oversight import make_oversight
from loomery_cli.platform.routing import Routing
from loomery_cli.platform.settings import PlatformSettings
from loomery_cli.portal.making import PortalStore
from loomery_cli.portal.pages import Pages
from loomery_cli.portal.serving import create_portal
from loomery_cli.portal.sources import find_sources
from loomery_codegen.durable import DurableBuilds
from loomery_codegen.hosting import SandboxedRunner
from loomery_codegen.review.understandings import Understandings
from loomery_codegen.sandbox.probe import choose_sandbox
from loomery_codegen.settings import CodegenSettings
from loomery_codegen.store import HomeFolders
from loomery_codegen.toolchain.store import template_recipe
from loomery_email.app import create_app as create_email
from loomery_orchestrator.app import Neighbours, Orchestrator
from loomery_orchestrator.app import create_app as create_orchestrator
from loomery_orchestrator.privacy.clients import Accounts, Elsewhere, PersonStore
from loomery_shared.clients import (
    AuthClient,
    ErasureClient,
    EventClient,
    FigureClient,
    MailClient,
    service_http,
)
from loomery_shared.contracts.understanding import Understander
from loomery_shared.errors import UnavailableError
from loomery_shared.objects.disk import DiskObjects
from loomery_shared.objects.links import object_links
from loomery_shared.objects.making import make_objects
from loomery_shared.secret_store.making import make_secrets
from loomery_shared.secret_store.port import get_or_make

__all__ = ["Platform", "Role", "composed"]


@dataclass(frozen=True, slots=True)
class Platform:
    """The running platform: `app` answers every request."""

    app: ASGIApp
    orchestrator: Orchestrator
    understander: Understander
    is_empty: Callable[[], Awaitable[bool]]
    """Whether nobody has an account yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """What this process does besides answering: take builds, run applications."""

    builds: bool
    hosts: bool


@asynccontextmanager
async def composed(settings: PlatformSettings, role: Role) -> AsyncIterator[Platform]:
    """The platform, from the first migration to the last connection given back."""
    secrets = make_secrets(settings.orchestrator)
    token = settings.orchestrator.service_token
    if not token.get_secret_value():
        token = await get_or_make(secrets, "platform/service-token", lambda: randomness.token_urlsafe(32))
    settings = settings.with_token(token)
    objects = await make_objects(settings.orchestrator, secrets)
    async with AsyncExitStack() as stack:

        def beside(app: FastAPI) -> MailClient:
            return MailClient(service_http("http://beside", token.get_secret_value(), app))

        async def to_api(scope: Scope, receive: Receive, send: Send) -> None:
            await api(scope, receive, send)

        erasures = ErasureClient(service_http("http://beside", token.get_secret_value(), to_api))
        email = create_email(settings.email)
        auth = create_auth(settings.auth, mailer=beside(email), secrets=secrets, erasures=erasures)
        to_auth = service_http("http://beside", token.get_secret_value(), auth)
        authenticator = AuthClient(to_auth)
        analytics = create_analytics(settings.analytics, authenticator=authenticator)
        to_analytics = service_http("http://beside", token.get_secret_value(), analytics)
        runner = await asyncio.to_thread(_runner, settings.codegen)
        portal = await asyncio.to_thread(_portal, settings)
        builds = DurableBuilds(settings.codegen.home, lambda: make_builder(settings.codegen))
        understander = Understandings(builds, make_rule_planner)
        orchestrator = Orchestrator(
            settings.orchestrator,
            Neighbours(
                engine=builds,
                understander=understander,
                authenticator=authenticator,
                people=authenticator,
                mailer=beside(email),
                events=EventClient(to_analytics),
                write_keys=EventClient(to_analytics),
                figures=FigureClient(to_analytics),
                objects=objects,
                runner=runner,
                secrets=secrets,
                oversight=make_oversight(
                    settings,
                    authenticator,
                    {
                        "accounts": (auth, "/api/auth/ready"),
                        "mail": (email, "/api/mail/ready"),
                        "analytics": (analytics, "/api/analytics/ready"),
                    },
                ),
                elsewhere=Elsewhere(
                    accounts=Accounts(to_auth),
                    mail=PersonStore(service_http("http://beside", token.get_secret_value(), email)),
                    events=PersonStore(to_analytics),
                ),
            ),
        )
        api = create_orchestrator(orchestrator, builds_here=role.builds, erases_here=role.hosts)
        for service in (email, auth, analytics, api):
            await stack.enter_async_context(service.router.lifespan_context(service))
        if isinstance(objects, DiskObjects):
            api.include_router(object_links(objects))
        routing = Routing(
            [
                ("/api/auth", auth),
                ("/api/analytics", analytics),
                ("/api/mail", email),
                ("/api/dev", email),
                ("/api", api),
                ("/objects", api),
                ("/git", api),
                ("/metrics", api),
            ],
            create_portal(settings.orchestrator, portal, apps_host=settings.orchestrator.proxy.base_host),
            guarded={
                "/metrics": from_here_or_with(token.get_secret_value()),
                # Asked for by name, they are for everybody who reaches the platform; else for this machine only.
                **({} if settings.email.email.development else {"/api/dev": from_here}),
            },
        )
        if not role.hosts:
            yield Platform(routing, orchestrator, understander, auth.state.is_empty)
            return
        hosting = orchestrator.hosting()
        async with hosting.running():
            yield Platform(hosting.in_front_of(routing), orchestrator, understander, auth.state.is_empty)


def _portal(settings: PlatformSettings) -> Pages:
    """The pages of the portal, made now when they are missing; raises UnavailableError without any."""
    given = settings.portal
    if given:
        return Pages(given, lambda: given)
    sources = find_sources()
    if sources is None:
        raise UnavailableError(
            "The pages of the portal are not here.",
            hint="Set LOOMERY_PORTAL to the folder they were made into.",
        )
    store = PortalStore(HomeFolders(settings.codegen.home).toolchains)
    made = store.ensure(sources, lambda step: print(f"{step}…", file=sys.stderr, flush=True))
    return Pages(made, lambda: store.find(sources))


def _runner(settings: CodegenSettings) -> SandboxedRunner:
    """Runs applications with the toolchain that also checks them; made now when it is missing.

    Raises NoSandboxError when applications could only run unprotected.
    """
    sandbox = choose_sandbox(unsafe=settings.unsafe_no_sandbox)
    tools = make_toolchains(settings).ensure(template_recipe())
    return SandboxedRunner(
        sandbox,
        python=tools.python,
        read_only=tuple(tools.read_only),
        records=settings.home / "hosting" / "processes",
    )
