"""Addresses of reviews."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.review.schemas import (
    ReviewCreate,
    ReviewQuery,
    ReviewRead,
    ReviewStatsQuery,
    ReviewUpdate,
)
from app.entities.review.service import ReviewService

router = APIRouter(prefix="/reviews", tags=["Reviews"], responses=RESPONSES)
ServiceDep = Annotated[ReviewService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the review")]
MayCreate = Depends(allow("create", "review"))
MayImport = Depends(allow("import", "review"))
MayEdit = Depends(allow("edit", "review"))


@router.get("", summary="List reviews")
def list_reviews(service: ServiceDep, query: Annotated[ReviewQuery, Query()]) -> schemas.Page[ReviewRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: review", dependencies=[MayCreate])
def create_review(service: ServiceDep, data: ReviewCreate) -> ReviewRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from reviews")
def list_review_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over reviews")
def read_review_stats(service: ServiceDep, query: Annotated[ReviewStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export reviews", response_class=Response)
def export_reviews(service: ServiceDep, query: Annotated[ReviewQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "reviews.csv")


@router.post("/import", status_code=201, summary="Import reviews", dependencies=[MayImport])
def import_reviews(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: review")
def read_review(service: ServiceDep, record_id: RecordId) -> ReviewRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: review", dependencies=[MayEdit])
def update_review(service: ServiceDep, record_id: RecordId, data: ReviewUpdate) -> ReviewRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: review")
def delete_review(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
