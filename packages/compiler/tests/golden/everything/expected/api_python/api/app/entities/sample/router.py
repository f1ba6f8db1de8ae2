"""Addresses of samples."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.sample.schemas import (
    SampleCreate,
    SampleQuery,
    SampleRead,
    SampleStatsQuery,
    SampleUpdate,
)
from app.entities.sample.service import SampleService

router = APIRouter(prefix="/samples", tags=["Samples"], responses=RESPONSES)
ServiceDep = Annotated[SampleService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the sample")]
MayCreate = Depends(allow("create", "sample"))
MayImport = Depends(allow("import", "sample"))
MayEdit = Depends(allow("edit", "sample"))


@router.get("", summary="List samples")
def list_samples(service: ServiceDep, query: Annotated[SampleQuery, Query()]) -> schemas.Page[SampleRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: sample", dependencies=[MayCreate])
def create_sample(service: ServiceDep, data: SampleCreate) -> SampleRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from samples")
def list_sample_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over samples")
def read_sample_stats(service: ServiceDep, query: Annotated[SampleStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export samples", response_class=Response)
def export_samples(service: ServiceDep, query: Annotated[SampleQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "samples.csv")


@router.post("/import", status_code=201, summary="Import samples", dependencies=[MayImport])
def import_samples(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: sample")
def read_sample(service: ServiceDep, record_id: RecordId) -> SampleRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: sample", dependencies=[MayEdit])
def update_sample(service: ServiceDep, record_id: RecordId, data: SampleUpdate) -> SampleRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: sample")
def delete_sample(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
