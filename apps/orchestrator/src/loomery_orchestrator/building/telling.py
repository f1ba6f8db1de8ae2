"""What becomes of news about releases: lines of the job that ordered them, and mails to who must act."""

from loomery_orchestrator.building.notices import Notices
from loomery_orchestrator.jobs.model import NewEvent
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.releases.schemas import AppAlert, ReleaseEvent
from loomery_shared.errors import NotFoundError
from loomery_shared.logs import get_logger

__all__ = ["ReleaseNews"]

_log = get_logger("releases")


class ReleaseNews:
    """Hears what hosting tells."""

    def __init__(self, jobs: JobStore, notices: Notices) -> None:
        self._jobs = jobs
        self._notices = notices

    async def event(self, event: ReleaseEvent) -> None:
        """Something happened to a release, or to a running application."""
        _log.info("release", app=event.app, release=event.release, kind=event.kind, reason=event.message)
        if not event.job:
            return
        line = NewEvent(kind="line", step="release", message=event.message, at=event.at)
        try:
            await self._jobs.tell(event.tenant, event.job, [line])
        except NotFoundError:
            return  # ordered by hand, not by a job

    async def alert(self, alert: AppAlert) -> None:
        """An application does not stay up."""
        await self._notices.alarm(alert.tenant, alert.app, alert.reason)
