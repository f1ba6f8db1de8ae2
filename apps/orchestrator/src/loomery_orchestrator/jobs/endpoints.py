"""Jobs over HTTP: how they stand, what they tell, and stopping them."""

import re
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import StreamingResponse
from sse_starlette import EventSourceResponse, JSONServerSentEvent

from loomery_orchestrator.jobs.model import JobEvent
from loomery_orchestrator.jobs.schemas import JobOut, LogLine, StatusOut
from loomery_orchestrator.jobs.service import JobService
from loomery_orchestrator.jobs.streams import CountedStream, Streams
from loomery_shared.contracts.principal import Principal
from loomery_shared.paging import Cursor, Limit, Page

__all__ = ["job_routes"]

_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)


def job_routes(service: JobService, streams: Streams, principal: Any) -> APIRouter:
    """The routes, for a service and a dependency that says who asks."""
    router = APIRouter(prefix="/api", tags=["jobs"])
    who_asks = Depends(principal)

    @router.get("/status/{job}")
    async def status(job: str, who: Principal = who_asks) -> StatusOut:
        """How a job stands."""
        return await service.status(who, job)

    @router.get("/jobs")
    async def page(
        app: str = "", cursor: Cursor = "", limit: Limit = 50, who: Principal = who_asks
    ) -> Page[JobOut]:
        """Jobs of the organisation, newest first."""
        return await service.page(who, app, cursor, limit)

    @router.post("/jobs/{job}/cancel")
    async def cancel(job: str, who: Principal = who_asks) -> StatusOut:
        """Stop a job."""
        return await service.cancel(who, job)

    @router.get("/jobs/{job}/events", response_class=EventSourceResponse)
    async def events(
        job: str,
        after: Annotated[int, Query(ge=0, le=2**31)] = 0,
        last_event_id: Annotated[str, Header(max_length=20)] = "",
        who: Principal = who_asks,
    ) -> EventSourceResponse:
        """What is told about a job, as it happens (server-sent events); goes on after `Last-Event-ID`."""
        begin = int(last_event_id) if _NUMBER.fullmatch(last_event_id) else after
        events = _sent(await service.follow(who, job, begin))
        streams.enter(who.tenant)
        stream = CountedStream(events, ping=15)
        stream.streams, stream.tenant = streams, who.tenant
        return stream

    @router.get("/jobs/{job}/log")
    async def log(
        job: str,
        text: Annotated[str, Query(max_length=200)] = "",
        after: Annotated[int, Query(ge=0, le=2**31)] = 0,
        kind: Annotated[list[str] | None, Query(max_length=5)] = None,
        limit: Limit = 100,
        who: Principal = who_asks,
    ) -> list[LogLine]:
        """Lines of a job's log that hold `text`, after a number."""
        found = await service.log(who, job, text, after, limit, kind or [])
        return [LogLine.model_validate(event, from_attributes=True) for event in found]

    @router.get("/jobs/{job}/log.txt", response_class=StreamingResponse)
    async def download(job: str, who: Principal = who_asks) -> StreamingResponse:
        """The whole log as text."""
        headers = {"Content-Disposition": f'attachment; filename="{job}.log"'}
        return StreamingResponse(
            await service.whole_log(who, job), media_type="text/plain; charset=utf-8", headers=headers
        )

    return router


async def _sent(events: AsyncIterator[JobEvent]) -> AsyncIterator[JSONServerSentEvent]:
    async for event in events:
        yield JSONServerSentEvent(
            event.model_dump(mode="json"), event=event.kind, id=str(event.number), retry=2000
        )
    yield JSONServerSentEvent({}, event="end")
