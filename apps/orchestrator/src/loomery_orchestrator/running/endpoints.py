"""How applications run, over HTTP."""

import re
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import StreamingResponse
from sse_starlette import EventSourceResponse, JSONServerSentEvent

from loomery_orchestrator.jobs.streams import CountedStream, Streams
from loomery_orchestrator.releases.local.journal import AppLogLine, Level
from loomery_orchestrator.running.schemas import HealthOut
from loomery_orchestrator.running.service import RunningService
from loomery_shared.contracts.principal import Principal
from loomery_shared.paging import Cursor, Limit, Page

__all__ = ["running_routes"]

_NUMBER = re.compile(r"[0-9]{1,15}", re.ASCII)
_Levels = Annotated[
    list[Level] | None, Query(max_length=4, description="Only lines as grave as one of these.")
]


def running_routes(service: RunningService, streams: Streams, principal: Any) -> APIRouter:
    """The routes, for a service and a dependency that says who asks."""
    router = APIRouter(prefix="/api/apps/{app}", tags=["running"])
    who_asks = Depends(principal)

    @router.get("/health")
    async def health(app: str, who: Principal = who_asks) -> HealthOut:
        """Whether an application runs, sleeps or does not stay up."""
        return await service.health(who, app)

    @router.post("/restart", status_code=202)
    async def restart(app: str, who: Principal = who_asks) -> HealthOut:
        """Start an application anew, as soon as its requests are answered; for developers and above."""
        return await service.restart(who, app)

    @router.get("/log")
    async def log(
        app: str,
        text: Annotated[str, Query(max_length=200)] = "",
        level: _Levels = None,
        cursor: Cursor = "",
        limit: Limit = 100,
        who: Principal = who_asks,
    ) -> Page[AppLogLine]:
        """The newest lines that an application printed, oldest first; `next` leads to those before."""
        return await service.page(who, app, cursor, limit, text, list(level or ()))

    @router.get("/log.txt", response_class=StreamingResponse)
    async def download(app: str, who: Principal = who_asks) -> StreamingResponse:
        """All that is kept of an application's log, as text."""
        headers = {"Content-Disposition": f'attachment; filename="{app}.log"'}
        return StreamingResponse(
            await service.whole(who, app), media_type="text/plain; charset=utf-8", headers=headers
        )

    @router.get("/log/events", response_class=EventSourceResponse)
    async def events(
        app: str,
        after: Annotated[int | None, Query(ge=-1, le=2**50, description="Left out: from now on.")] = None,
        last_event_id: Annotated[str, Header(max_length=20)] = "",
        who: Principal = who_asks,
    ) -> EventSourceResponse:
        """Lines of an application's log as they come (server-sent events); goes on after `Last-Event-ID`.

        Events are called `line`; after ten minutes comes `end`, and whoever wants more asks again.
        """
        begin = int(last_event_id) if _NUMBER.fullmatch(last_event_id) else after
        lines = _sent(await service.follow(who, app, begin))
        streams.enter(who.tenant)
        stream = CountedStream(lines, ping=15)
        stream.streams, stream.tenant = streams, who.tenant
        return stream

    return router


async def _sent(lines: AsyncIterator[AppLogLine]) -> AsyncIterator[JSONServerSentEvent]:
    async for line in lines:
        yield JSONServerSentEvent(line.model_dump(mode="json"), event="line", id=str(line.number), retry=2000)
    yield JSONServerSentEvent({}, event="end")
