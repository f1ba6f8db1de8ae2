"""Requests that arrive together share one transaction, and are answered after it is committed.

Nothing waits in memory for longer than its request does: what was answered is on disk, what was not is sent again
by the client, and is counted once because its id is known.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from loomery_analytics.stores.port import EventStore
from loomery_shared.contracts.events import Event
from loomery_shared.ids import Clock

__all__ = ["GroupCommit"]

_MOST_AT_ONCE = 5_000


@dataclass
class _Waiting:
    events: Sequence[Event]
    stored: "asyncio.Future[list[bool]]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class GroupCommit:
    """Adds events to a store, several requests at once; `close` waits for what is being written."""

    def __init__(self, store: EventStore, clock: Clock, gather_seconds: float) -> None:
        self._store = store
        self._clock = clock
        self._gather = gather_seconds
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None

    async def add(self, events: Sequence[Event]) -> list[bool]:
        """For each event whether it was new, after it is stored durably; raises UnavailableError."""
        if not events:
            return []
        mine = _Waiting(events)
        self._waiting.append(mine)
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        return await mine.stored

    async def close(self) -> None:
        """Wait until everything that was handed in is stored or refused."""
        if self._writer is not None:
            await self._writer

    async def _write(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(self._gather)
                await self._store_together(self._taken())
        finally:
            self._writer = None

    def _taken(self) -> list[_Waiting]:
        taken: list[_Waiting] = []
        size = 0
        while self._waiting and (not taken or size + len(self._waiting[0].events) <= _MOST_AT_ONCE):
            taken.append(self._waiting.pop(0))
            size += len(taken[-1].events)
        return taken

    async def _store_together(self, group: list[_Waiting]) -> None:
        try:
            new = await self._store.add([event for one in group for event in one.events], self._clock())
        except Exception as error:
            if len(group) == 1:
                _fail(group[0], error)
                return
            # One request must not take the others with it.
            for one in group:
                await self._store_together([one])
            return
        at = 0
        for one in group:
            if not one.stored.done():
                one.stored.set_result(new[at : at + len(one.events)])
            at += len(one.events)


def _fail(one: _Waiting, error: Exception) -> None:
    if not one.stored.done():
        one.stored.set_exception(error)
