"""Releases and artifacts over HTTP."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.artifacts.service import Artifacts
from loomery_orchestrator.releases.generated import GeneratedFiles, ReleasePlaces
from loomery_orchestrator.releases.schemas import PlaceName, PlaceOffer, ReleaseRecord
from loomery_orchestrator.releases.service import ReleaseService
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.paging import Cursor, Limit, Page
from loomery_shared.signing import ArtifactSignature

__all__ = ["release_routes"]


class GeneratedOut(BaseModel):
    """A file that was made for the place where a release runs."""

    name: str
    size: int
    sha256: str


class PlaceIn(BaseModel):
    """Where an application shall run."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"place": "containers"}]})

    place: PlaceName


class PlaceOut(BaseModel):
    """Where an application runs, or will run."""

    place: PlaceName
    open: bool = Field(description="Whether it can still be chosen: until the first release.")
    usual: PlaceName = Field(description="Where applications run for which nothing else was chosen.")
    available: list[PlaceName]
    offers: list[PlaceOffer] = Field(description="Every place, and why some cannot be chosen.")


class ReleaseOut(BaseModel):
    """A version that is, was or should have been live."""

    id: str
    number: int
    state: str
    tag: str
    commit: str
    job: str
    reason: str
    notice: str
    requested_at: datetime
    live_at: datetime | None
    place: PlaceName = Field(description="Where it runs: this machine, containers, or Amazon's services.")
    generated: list[GeneratedOut] = Field(
        description="What was made for that; `…/files/{file}/link` leads to it."
    )


class ArtifactOut(BaseModel):
    """A file that a build made, or that was attached to its order."""

    id: str
    job: str
    kind: Annotated[str, BeforeValidator(lambda kind: kind.partition("-")[0])]
    """`source`, `bundle`, or `attachment`."""
    name: str
    size: int
    sha256: str
    signature: ArtifactSignature | None = None
    """Of its digest, by one of the keys at `/api/.well-known/artifact-keys`."""


class LinkOut(BaseModel):
    """An address that works for a while."""

    url: str


def release_routes(
    releases: ReleaseService,
    artifacts: Artifacts,
    apps: AppRepository,
    places: ReleasePlaces,
    generated: GeneratedFiles,
    principal: Any,
) -> APIRouter:
    """The routes, for services and a dependency that says who asks."""
    router = APIRouter(prefix="/api/apps/{app}", tags=["releases"])
    who_asks = Depends(principal)

    @router.get("/releases")
    async def page(
        app: str, cursor: Cursor = "", limit: Limit = 50, who: Principal = who_asks
    ) -> Page[ReleaseOut]:
        """Releases of an application, newest first."""
        await apps.get(who.tenant, app)
        found = await releases.page(who.tenant, app, cursor=cursor, limit=limit)
        return Page(items=[_shown(item) for item in found.items], next=found.next)

    @router.post("/releases/{release}/promote", status_code=202)
    async def promote(app: str, release: str, who: Principal = who_asks) -> ReleaseOut:
        """Make an earlier version live again, with the data as they are now.

        `older_tables`: it does not know them any more, and going back to those of then would lose something.
        """
        who.require(Role.DEVELOPER)
        await apps.get(who.tenant, app)
        return _shown(await releases.promote(who.tenant, app, release))

    @router.post("/releases/{release}/roll-back", status_code=202)
    async def roll_back(app: str, release: str, who: Principal = who_asks) -> ReleaseOut:
        """Make an earlier version live again, with its data of then where the tables have changed since."""
        who.require(Role.DEVELOPER)
        await apps.get(who.tenant, app)
        return _shown(await releases.roll_back(who.tenant, app, release))

    @router.post("/releases/{release}/files/{file}/link")
    async def file_link(app: str, release: str, file: str, who: Principal = who_asks) -> LinkOut:
        """An address from which a file that was made for a release can be downloaded for fifteen minutes."""
        await apps.get(who.tenant, app)
        return LinkOut(url=await generated.link(who.tenant, app, release, file))

    @router.get("/place")
    async def place(app: str, who: Principal = who_asks) -> PlaceOut:
        """Where an application runs, or will run after its first release."""
        await apps.get(who.tenant, app)
        return await _place(places, who, app)

    @router.put("/place")
    async def choose_place(app: str, wanted: PlaceIn, who: Principal = who_asks) -> PlaceOut:
        """Say where an application shall run, before its first release."""
        who.require(Role.ADMIN)
        await apps.get(who.tenant, app)
        await places.choose(who.tenant, app, wanted.place)
        return await _place(places, who, app)

    @router.get("/artifacts", tags=["artifacts"])
    async def files(
        app: str, cursor: Cursor = "", limit: Limit = 50, who: Principal = who_asks
    ) -> Page[ArtifactOut]:
        """Files that builds of an application made, newest first."""
        await apps.get(who.tenant, app)
        found = await artifacts.of_app(who.tenant, app, cursor, limit)
        items = [ArtifactOut.model_validate(item, from_attributes=True) for item in found.items]
        return Page(items=items, next=found.next)

    @router.post("/artifacts/{artifact}/link", tags=["artifacts"])
    async def link(app: str, artifact: str, who: Principal = who_asks) -> LinkOut:
        """An address from which the file can be downloaded for fifteen minutes."""
        await apps.get(who.tenant, app)
        return LinkOut(url=await artifacts.link(who.tenant, app, artifact))

    return router


async def _place(places: ReleasePlaces, who: Principal, app: str) -> PlaceOut:
    found, is_open = await places.of(who.tenant, app)
    told = {"usual": places.usual, "available": places.available, "offers": places.offers}
    return PlaceOut.model_validate({"place": found, "open": is_open, **told})


def _shown(record: ReleaseRecord) -> ReleaseOut:
    return ReleaseOut.model_validate({**record.model_dump(), "state": record.state.value})
