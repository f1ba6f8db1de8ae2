"""Addresses of sheep."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.sheep.schemas import (
    SheepCreate,
    SheepQuery,
    SheepRead,
    SheepStatsQuery,
    SheepUpdate,
)
from app.entities.sheep.service import SheepService

router = APIRouter(prefix="/sheep", tags=["Sheep"], responses=RESPONSES)
ServiceDep = Annotated[SheepService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the sheep")]
MayCreate = Depends(allow("create", "sheep"))
MayImport = Depends(allow("import", "sheep"))
MayEdit = Depends(allow("edit", "sheep"))


@router.get("", summary="List sheep")
def list_sheep_list(service: ServiceDep, query: Annotated[SheepQuery, Query()]) -> schemas.Page[SheepRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: sheep", dependencies=[MayCreate])
def create_sheep(service: ServiceDep, data: SheepCreate) -> SheepRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from sheep")
def list_sheep_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over sheep")
def read_sheep_stats(service: ServiceDep, query: Annotated[SheepStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export sheep", response_class=Response)
def export_sheep_list(service: ServiceDep, query: Annotated[SheepQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "sheep.csv")


@router.post("/import", status_code=201, summary="Import sheep", dependencies=[MayImport])
def import_sheep_list(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: sheep")
def read_sheep(service: ServiceDep, record_id: RecordId) -> SheepRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: sheep", dependencies=[MayEdit])
def update_sheep(service: ServiceDep, record_id: RecordId, data: SheepUpdate) -> SheepRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: sheep")
def delete_sheep(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
