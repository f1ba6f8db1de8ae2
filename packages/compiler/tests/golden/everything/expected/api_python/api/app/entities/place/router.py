"""Addresses of places."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.place.schemas import (
    PlaceCreate,
    PlaceQuery,
    PlaceRead,
    PlaceStatsQuery,
    PlaceUpdate,
)
from app.entities.place.service import PlaceService

router = APIRouter(prefix="/places", tags=["Places"], responses=RESPONSES)
ServiceDep = Annotated[PlaceService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the place")]
MayCreate = Depends(allow("create", "place"))
MayImport = Depends(allow("import", "place"))
MayEdit = Depends(allow("edit", "place"))


@router.get("", summary="List places")
def list_places(service: ServiceDep, query: Annotated[PlaceQuery, Query()]) -> schemas.Page[PlaceRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: place", dependencies=[MayCreate])
def create_place(service: ServiceDep, data: PlaceCreate) -> PlaceRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from places")
def list_place_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over places")
def read_place_stats(service: ServiceDep, query: Annotated[PlaceStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export places", response_class=Response)
def export_places(service: ServiceDep, query: Annotated[PlaceQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "places.csv")


@router.post("/import", status_code=201, summary="Import places", dependencies=[MayImport])
def import_places(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: place")
def read_place(service: ServiceDep, record_id: RecordId) -> PlaceRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: place", dependencies=[MayEdit])
def update_place(service: ServiceDep, record_id: RecordId, data: PlaceUpdate) -> PlaceRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: place")
def delete_place(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
