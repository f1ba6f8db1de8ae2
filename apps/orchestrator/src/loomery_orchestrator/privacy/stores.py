"""What each store does to forget a person; in this order, each safe to repeat."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from loomery_orchestrator.apps.limits import Limits
from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.apps.service import AppService
from loomery_orchestrator.evidence.repository import BuildRecords
from loomery_orchestrator.jobs.model import JobState
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.monitor.repository import MonitorRepository
from loomery_orchestrator.privacy.clients import Accounts, PersonStore
from loomery_orchestrator.privacy.repository import Erasure
from loomery_shared.contracts.mail import Mailer, MailRequest
from loomery_shared.errors import UnavailableError
from loomery_shared.ids import Clock

__all__ = ["NOBODY", "NotYetError", "Store", "Stores"]

NOBODY = "erased"
"""Stands where the id of a person stood in what others still need."""
_LAST_LETTER_WITHIN = timedelta(days=2)


class NotYetError(UnavailableError):
    """Something must end first."""

    code = "not_yet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stores:
    """Everything that keeps things of people. `hosting` has a folder for each application on this machine."""

    apps: AppRepository
    app_service: AppService
    jobs: JobStore
    records: BuildRecords
    happenings: MonitorRepository
    limits: Limits
    accounts: Accounts
    mail: PersonStore
    events: PersonStore
    mailer: Mailer
    hosting: Path
    clock: Clock
    patience: timedelta
    """How long a build may take to end once it was told to."""

    def in_order(self) -> Sequence[tuple[str, "Store"]]:
        """Names and what they do. The account goes last, the letter that says so after everything."""
        return (
            ("applications", self._applications),
            ("authorship", self._authorship),
            ("analytics", self._analytics),
            ("mail", self._mail),
            ("account", self._account),
            ("letter", self._letter),
            ("letter_erased", self._letter_erased),
        )

    async def _applications(self, erasure: Erasure) -> None:
        for tenant in erasure.organisations:
            await self._stop(tenant, erasure.created_at + self.patience)
            for app in await self.apps.ids(tenant):
                await self.app_service.erase(tenant, app)
                if (self.hosting / app).exists():
                    raise NotYetError("An application has not stopped yet.")
            await self.app_service.erase_organisation(tenant)
            await self.records.erase(tenant)
            await self.happenings.erase(tenant)
            await self.limits.erase(tenant)

    async def _stop(self, tenant: str, until: datetime) -> None:
        """End every build; raises NotYetError while one still writes."""
        running, now = False, self.clock()
        for job in await self.app_service.unfinished(tenant):
            await self.jobs.change(tenant, job.id, cancel_requested=True)
            if job.state is JobState.QUEUED:
                await self.jobs.change(tenant, job.id, state=JobState.CANCELLED.value, finished_at=now)
            running = running or job.state is JobState.RUNNING
        if running and now < until:
            raise NotYetError("A build has not ended yet.")

    async def _authorship(self, erasure: Erasure) -> None:
        await self.apps.disown(erasure.user, NOBODY)
        await self.jobs.disown(erasure.user, NOBODY)
        await self.records.disown(erasure.user, NOBODY)
        await self.limits.disown(erasure.user, NOBODY)

    async def _analytics(self, erasure: Erasure) -> None:
        for tenant in erasure.organisations:
            await self.events.erase_organisation(tenant)
        await self.events.erase(erasure.user)

    async def _mail(self, erasure: Erasure) -> None:
        for tenant in erasure.organisations:
            await self.mail.erase_organisation(tenant)
        await self.mail.erase(erasure.user, erasure.person.email if erasure.person else "")

    async def _account(self, erasure: Erasure) -> None:
        # What a build wrote while it was being stopped goes now, before the last thing that names the tenants.
        for tenant in erasure.organisations:
            await self.app_service.erase_organisation(tenant)
        await self.accounts.erase(erasure.user)

    async def _letter(self, erasure: Erasure) -> None:
        if erasure.person is None:
            return
        await self.mailer.send(
            MailRequest(
                key=f"account-deleted/{erasure.user}",
                user=erasure.user,
                to=erasure.person.email,
                template="account_deleted",
                locale=erasure.person.locale,
                values={"name": erasure.person.name, "erased_at": self.clock().isoformat()},
            )
        )

    async def _letter_erased(self, erasure: Erasure) -> None:
        kept = (await self.mail.export(erasure.user))["messages"]
        on_its_way = any(message["state"] in ("waiting", "sending") for message in kept)
        if on_its_way and self.clock() < erasure.created_at + _LAST_LETTER_WITHIN:
            raise NotYetError("The last letter is on its way.")
        await self.mail.erase(erasure.user, erasure.person.email if erasure.person else "")


Store: TypeAlias = Callable[[Erasure], Awaitable[None]]
