"""The parts of the orchestrator, wired from settings and ports."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from loomery_orchestrator.admin.ports import Oversight
from loomery_orchestrator.app_secrets.repository import AppSecretRepository
from loomery_orchestrator.app_secrets.service import AppSecretService
from loomery_orchestrator.apps.admission import Admission, SqlAdmission, TurnAdmission
from loomery_orchestrator.apps.cards import Cards
from loomery_orchestrator.apps.limits import Limits
from loomery_orchestrator.apps.quotas import Quotas
from loomery_orchestrator.apps.removal import Removal
from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.apps.service import AppService
from loomery_orchestrator.apps.turns import Turns
from loomery_orchestrator.artifacts.service import Artifacts
from loomery_orchestrator.artifacts.signing import Signing
from loomery_orchestrator.building.notices import Notices
from loomery_orchestrator.building.ports import BuildPorts
from loomery_orchestrator.building.queue import BuildQueue
from loomery_orchestrator.building.sessions import session_name
from loomery_orchestrator.building.telling import ReleaseNews
from loomery_orchestrator.building.worker import Worker, WorkerRegistry
from loomery_orchestrator.data.service import DataBrowser
from loomery_orchestrator.demo.service import DemoAccounts
from loomery_orchestrator.evidence.estimates import Estimates
from loomery_orchestrator.evidence.pictures import Pictures
from loomery_orchestrator.evidence.repository import BuildRecords
from loomery_orchestrator.evidence.service import Evidence
from loomery_orchestrator.git.packing import Packing
from loomery_orchestrator.git.pushing import Pushes
from loomery_orchestrator.git.repositories import Repositories
from loomery_orchestrator.hosting import Hosting
from loomery_orchestrator.jobs.service import JobService
from loomery_orchestrator.jobs.sql import SqlJobs
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.jobs.waiting import look_again
from loomery_orchestrator.monitor.repository import MonitorRepository
from loomery_orchestrator.monitor.service import Monitor
from loomery_orchestrator.privacy.clients import Elsewhere
from loomery_orchestrator.privacy.making import Privacy, make_privacy
from loomery_orchestrator.releases.drivers import Elsewhere as ReleasesElsewhere
from loomery_orchestrator.releases.drivers import offered_places
from loomery_orchestrator.releases.generated import GeneratedFiles, ReleasePlaces
from loomery_orchestrator.releases.local.returning import Returning
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import ReleaseEvent, ReleaseRecord, ReleaseState
from loomery_orchestrator.releases.service import News, ReleaseService
from loomery_orchestrator.running.service import RunningService
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_orchestrator.tracking.service import Tracking
from loomery_orchestrator.weekly.reports import Reports
from loomery_orchestrator.weekly.repository import WeeklyRepository
from loomery_orchestrator.weekly.service import Weekly
from loomery_shared.contracts.builds import BuildEngine
from loomery_shared.contracts.events import EventSink, WriteKeys
from loomery_shared.contracts.figures import Figures
from loomery_shared.contracts.mail import Mailer
from loomery_shared.contracts.people import People
from loomery_shared.contracts.principal import Authenticator
from loomery_shared.contracts.running import AppRunner
from loomery_shared.contracts.understanding import Understander
from loomery_shared.database import Database
from loomery_shared.ids import Clock, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.objects.port import ObjectStore
from loomery_shared.sealing import Vault
from loomery_shared.secret_store.port import SecretStore

if TYPE_CHECKING:
    from loomery_shared.dynamo.table import DynamoTable

__all__ = ["SERVICE", "Neighbours", "Orchestrator", "address_of"]

SERVICE = "orchestrator"


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """The other services and whoever builds, as ports."""

    engine: BuildEngine
    understander: Understander
    authenticator: Authenticator
    people: People
    mailer: Mailer
    events: EventSink
    objects: ObjectStore
    runner: AppRunner
    secrets: SecretStore
    elsewhere: Elsewhere | None = None
    """What other services keep of people; none: they are not asked, and nobody can leave from here."""
    write_keys: WriteKeys | None = None
    """Whoever lets events of applications in; none: only what the proxy sees is counted."""
    oversight: Oversight | None = None
    """What those who run the platform look through; none: nobody runs it from here."""
    figures: Figures | None = None
    """How applications were used; none: nobody is told of their week from here."""
    clock: Clock = utc_now
    steady: Callable[[], float] = time.monotonic
    """Seconds by a clock that nobody sets: for how long something takes."""


class Orchestrator:
    """The parts of the orchestrator, wired; `start` before use, `close` afterwards."""

    def __init__(self, settings: OrchestratorSettings, neighbours: Neighbours) -> None:
        self.settings = settings
        self.neighbours = neighbours
        clock = neighbours.clock
        self.database = Database(
            settings.database, settings.home, SERVICE, known_as=session_name(settings.builds.worker)
        )
        self.news = News()
        self._hosting: Hosting | None = None
        self._job_table = _job_table(settings, clock)
        self.jobs = _jobs(self._job_table, self.database)
        self.apps = AppRepository(self.database)
        releases = ReleaseRepository(self.database, clock, settings.hosting.place)
        offers = offered_places(settings.hosting, settings.aws_hosting)
        self.places = ReleasePlaces(releases, offers, settings.hosting.place)
        self.generated = GeneratedFiles(neighbours.objects, releases)
        self.releases = ReleaseService(
            releases,
            self.news,
            before_return=Returning(settings.home / "hosting", neighbours.runner).check,
        )
        self.records = BuildRecords(self.database)
        self.pictures = Pictures(self.records, neighbours.objects, neighbours.secrets, clock)
        self.evidence = Evidence(
            records=self.records,
            pictures=self.pictures,
            jobs=self.jobs,
            apps=self.apps,
            releases=releases,
            engine=neighbours.engine,
        )
        self.signing = Signing(neighbours.secrets, clock)
        self.artifacts = Artifacts(self.database, neighbours.objects, self.signing, clock)
        self.registry = WorkerRegistry(self.database, clock)
        self.queue = BuildQueue(settings, self.jobs)
        self.address = address_of(settings.public_url, settings.proxy.base_host)
        self.happenings = MonitorRepository(self.database)
        self.limits = Limits(self.database, settings.quotas, clock)
        self.quotas = Quotas(self.limits, self.apps, self.jobs, self.artifacts, clock)
        self.app_secrets = AppSecretService(
            AppSecretRepository(self.database), Vault(neighbours.secrets), self.apps, clock, self._renew
        )
        elsewhere, admission = neighbours.elsewhere, self._admission(clock)
        undo = timedelta(days=settings.deletion.undo_days)
        self.app_service = AppService(
            apps=self.apps,
            jobs=self.jobs,
            artifacts=self.artifacts,
            releases=self.releases,
            quotas=self.quotas,
            admission=admission,
            engine=neighbours.engine,
            clock=clock,
            wake=self.queue.wake,
            at_tag=self.evidence.specification,
            words=self.evidence.words,
            browser=settings.builds.browser,
            forgetters=(
                self.app_secrets.erase,
                self.records.erase,
                self.queue.forget,
                self.happenings.erase,
                *([elsewhere.events.erase_app] if elsewhere else []),
            ),
        )
        self.repositories = Repositories(self.apps, neighbours.engine, settings.git)
        self.packing = Packing(self.apps, neighbours.engine, settings.git)
        self.pushes = Pushes(neighbours.engine, self.app_service.rebuild, settings.public_url, settings.home)
        self.job_service = JobService(self.jobs, Estimates(self.records).of, clock, look_again)
        self.cards = Cards(
            jobs=self.jobs,
            releases=releases,
            picture_address=self.pictures.address,
            address=self.address,
            undo=undo,
        )
        self.removal = Removal(
            apps=self.apps,
            service=self.app_service,
            releases=self.releases,
            admission=admission,
            clock=clock,
            undo=undo,
            look_every=settings.deletion.look_every,
        )
        self.data = DataBrowser(self.apps, releases, neighbours.runner, settings.home / "hosting")
        self.demo = DemoAccounts(
            apps=self.apps,
            releases=releases,
            orders=self.releases,
            runner=neighbours.runner,
            hosting=settings.home / "hosting",
            audit=neighbours.oversight.audit if neighbours.oversight else None,
        )
        self.running = RunningService(
            apps=self.apps,
            releases=releases,
            orders=self.releases,
            hosting=settings.home / "hosting",
            memory=lambda app: self._hosting.memory(app) if self._hosting else None,
            look=look_again,
        )
        keys = neighbours.write_keys
        self.tracking = Tracking(self.apps, keys, neighbours.secrets, settings.public_url) if keys else None
        self.monitor = Monitor(
            repository=self.happenings,
            jobs=self.jobs,
            quotas=self.quotas,
            live=lambda app: self._hosting.live(app) if self._hosting else None,
            address=self.address,
            clock=clock,
        )
        self.privacy = self._privacy(elsewhere) if elsewhere else None
        self.weekly = self._weekly(neighbours.figures) if neighbours.figures else None

    def _admission(self, clock: Clock) -> Admission:
        if isinstance(self.jobs, SqlJobs):
            return SqlAdmission(self.database, self.settings.quotas, clock)
        return TurnAdmission(Turns(self.database), self.quotas, self.apps, self.jobs, clock)

    def _weekly(self, figures: Figures) -> Weekly:
        repository = WeeklyRepository(self.database)
        return Weekly(
            repository=repository,
            reports=Reports(repository, self.jobs, figures),
            people=self.neighbours.people,
            mailer=self.neighbours.mailer,
            settings=self.settings.weekly,
            public_url=self.settings.public_url,
            clock=self.neighbours.clock,
        )

    def _privacy(self, elsewhere: Elsewhere) -> Privacy:
        return make_privacy(
            self.settings,
            self.database,
            elsewhere,
            apps=self.apps,
            app_service=self.app_service,
            secrets=self.app_secrets,
            jobs=self.jobs,
            records=self.records,
            happenings=self.happenings,
            limits=self.limits,
            artifacts=self.artifacts,
            mailer=self.neighbours.mailer,
            clock=self.neighbours.clock,
        )

    def ports(self) -> BuildPorts:
        """What builds need from outside."""
        return BuildPorts(
            jobs=self.jobs,
            apps=self.apps,
            artifacts=self.artifacts,
            records=self.records,
            pictures=self.pictures,
            releases=self.releases,
            engine=self.neighbours.engine,
            mailer=self.neighbours.mailer,
            people=self.neighbours.people,
            events=self.neighbours.events,
            clock=self.neighbours.clock,
            steady=self.neighbours.steady,
            worker=self.settings.builds.worker,
            address=self.address,
            address_of=self.address_of,
        )

    def address_of(self, release: ReleaseRecord) -> str | None:
        """Where a release answers, as far as this platform knows."""
        if release.place == "aws":
            return f"https://{release.slug}.{self.settings.aws_hosting.domain}"
        return self.address(release.slug) if release.place == "local" else None

    def worker(self) -> Worker:
        """A worker of this process."""
        return Worker(self.settings, self.ports(), self.registry, self.queue)

    def _renew(self, app: str) -> None:
        if self._hosting is not None:
            self._hosting.renew(app)

    def hosting(self) -> Hosting:
        """What runs applications on this machine."""
        news = ReleaseNews(self.jobs, Notices(self.ports()))

        async def told(event: ReleaseEvent) -> None:
            await news.event(event)
            await self.happenings.hear(event)
            if event.kind == ReleaseState.LIVE.value and self.tracking is not None:
                await self.tracking.released(event.tenant, event.app)

        self._hosting = Hosting(
            home=self.settings.home,
            database=self.database,
            runner=self.neighbours.runner,
            bundles=self.neighbours.objects,
            sink=self.neighbours.events,
            settings=self.settings.hosting,
            proxy=self.settings.proxy.for_portal_at(self.settings.public_url),
            news=self.news,
            secrets=self.app_secrets.values,
            tell=told,
            trusted_proxies=self.settings.trusted_proxies,
            on_alert=news.alert,
            clock=self.neighbours.clock,
            elsewhere=ReleasesElsewhere(
                home=self.settings.home,
                objects=self.neighbours.objects,
                settings=self.settings.hosting,
                aws=self.settings.aws,
                aws_hosting=self.settings.aws_hosting,
                table_prefix=self.settings.table_prefix,
            ),
        )
        return self._hosting

    async def start(self) -> None:
        """Bring the tables up to date."""
        await migrate(self.database, "loomery_orchestrator")
        if self._job_table is not None and self.settings.aws.endpoint:
            # A stand-in begins empty; in Amazon's own the table is made with the rest of the infrastructure.
            await self._job_table.create_missing()

    async def ready(self) -> None:
        """Raises UnavailableError unless everything that keeps state answers."""
        await self.database.ping()
        if self._job_table is not None:
            await self._job_table.ping()

    async def close(self) -> None:
        """Give every connection back."""
        await asyncio.to_thread(self.queue.close)
        await self.database.close()

    @asynccontextmanager
    async def handing_over(self, *, erases: bool = False) -> AsyncIterator[None]:
        """While this lasts, jobs are handed to the workers, and (if this process `erases`) people forgotten."""
        tasks = [asyncio.create_task(self.queue.run())]
        if erases:
            tasks.append(asyncio.create_task(self.removal.run()))
            tasks.append(asyncio.create_task(self.packing.run()))
        if erases and self.weekly is not None:
            tasks.append(asyncio.create_task(self.weekly.run()))
        if erases and self.privacy is not None:
            tasks.append(asyncio.create_task(self.privacy.erasures.run()))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task


def _jobs(table: "DynamoTable | None", database: Database) -> JobStore:
    if table is None:
        return SqlJobs(database)
    # Amazon's library takes a while to load: only who uses it waits for it.
    from loomery_orchestrator.jobs.dynamo import DynamoJobs

    return DynamoJobs(table)


def _job_table(settings: OrchestratorSettings, clock: Clock) -> "DynamoTable | None":
    if settings.job_store == "sql":
        return None
    from loomery_orchestrator.jobs.dynamo_items import job_table
    from loomery_shared.dynamo.table import DynamoTable

    return DynamoTable(job_table(settings.table_prefix), settings.aws, clock)


def address_of(public_url: str, base_host: str) -> Callable[[str], str]:
    """Makes the address of an application from its slug; of the platform itself from an empty one."""
    parts = urlsplit(public_url)
    port = f":{parts.port}" if parts.port else ""

    def address(slug: str) -> str:
        return f"{parts.scheme}://{slug}.{base_host}{port}" if slug else public_url

    return address
