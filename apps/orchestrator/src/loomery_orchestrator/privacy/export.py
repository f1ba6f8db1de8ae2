"""Everything that is kept about a person, as one JSON document that is written while it is read."""

import base64
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

from loomery_orchestrator.app_secrets.service import AppSecretService
from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.artifacts.service import ATTACHMENT, Artifacts
from loomery_orchestrator.jobs.model import JobRecord
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.privacy.clients import Accounts, PersonStore
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import Clock

__all__ = ["Exports"]

_PAGE = 100
_EVENTS = 500


class Exports:
    """Tells people what is kept about them; `most` bytes at most, and then says that there is more."""

    def __init__(
        self,
        *,
        accounts: Accounts,
        apps: AppRepository,
        secrets: AppSecretService,
        jobs: JobStore,
        artifacts: Artifacts,
        mail: PersonStore,
        events: PersonStore,
        clock: Clock,
        most: int,
    ) -> None:
        self._accounts, self._apps, self._secrets, self._jobs = accounts, apps, secrets, jobs
        self._mail, self._events, self._clock, self._most = mail, events, clock, most
        self._artifacts = artifacts

    async def of(self, user: str, token: str) -> AsyncIterator[str]:
        """The document; raises RefusedError, UnavailableError before its first character."""
        account = await self._accounts.export(token)
        return self._bounded(user, account)

    async def _bounded(self, user: str, account: dict[str, Any]) -> AsyncIterator[str]:
        written, complete = 0, True
        head = {"exported_at": self._clock().isoformat(), "account": account}
        yield json.dumps(head, ensure_ascii=False)[:-1]
        part = ""
        async for name, item in self._items(user, account):
            text = json.dumps(item, ensure_ascii=False, default=str)
            written += len(text.encode())
            if written > self._most:
                complete = False
                break
            opening = "" if name == part else f"{']' if part else ''}, {json.dumps(name)}: ["
            yield f"{opening or ', '}{text}"
            part = name
        yield f'{"]" if part else ""}, "complete": {json.dumps(complete)}}}'

    async def _items(self, user: str, account: dict[str, Any]) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        tenants = [str(membership["tenant"]) for membership in account["memberships"]]
        for tenant in tenants:
            async for app in self._own_apps(tenant, user):
                yield "applications", app
        for tenant in tenants:
            async for job in self._own_jobs(tenant, user):
                yield "jobs", job
        for tenant in tenants:
            async for file in self._own_attachments(tenant, user):
                yield "attachments", file
        for message in (await self._mail.export(user, str(account["profile"]["email"])))["messages"]:
            yield "mails", message
        for event in (await self._events.export(user))["events"]:
            yield "events", event

    async def _own_apps(self, tenant: str, user: str) -> AsyncIterator[dict[str, Any]]:
        for name in await self._apps.ids(tenant):
            app = await self._apps.get(tenant, name, deleted=True)
            if app.created_by == user:
                secrets = await self._secrets.names_of(tenant, app.id)
                yield {**app.model_dump(mode="json"), "secrets": secrets}

    async def _own_jobs(self, tenant: str, user: str) -> AsyncIterator[dict[str, Any]]:
        async for job in self._begun_by(tenant, user):
            events = await self._jobs.events(tenant, job.id, 0, _EVENTS)
            kept = job.model_dump(mode="json", exclude={"owner", "fence", "dispatched", "steps"})
            yield {**kept, "log": [event.model_dump(mode="json") for event in events]}

    async def _own_attachments(self, tenant: str, user: str) -> AsyncIterator[dict[str, Any]]:
        async for job in self._begun_by(tenant, user):
            for number, file in enumerate(job.request.get("attachments", []), 1):
                with contextlib.suppress(
                    NotFoundError
                ):  # a job that was tried again names those of the first
                    found = await self._artifacts.of_job(tenant, job.id, f"{ATTACHMENT}-{number}")
                    content = base64.b64encode(await self._artifacts.content(found)).decode()
                    yield {"job": job.id, "app": job.app, **file, "content": content}

    async def _begun_by(self, tenant: str, user: str) -> AsyncIterator[JobRecord]:
        cursor: str | None = ""
        while cursor is not None:
            page = await self._jobs.of_app(tenant, "", cursor, _PAGE)
            for job in page.items:
                if job.created_by == user:
                    yield job
            cursor = page.next
