"""Taking events: reading what was sent, checking each, storing those that are right."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from pydantic_core import from_json

from loomery_analytics.directory import AppDirectory
from loomery_analytics.errors import InvalidRequestError, UnknownKeyError
from loomery_analytics.ingest.checking import Source, check
from loomery_analytics.ingest.group_commit import GroupCommit
from loomery_analytics.ingest.schemas import Rejection, Taken
from loomery_analytics.settings import EventSettings
from loomery_analytics.stores.rollups import RollupStore
from loomery_shared.contracts.events import Event
from loomery_shared.errors import TooLargeError
from loomery_shared.ids import Clock
from loomery_shared.logs import get_logger

__all__ = ["Intake"]

_log = get_logger("intake")


class Intake:
    """Takes events of services and of applications."""

    def __init__(
        self,
        settings: EventSettings,
        writer: GroupCommit,
        rollups: RollupStore,
        apps: AppDirectory,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._writer = writer
        self._rollups = rollups
        self._apps = apps
        self._clock = clock

    async def from_service(self, body: bytes) -> Taken:
        """Events of one of our services; raises InvalidRequestError, TooLargeError, UnavailableError."""
        events = self._events(self._read(body))
        source = Source(
            now=self._clock(),
            behind=timedelta(days=self._settings.max_days_late),
            ahead=timedelta(hours=self._settings.max_hours_off),
        )
        taken = await self._take(events, source)
        if taken.rejected:
            _log.warning("events of a service refused", faults=taken.rejected[0].model_dump())
        return taken

    async def from_app(self, body: bytes, device: str) -> Taken:
        """Events from anywhere, with a write key; raises UnknownKeyError besides."""
        content = self._read(body)
        events = self._events(content)
        key = content.get("key")
        found = await self._apps.find(key) if isinstance(key, str) and key.isprintable() else None
        if found is None:
            raise UnknownKeyError("This write key belongs to no application.")
        off = timedelta(hours=self._settings.max_hours_off)
        return await self._take(events, Source(self._clock(), off, off, write_key_of=found, device=device))

    def _read(self, body: bytes) -> dict[str, Any]:
        try:
            content = from_json(body, allow_inf_nan=False)
        except ValueError as error:
            raise InvalidRequestError("This is not JSON.", hint=str(error)[:200]) from error
        if not isinstance(content, dict):
            raise InvalidRequestError("Send an object with a list named `events`.")
        return content

    def _events(self, content: dict[str, Any]) -> list[Any]:
        events = content.get("events")
        if not isinstance(events, list):
            raise InvalidRequestError("Send an object with a list named `events`.")
        if len(events) > self._settings.max_events:
            raise TooLargeError(f"At most {self._settings.max_events} events are taken at once.")
        return events

    async def _take(self, raw: Sequence[Any], source: Source) -> Taken:
        checked = [check(item, source) for item in raw]
        good = [item for item in checked if isinstance(item, Event)]
        rejected = [
            Rejection(index=index, faults=item)
            for index, item in enumerate(checked)
            if isinstance(item, list)
        ]
        new = await self._writer.add(good)
        await self._rollups.mark_late(good, source.now)
        return Taken(accepted=sum(new), duplicates=len(new) - sum(new), rejected=rejected)
