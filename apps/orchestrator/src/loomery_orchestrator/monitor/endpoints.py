"""The monitor over HTTP."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from sse_starlette import EventSourceResponse, JSONServerSentEvent

from loomery_orchestrator.jobs.streams import CountedStream, Streams
from loomery_orchestrator.monitor.schemas import Changes, MonitorOut
from loomery_orchestrator.monitor.service import Monitor, Scope
from loomery_shared.contracts.principal import Principal

__all__ = ["monitor_routes"]

_Scope = Annotated[
    Scope, Query(description="`platform` is everything, for the owners of the platform; others get 403.")
]


def monitor_routes(monitor: Monitor, streams: Streams, principal: Any) -> APIRouter:
    """The routes, for a monitor and a dependency that says who asks."""
    router = APIRouter(prefix="/api/monitor", tags=["monitor"])
    who_asks = Depends(principal)

    @router.get("")
    async def look(scope: _Scope = "organisation", who: Principal = who_asks) -> MonitorOut:
        """What is going on right now: jobs, applications and alerts of the last 24 hours."""
        return await monitor.snapshot(who, scope)

    @router.get("/events", response_class=EventSourceResponse)
    async def follow(scope: _Scope = "organisation", who: Principal = who_asks) -> EventSourceResponse:
        """The same, as it changes (server-sent events): `snapshot` first, then `changes`, and `end` after ten minutes.

        `snapshot` is what `GET /api/monitor` answers; `changes` has whole items that are new or different, and the
        ids of those that are gone. Whoever comes again gets a new snapshot: nothing is missed, nothing told twice.
        """
        found = _sent(await monitor.follow(who, scope))
        streams.enter(who.tenant)
        stream = CountedStream(found, ping=15)
        stream.streams, stream.tenant = streams, who.tenant
        return stream

    return router


async def _sent(found: AsyncIterator[MonitorOut | Changes]) -> AsyncIterator[JSONServerSentEvent]:
    async for item in found:
        event = "snapshot" if isinstance(item, MonitorOut) else "changes"
        yield JSONServerSentEvent(
            item.model_dump(mode="json"), event=event, id=item.at.isoformat(), retry=2000
        )
    yield JSONServerSentEvent({}, event="end")
