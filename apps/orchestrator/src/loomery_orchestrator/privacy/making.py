"""Puts erasing and telling together."""

from dataclasses import dataclass
from datetime import timedelta

from loomery_orchestrator.app_secrets.service import AppSecretService
from loomery_orchestrator.apps.limits import Limits
from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.apps.service import AppService
from loomery_orchestrator.artifacts.service import Artifacts
from loomery_orchestrator.evidence.repository import BuildRecords
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.monitor.repository import MonitorRepository
from loomery_orchestrator.privacy.clients import Elsewhere
from loomery_orchestrator.privacy.export import Exports
from loomery_orchestrator.privacy.repository import ErasureRepository
from loomery_orchestrator.privacy.service import ErasureService
from loomery_orchestrator.privacy.stores import Stores
from loomery_orchestrator.settings import OrchestratorSettings
from loomery_shared.contracts.mail import Mailer
from loomery_shared.database import Database
from loomery_shared.ids import Clock

__all__ = ["Privacy", "make_privacy"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Privacy:
    """What people may ask about themselves."""

    elsewhere: Elsewhere
    erasures: ErasureService
    exports: Exports


def make_privacy(
    settings: OrchestratorSettings,
    database: Database,
    elsewhere: Elsewhere,
    *,
    apps: AppRepository,
    app_service: AppService,
    secrets: AppSecretService,
    jobs: JobStore,
    records: BuildRecords,
    happenings: MonitorRepository,
    limits: Limits,
    artifacts: Artifacts,
    mailer: Mailer,
    clock: Clock,
) -> Privacy:
    """Both, over the stores of this service and of the others."""
    stores = Stores(
        apps=apps,
        app_service=app_service,
        jobs=jobs,
        records=records,
        happenings=happenings,
        limits=limits,
        accounts=elsewhere.accounts,
        mail=elsewhere.mail,
        events=elsewhere.events,
        mailer=mailer,
        hosting=settings.home / "hosting",
        clock=clock,
        patience=timedelta(seconds=settings.builds.timeout),
    )
    look_every = settings.privacy.look_every
    return Privacy(
        elsewhere=elsewhere,
        erasures=ErasureService(ErasureRepository(database, clock), stores, clock, look_every=look_every),
        exports=Exports(
            accounts=elsewhere.accounts,
            apps=apps,
            secrets=secrets,
            jobs=jobs,
            artifacts=artifacts,
            mail=elsewhere.mail,
            events=elsewhere.events,
            clock=clock,
            most=settings.privacy.export_mb * 1_000_000,
        ),
    )
