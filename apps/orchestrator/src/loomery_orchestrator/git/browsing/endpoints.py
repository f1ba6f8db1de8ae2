"""Repositories over HTTP, for people: to look at."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from loomery_orchestrator.git.browsing.schemas import CommitOut, DiffOut, FileOut, FilesOut
from loomery_orchestrator.git.browsing.service import Browsing
from loomery_shared.contracts.principal import Principal
from loomery_shared.paging import Cursor, Limit, Page

__all__ = ["browsing_routes"]

_Revision = Annotated[str, Query(max_length=200, description="A branch, a tag or a commit.")]
_Path = Annotated[str, Query(max_length=1000, description="A path inside the project.")]


def browsing_routes(service: Browsing, principal: Any) -> APIRouter:
    """The routes, for a service and a dependency that says who asks."""
    router = APIRouter(prefix="/api/apps/{app}", tags=["code"])
    who_asks = Depends(principal)

    @router.get("/files")
    async def files(
        app: str, ref: _Revision = "main", path: _Path = "", who: Principal = who_asks
    ) -> FilesOut:
        """The files and folders of a folder."""
        return await service.files(who, app, ref, path)

    @router.get("/files/content")
    async def content(app: str, path: _Path, ref: _Revision = "main", who: Principal = who_asks) -> FileOut:
        """What is in a file."""
        return await service.content(who, app, ref, path)

    @router.get("/commits")
    async def commits(
        app: str,
        ref: _Revision = "main",
        cursor: Cursor = "",
        limit: Limit = 50,
        who: Principal = who_asks,
    ) -> Page[CommitOut]:
        """The history of a branch, newest first."""
        return await service.commits(who, app, ref, cursor, limit)

    @router.get("/diff")
    async def diff(
        app: str,
        before: Annotated[_Revision, Query(alias="from")],
        after: Annotated[_Revision, Query(alias="to")] = "main",
        path: _Path = "",
        who: Principal = who_asks,
    ) -> DiffOut:
        """What differs between two commits."""
        return await service.diff(who, app, before, after, path)

    return router
