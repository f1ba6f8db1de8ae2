"""Addresses of records."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.record_entry.schemas import (
    RecordEntryCreate,
    RecordEntryQuery,
    RecordEntryRead,
    RecordEntryStatsQuery,
    RecordEntryUpdate,
)
from app.entities.record_entry.service import RecordEntryService

router = APIRouter(prefix="/record-entries", tags=["Records"], responses=RESPONSES)
ServiceDep = Annotated[RecordEntryService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the record")]
MayCreate = Depends(allow("create", "record_entry"))
MayImport = Depends(allow("import", "record_entry"))
MayEdit = Depends(allow("edit", "record_entry"))


@router.get("", summary="List records")
def list_record_entries(
    service: ServiceDep,
    query: Annotated[RecordEntryQuery, Query()],
) -> schemas.Page[RecordEntryRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: record", dependencies=[MayCreate])
def create_record_entry(service: ServiceDep, data: RecordEntryCreate) -> RecordEntryRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from records")
def list_record_entry_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over records")
def read_record_entry_stats(
    service: ServiceDep,
    query: Annotated[RecordEntryStatsQuery, Query()],
) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export records", response_class=Response)
def export_record_entries(service: ServiceDep, query: Annotated[RecordEntryQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "record-entries.csv")


@router.post("/import", status_code=201, summary="Import records", dependencies=[MayImport])
def import_record_entries(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: record")
def read_record_entry(service: ServiceDep, record_id: RecordId) -> RecordEntryRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: record", dependencies=[MayEdit])
def update_record_entry(
    service: ServiceDep,
    record_id: RecordId,
    data: RecordEntryUpdate,
) -> RecordEntryRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: record")
def delete_record_entry(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
