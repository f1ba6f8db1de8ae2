"""Records of applications over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from loomery_orchestrator.data.schemas import RowsOut, TableOut
from loomery_orchestrator.data.service import MOST_SKIPPED, DataBrowser
from loomery_shared.contracts.principal import Principal
from loomery_shared.paging import Cursor, Limit

__all__ = ["data_routes"]

_Sort = Annotated[str, Query(max_length=200, description="A column; empty: in the order of their keys.")]
_Text = Annotated[str, Query(max_length=200, description="Only rows that hold it in a column that is shown.")]


def data_routes(service: DataBrowser, principal: Any) -> APIRouter:
    """The routes, for a service and a dependency that says who asks."""
    router = APIRouter(prefix="/api/apps/{app}/data", tags=["data"])
    who_asks = Depends(principal)

    @router.get("")
    async def tables(app: str, who: Principal = who_asks) -> list[TableOut]:
        """The tables of the live release's database; for developers and above."""
        return await service.tables(who, app)

    @router.get("/{table}")
    async def rows(
        app: str,
        table: str,
        cursor: Cursor = "",
        offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED, description="Where there is no cursor.")] = 0,
        limit: Limit = 50,
        sort: _Sort = "",
        descending: bool = False,
        text: _Text = "",
        who: Principal = who_asks,
    ) -> RowsOut:
        """Rows of a table, read-only; what could let somebody in is masked. For developers and above."""
        return await service.rows(
            who,
            app,
            table,
            cursor=cursor,
            offset=offset,
            limit=limit,
            sort=sort,
            descending=descending,
            text=text,
        )

    return router
