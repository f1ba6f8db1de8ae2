"""Writes events into the lake."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from loomery_analytics.errors import InvalidRequestError
from loomery_analytics.exports.lake import Lake
from loomery_analytics.exports.layout import day_file
from loomery_analytics.exports.schemas import Export, ExportedFile, ExportRequest
from loomery_analytics.settings import EventSettings
from loomery_analytics.stores.port import EventStore, Scope
from loomery_shared.ids import Clock

__all__ = ["Exports"]

_MOST_DAYS = 31


class Exports:
    """Exports of one tenant at a time."""

    def __init__(self, settings: EventSettings, store: EventStore, lake: Lake, clock: Clock) -> None:
        self._settings = settings
        self._store = store
        self._lake = lake
        self._clock = clock

    async def export(self, tenant: str, request: ExportRequest) -> Export:
        """Write the days; raises InvalidRequestError, UnavailableError."""
        days = (request.to - request.from_).days + 1
        if not 1 <= days <= _MOST_DAYS:
            raise InvalidRequestError(f"Export 1 to {_MOST_DAYS} days at once; `from` comes first.")
        if request.from_ < (self._clock() - timedelta(days=self._settings.raw_days - 1)).date():
            raise InvalidRequestError(f"Single events are kept for {self._settings.raw_days} days.")
        files = [
            file
            for number in range(days)
            async for file in self._day(tenant, request.from_ + timedelta(days=number), request.app)
        ]
        return Export(from_=request.from_, to=request.to, rows=sum(file.rows for file in files), files=files)

    async def _day(self, tenant: str, day: date, app: str | None) -> AsyncIterator[ExportedFile]:
        # It takes a third of a second and 50 MB to load, which a server that exports nothing should not pay.
        from loomery_analytics.exports.parquet import DayFiles

        start = datetime.combine(day, time(), UTC)
        scope = Scope(tenant, start, start + timedelta(days=1), app)
        with tempfile.TemporaryDirectory(prefix="lake-") as folder, DayFiles(Path(folder)) as day_files:
            async for page in self._store.read(scope):
                await asyncio.to_thread(day_files.add, page)
            day_files.close()
            for name, file in sorted(day_files.by_app.items()):
                key = day_file(tenant, name, day.isoformat())
                await self._lake.put(key, file.path)
                yield ExportedFile(key=key, rows=file.rows, bytes=file.path.stat().st_size)
