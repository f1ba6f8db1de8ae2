"""Addresses of passports."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.passport.schemas import (
    PassportCreate,
    PassportQuery,
    PassportRead,
    PassportStatsQuery,
    PassportUpdate,
)
from app.entities.passport.service import PassportService

router = APIRouter(prefix="/passports", tags=["Passports"], responses=RESPONSES)
ServiceDep = Annotated[PassportService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the passport")]
MayCreate = Depends(allow("create", "passport"))
MayImport = Depends(allow("import", "passport"))
MayEdit = Depends(allow("edit", "passport"))


@router.get("", summary="List passports")
def list_passports(
    service: ServiceDep,
    query: Annotated[PassportQuery, Query()],
) -> schemas.Page[PassportRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: passport", dependencies=[MayCreate])
def create_passport(service: ServiceDep, data: PassportCreate) -> PassportRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from passports")
def list_passport_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over passports")
def read_passport_stats(service: ServiceDep, query: Annotated[PassportStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export passports", response_class=Response)
def export_passports(service: ServiceDep, query: Annotated[PassportQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "passports.csv")


@router.post("/import", status_code=201, summary="Import passports", dependencies=[MayImport])
def import_passports(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: passport")
def read_passport(service: ServiceDep, record_id: RecordId) -> PassportRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: passport", dependencies=[MayEdit])
def update_passport(service: ServiceDep, record_id: RecordId, data: PassportUpdate) -> PassportRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: passport")
def delete_passport(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
