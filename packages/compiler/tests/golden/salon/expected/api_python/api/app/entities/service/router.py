"""Addresses of services."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.service.schemas import (
    ServiceCreate,
    ServiceQuery,
    ServiceRead,
    ServiceStatsQuery,
    ServiceUpdate,
)
from app.entities.service.service import ServiceService

router = APIRouter(prefix="/services", tags=["Services"], responses=RESPONSES)
ServiceDep = Annotated[ServiceService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the service")]
MayCreate = Depends(allow("create", "service"))
MayImport = Depends(allow("import", "service"))
MayEdit = Depends(allow("edit", "service"))


@router.get("", summary="List services")
def list_services(service: ServiceDep, query: Annotated[ServiceQuery, Query()]) -> schemas.Page[ServiceRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: service", dependencies=[MayCreate])
def create_service(service: ServiceDep, data: ServiceCreate) -> ServiceRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from services")
def list_service_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over services")
def read_service_stats(service: ServiceDep, query: Annotated[ServiceStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export services", response_class=Response)
def export_services(service: ServiceDep, query: Annotated[ServiceQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "services.csv")


@router.post("/import", status_code=201, summary="Import services", dependencies=[MayImport])
def import_services(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: service")
def read_service(service: ServiceDep, record_id: RecordId) -> ServiceRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: service", dependencies=[MayEdit])
def update_service(service: ServiceDep, record_id: RecordId, data: ServiceUpdate) -> ServiceRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: service")
def delete_service(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
