"""How fast pages of the portal felt: told by the portal itself, for whoever is signed in, without saying who."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response

from loomery_analytics.access import Asking
from loomery_analytics.ingest.group_commit import GroupCommit
from loomery_shared.contracts.events import Event
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.contracts.vitals import VITALS_EVENT, MeasuredPage
from loomery_shared.devices import device_class
from loomery_shared.ids import Clock, new_id
from loomery_shared.page_names import page_of

__all__ = ["PORTAL", "PortalPages", "portal_router"]

PORTAL: Final = "portal"
"""What the portal is called among applications."""
_NO = "1"


class PortalPages:
    """Keeps what pages of the portal tell, as the organisation's of whoever looked at them."""

    def __init__(self, writer: GroupCommit, clock: Clock) -> None:
        self._writer, self._clock = writer, clock

    async def measured(self, tenant: str, measured: MeasuredPage, device: str) -> None:
        """Keep one; raises UnavailableError."""
        figures = measured.figures()
        if not figures:
            return
        event = Event(
            id=new_id("evt"),
            name=VITALS_EVENT,
            at=self._clock(),
            tenant=tenant,
            app=PORTAL,
            properties={"path": page_of(measured.path), "device": device, **figures},
        )
        await self._writer.add([event])


def portal_router(pages: PortalPages, asking: Asking) -> APIRouter:
    """Taking what the portal tells."""
    router = APIRouter(prefix="/api/analytics", tags=["events"])

    @router.post("/vitals", status_code=204)
    async def tell_vitals(
        request: Request, measured: MeasuredPage, who: Annotated[Principal, Depends(asking)]
    ) -> Response:
        """Tell how fast a page of the portal felt. With `DNT: 1` or `Sec-GPC: 1` nothing is kept."""
        who.require(Role.VIEWER)
        if _NO not in (request.headers.get("dnt"), request.headers.get("sec-gpc")):
            device = device_class(request.headers.get("user-agent", ""))
            await pages.measured(who.tenant, measured, device)
        return Response(status_code=204)

    return router
