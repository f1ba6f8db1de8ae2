"""Puts hosting together: releases, the supervisor of this machine, and the proxy in front."""

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from prometheus_client import Gauge
from starlette.types import ASGIApp

from loomery_orchestrator.monitor.ports import AppState, LiveApp
from loomery_orchestrator.proxy.app import AppProxy
from loomery_orchestrator.proxy.rollup import Rollup
from loomery_orchestrator.proxy.visits import Visits
from loomery_orchestrator.proxy.vitals import Vitals
from loomery_orchestrator.releases.driver import Hosted
from loomery_orchestrator.releases.drivers import Elsewhere
from loomery_orchestrator.releases.local.driver import LocalDriver, run_folder
from loomery_orchestrator.releases.local.journal import Journals
from loomery_orchestrator.releases.local.place import AppSecrets, BundleStore, Place, no_secrets
from loomery_orchestrator.releases.places import Places
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import AppAlert, GeneratedFile, ReleaseEvent, ReleaseRecord
from loomery_orchestrator.releases.service import News, ReleaseService
from loomery_orchestrator.releases.settings import HostingSettings, ProxySettings
from loomery_orchestrator.releases.supervisor import Supervisor
from loomery_orchestrator.running.watching import Watching
from loomery_shared.addresses import Addresses
from loomery_shared.contracts.events import EventSink
from loomery_shared.contracts.running import AppRunner
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import LoomeryError
from loomery_shared.ids import Clock, utc_now
from loomery_shared.logs import get_logger

__all__ = ["Hosting", "OnAlert", "Tell"]

_log = get_logger("hosting")
_RUNNING = Gauge("loomery_apps_running", "Applications that run on this machine, and are not asleep.")
Tell = Callable[[ReleaseEvent], Awaitable[None]]
OnAlert = Callable[[AppAlert], Awaitable[None]]


async def _nothing_to_keep(_release: ReleaseRecord, name: str, _content: bytes) -> GeneratedFile:
    raise LoomeryError(f"There is nowhere to keep {name}.")


async def _silent(_event: ReleaseEvent | AppAlert) -> None:
    """Tells nobody."""


class Hosting:
    """Hosts applications on this machine. At most one process at a time may be in `running`.

    `runner` starts processes, `bundles` has the runnable archives, `sink` takes the counts of requests, `news` wakes
    those who wait in this process, `secrets` reads what owners gave their applications, `tell` hears every event,
    `on_alert` when one does not stay up, `elsewhere` is for other places than this machine. What `trusted_proxies`
    say of where requests come from is believed.
    """

    def __init__(
        self,
        *,
        home: Path,
        database: Database,
        runner: AppRunner,
        bundles: BundleStore,
        sink: EventSink,
        settings: HostingSettings,
        proxy: ProxySettings,
        news: News | None = None,
        secrets: AppSecrets = no_secrets,
        tell: Tell = _silent,
        on_alert: OnAlert = _silent,
        trusted_proxies: tuple[str, ...] = (),
        clock: Clock = utc_now,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._repository = ReleaseRepository(database, clock, settings.place)
        news = news or News()
        self.releases = ReleaseService(self._repository, news, look_every=settings.poll_every)
        self._proxy = proxy
        journals = Journals(home / "hosting", clock)
        self._watching = Watching(self._repository, journals)
        self._tells = tell
        self._on_alert = on_alert
        self._clock = clock
        self._rollup = Rollup(sink, clock)
        self._visits = Visits(self._rollup, Addresses(trusted_proxies), clock)
        place = Place(
            hosting=home / "hosting",
            run=run_folder(home, Path(tempfile.gettempdir())),
            runner=runner,
            bundles=bundles,
            settings=settings,
            journals=journals,
            secrets=secrets,
        )
        self.driver = LocalDriver(place, find=self._find, told=self._told, clock=clock)
        others = elsewhere.drivers(self._find, secrets) if elsewhere else {}
        self._supervisor = Supervisor(
            self._repository,
            Places({"local": self.driver, **others}),
            news,
            settings,
            tell=self._tell,
            keep=elsewhere.keep if elsewhere else _nothing_to_keep,
            clock=clock,
        )

    def in_front_of(self, platform: ASGIApp) -> AppProxy:
        """The application to serve: hosts of applications go to them, everything else to `platform`."""
        vitals = Vitals(self._rollup, self._clock)
        return AppProxy(platform, self.driver, self._proxy, self._rollup, self._visits, vitals)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work on releases and host applications while the block runs.

        Raises ConflictError when another process does so on this machine.
        """
        _RUNNING.set_function(self.driver.running)
        await self._watching.begin()
        await self._supervisor.start()
        try:
            async with self._rollup.told_every(self._proxy.flush_every):
                yield
        finally:
            await self._supervisor.stop()

    def live(self, app: str) -> LiveApp:
        """How an application is at this moment."""
        found, (requests, errors) = self.driver.actor(app), self._rollup.pace.of(app)
        state: AppState = "none"
        if found is not None:
            state = "failed" if found.broken else "running" if found.awake else "asleep"
        return LiveApp(state=state, requests=requests, errors=errors)

    def memory(self, app: str) -> int | None:
        """Bytes that an application holds; None when it does not run here. Blocks."""
        return self.driver.memory(app)

    def renew(self, app: str) -> None:
        """Start an application anew as soon as nobody uses it: the values its owner gave it have changed."""
        self.driver.renew(app)

    async def flush(self) -> None:
        """Tell the counts of requests now."""
        await self._rollup.flush()

    async def _find(self, release: str) -> ReleaseRecord:
        return await self._repository.get(EVERY_TENANT, release)

    async def _tell(self, event: ReleaseEvent) -> None:
        try:
            await self._watching.hear(event)
        finally:
            await self._tells(event)

    async def _told(self, hosted: Hosted, kind: str, message: str) -> None:
        now = self._clock()
        event = ReleaseEvent(
            tenant=hosted.tenant,
            app=hosted.app,
            release=hosted.live_release,
            job="",
            kind=kind,
            message=message,
            at=now,
        )
        alert = AppAlert(tenant=hosted.tenant, app=hosted.app, slug=hosted.slug, reason=message, at=now)
        try:
            await self._tell(event)
            if kind == "broken":
                await self._on_alert(alert)
        except Exception:
            # Whoever listens must not stop what keeps applications alive.
            _log.exception("an event could not be told", app=hosted.app, kind=kind)
