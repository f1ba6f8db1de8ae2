"""Writes down how applications run, as hosting tells it: for people, and for processes that host nothing."""

from typing import Any

from loomery_orchestrator.releases.local.journal import Journals, Level
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import ReleaseEvent
from loomery_orchestrator.releases.tables import HostedAppRow

__all__ = ["Watching"]

_LEVELS: dict[str, Level] = {"restarted": "warning", "broken": "error", "failed": "error", "stuck": "error"}


class Watching:
    """Hears what happens to applications."""

    def __init__(self, repository: ReleaseRepository, journals: Journals) -> None:
        self._repository, self._journals = repository, journals

    async def begin(self) -> None:
        """Hosting begins: nothing runs yet."""
        await self._repository.all_asleep()

    async def hear(self, event: ReleaseEvent) -> None:
        """Something happened to a release or to a running application."""
        journal = self._journals.of(event.app)
        journal.tell(event.release, _LEVELS.get(event.kind, "info"), event.message)
        values = _values(event)
        if values:
            await self._repository.seen(event.tenant, event.app, **values)


def _values(event: ReleaseEvent) -> dict[str, Any]:
    """What changes in the row of the application; that it is live was written down together with the release."""
    at = event.at
    match event.kind:
        case "awake" | "healed":
            return {"running": "running", "running_since": at}
        case "asleep":
            return {"running": "asleep", "running_since": at}
        case "restarted":
            return {"restarts": HostedAppRow.restarts + 1, "last_error": event.message}
        case "broken":
            return {"running": "failed", "running_since": at, "last_error": event.message}
        case _:
            return {}
