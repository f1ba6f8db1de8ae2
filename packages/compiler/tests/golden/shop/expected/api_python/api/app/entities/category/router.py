"""Addresses of categories."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.category.schemas import (
    CategoryCreate,
    CategoryQuery,
    CategoryRead,
    CategoryStatsQuery,
    CategoryUpdate,
)
from app.entities.category.service import CategoryService

router = APIRouter(prefix="/categories", tags=["Categories"], responses=RESPONSES)
ServiceDep = Annotated[CategoryService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the category")]
MayCreate = Depends(allow("create", "category"))
MayImport = Depends(allow("import", "category"))
MayEdit = Depends(allow("edit", "category"))


@router.get("", summary="List categories")
def list_categories(
    service: ServiceDep,
    query: Annotated[CategoryQuery, Query()],
) -> schemas.Page[CategoryRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: category", dependencies=[MayCreate])
def create_category(service: ServiceDep, data: CategoryCreate) -> CategoryRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from categories")
def list_category_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over categories")
def read_category_stats(service: ServiceDep, query: Annotated[CategoryStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export categories", response_class=Response)
def export_categories(service: ServiceDep, query: Annotated[CategoryQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "categories.csv")


@router.post("/import", status_code=201, summary="Import categories", dependencies=[MayImport])
def import_categories(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: category")
def read_category(service: ServiceDep, record_id: RecordId) -> CategoryRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: category", dependencies=[MayEdit])
def update_category(service: ServiceDep, record_id: RecordId, data: CategoryUpdate) -> CategoryRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: category")
def delete_category(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
