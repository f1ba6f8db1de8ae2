"""What people and the statistics are told when a build begins and ends; never a reason for a build to fail."""

import asyncio
from collections.abc import Awaitable, Callable

from loomery_orchestrator.building.ports import BuildPorts
from loomery_orchestrator.jobs.model import JobRecord, JobState
from loomery_shared.contracts.events import Event
from loomery_shared.contracts.mail import MailRequest, Template
from loomery_shared.errors import LoomeryError, UnavailableError
from loomery_shared.logs import get_logger

__all__ = ["Notices"]

_log = get_logger("notices")
_WAITS = (1.0, 2.0, 4.0)
_ENDINGS: dict[JobState, Template] = {
    JobState.SUCCEEDED: "build_succeeded",
    JobState.FAILED: "build_failed",
}


class Notices:
    """Mails and events about builds; the same one is told once however often it is asked for."""

    def __init__(self, ports: BuildPorts) -> None:
        self._ports = ports

    async def started(self, job: JobRecord) -> None:
        """A build has begun."""
        await self._mail(job, "build_started")
        await self._count(job, "build.started", {})

    async def ended(self, job: JobRecord, seconds: float) -> None:
        """A build has ended, after so many seconds."""
        template = _ENDINGS.get(job.state)
        if template is not None:
            await self._mail(job, template)
        failed = job.state is not JobState.SUCCEEDED
        values: dict[str, str | int | float | bool | None] = {"seconds": seconds}
        if failed:
            values |= {"code": str((job.error or {}).get("code", job.state.value))}
        await self._count(job, "build.failed" if failed else "build.finished", values)

    async def alarm(self, tenant: str, app: str, reason: str) -> None:
        """An application does not stay up: its maker is told, once an hour at most."""
        try:
            found = await self._ports.apps.get(tenant, app)
            person = await self._ports.people.person(found.created_by)
            if not person.wants("app_alert"):
                return
            now = self._ports.clock()
            link = self._ports.address(found.slug or "")
            values: dict[str, str | int | float | bool | list[str]] = {
                "name": person.name,
                "app": found.name,
                "reason": reason,
                "link": link,
            }
            await self._ports.mailer.send(
                MailRequest(
                    key=f"{app}:alert:{now:%Y%m%d%H}",
                    tenant=tenant,
                    user=person.id,
                    to=person.email,
                    template="app_alert",
                    locale=person.locale,
                    values=values,
                )
            )
        except LoomeryError as error:
            _log.warning("an alarm could not be sent", app=app, reason=error.message)

    async def _mail(self, job: JobRecord, template: Template) -> None:
        try:
            await _patiently(lambda: self._send(job, template))
        except LoomeryError as error:
            _log.warning("a message could not be sent", template=template, reason=error.message)

    async def _send(self, job: JobRecord, template: Template) -> None:
        person = await self._ports.people.person(job.created_by)
        if not person.wants(template):
            return
        app = await self._ports.apps.get(job.tenant, job.app)
        values: dict[str, str | int | float | bool | list[str]] = {
            "name": person.name,
            "app": app.name or "Your application",
            "link": job.url or self._ports.address(""),
        }
        if template == "build_failed":
            values |= {
                "reason": str((job.error or {}).get("message", "")),
                "hint": str((job.error or {}).get("hint", "")),
            }
        await self._ports.mailer.send(
            MailRequest(
                key=f"{job.id}:{template}",
                tenant=job.tenant,
                user=person.id,
                to=person.email,
                template=template,
                locale=person.locale,
                values=values,
            )
        )

    async def _count(
        self, job: JobRecord, name: str, values: dict[str, str | int | float | bool | None]
    ) -> None:
        event = Event(
            id=f"{job.id}:{name}",
            name=name,
            at=self._ports.clock(),
            tenant=job.tenant,
            app=job.app,
            user=job.created_by,
            properties=values,
        )
        try:
            await _patiently(lambda: self._ports.events.record([event]))
        except LoomeryError as error:
            _log.warning("an event could not be counted", event_name=name, reason=error.message)


async def _patiently(work: Callable[[], Awaitable[None]]) -> None:
    """Try again for some seconds: whoever takes messages may just be being started anew."""
    for wait in _WAITS:
        try:
            await work()
        except UnavailableError:
            await asyncio.sleep(wait)
        else:
            return
    await work()
