"""Addresses of tags."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.tag.schemas import (
    TagCreate,
    TagQuery,
    TagRead,
    TagStatsQuery,
    TagUpdate,
)
from app.entities.tag.service import TagService

router = APIRouter(prefix="/tags", tags=["Tags"], responses=RESPONSES)
ServiceDep = Annotated[TagService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the tag")]
MayCreate = Depends(allow("create", "tag"))
MayImport = Depends(allow("import", "tag"))
MayEdit = Depends(allow("edit", "tag"))


@router.get("", summary="List tags")
def list_tags(service: ServiceDep, query: Annotated[TagQuery, Query()]) -> schemas.Page[TagRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: tag", dependencies=[MayCreate])
def create_tag(service: ServiceDep, data: TagCreate) -> TagRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from tags")
def list_tag_options(service: ServiceDep, q: Annotated[str, Query(max_length=200)] = "") -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over tags")
def read_tag_stats(service: ServiceDep, query: Annotated[TagStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export tags", response_class=Response)
def export_tags(service: ServiceDep, query: Annotated[TagQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "tags.csv")


@router.post("/import", status_code=201, summary="Import tags", dependencies=[MayImport])
def import_tags(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: tag")
def read_tag(service: ServiceDep, record_id: RecordId) -> TagRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: tag", dependencies=[MayEdit])
def update_tag(service: ServiceDep, record_id: RecordId, data: TagUpdate) -> TagRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: tag")
def delete_tag(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
