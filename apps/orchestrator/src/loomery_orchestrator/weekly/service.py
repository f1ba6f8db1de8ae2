"""Tells people what happened to the applications of their organisations in the last week.

Nobody is told who did not ask for it, and nothing of a week in which nothing happened. Any number of processes may do
this at once, and begin anew whenever they like: the mail service sends one message for each week and person.
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from loomery_orchestrator.settings import WeeklySettings
from loomery_orchestrator.weekly.reports import AppWeek, Reports
from loomery_orchestrator.weekly.repository import WeeklyRepository
from loomery_orchestrator.weekly.weeks import Week, last_week
from loomery_shared.contracts.mail import Mailer, MailRequest
from loomery_shared.contracts.mail_values import WeeklyDigest
from loomery_shared.contracts.people import Member, People
from loomery_shared.errors import LoomeryError, NotFoundError, TooManyError
from loomery_shared.ids import Clock
from loomery_shared.logs import get_logger

__all__ = ["KIND", "Weekly"]

KIND: Final = "weekly_digest"
_log = get_logger("weekly")
_MOST = 20
_PAUSE_AT_LEAST = 1.0


class Weekly:
    """Looks now and then whether somebody is to be told."""

    def __init__(
        self,
        *,
        repository: WeeklyRepository,
        reports: Reports,
        people: People,
        mailer: Mailer,
        settings: WeeklySettings,
        public_url: str,
        clock: Clock,
    ) -> None:
        self._repository, self._reports = repository, reports
        self._people, self._mailer = people, mailer
        self._settings, self._clock = settings, clock
        self._portal = public_url.rstrip("/")
        self._week = ""
        self._told: set[str] = set()
        """Who need not be looked at again this week; after a restart, the mail service knows."""

    async def run(self) -> None:
        """Work until cancelled."""
        while self._settings.look_every > 0:
            try:
                await self.round()
            except LoomeryError as error:
                _log.warning("the mails of the week wait", code=error.code)
            except Exception as error:
                _log.error("the mails of the week wait", exc_info=error)
            await asyncio.sleep(max(self._settings.look_every, _PAUSE_AT_LEAST))

    async def round(self) -> int:
        """Tell whoever is to be told now; how many. Raises UnavailableError, and those who are left wait."""
        now = self._clock()
        week = last_week(now)
        if week.name != self._week:
            self._week, self._told = week.name, set()
        places: dict[str, list[str]] = defaultdict(list)
        members: dict[str, Member] = {}
        for tenant in await self._repository.tenants():
            for member in await self._members(tenant):
                if member.id in self._told or not (member.verified and member.wants(KIND)):
                    continue
                if week.is_due(now, member.time_zone, self._settings.hour):
                    members[member.id] = member
                    places[member.id].append(tenant)
        reports: dict[str, list[AppWeek]] = {}
        told = 0
        for user, tenants in places.items():
            for tenant in tenants:
                if tenant not in reports:
                    reports[tenant] = await self._reports.of(tenant, week)
            apps = [app for tenant in tenants for app in reports[tenant]]
            if apps:
                told += await self._tell(self._letter(members[user], tenants[0], week, apps))
            self._told.add(user)
        return told

    async def _tell(self, letter: MailRequest) -> bool:
        try:
            await self._mailer.send(letter)
        except TooManyError as error:
            # Nobody else waits for a mailbox that takes no more.
            _log.warning("a weekly letter could not be sent", user=letter.user, reason=error.message)
            return False
        return True

    async def _members(self, tenant: str) -> list[Member]:
        try:
            return await self._people.members(tenant)
        except NotFoundError:
            # It has just gone for good.
            return []

    def _letter(self, member: Member, tenant: str, week: Week, apps: Sequence[AppWeek]) -> MailRequest:
        shown = apps[:_MOST]
        first, last = week.days
        attention = [(kind, app.name) for app in apps for kind in app.attention][:_MOST]
        values = WeeklyDigest(
            name=member.name,
            first=first,
            last=last,
            apps=[_named(app.name) for app in shown],
            links=[f"{self._portal}/apps/{app.app}" for app in shown],
            visitors=[str(app.visitors) for app in shown],
            errors=[str(app.errors) for app in shown],
            builds=[str(app.builds) for app in shown],
            failed_builds=[str(app.failed_builds) for app in shown],
            releases=[str(app.releases) for app in shown],
            more=len(apps) - len(shown),
            attention_kinds=[kind for kind, _ in attention],
            attention_apps=[_named(name) for _, name in attention],
            link=f"{self._portal}/apps",
            settings_link=f"{self._portal}/settings/notifications",
        )
        return MailRequest(
            key=f"weekly:{week.name}:{member.id}",
            tenant=tenant,
            user=member.id,
            to=member.email,
            template=KIND,
            locale=member.locale,
            values=values.model_dump(mode="json", exclude_none=True),
        )


def _named(name: str) -> str:
    return name.strip()[:200] or "–"
