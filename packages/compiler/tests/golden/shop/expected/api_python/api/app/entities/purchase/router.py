"""Addresses of purchases."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.purchase.schemas import (
    PurchaseCreate,
    PurchaseQuery,
    PurchaseRead,
    PurchaseStatsQuery,
    PurchaseUpdate,
)
from app.entities.purchase.service import PurchaseService

router = APIRouter(prefix="/purchases", tags=["Purchases"], responses=RESPONSES)
ServiceDep = Annotated[PurchaseService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the purchase")]
MayCreate = Depends(allow("create", "purchase"))
MayImport = Depends(allow("import", "purchase"))
MayEdit = Depends(allow("edit", "purchase"))
StepName = Annotated[str, Path(description="One of: submit, approve, reject")]


@router.get("", summary="List purchases")
def list_purchases(
    service: ServiceDep,
    query: Annotated[PurchaseQuery, Query()],
) -> schemas.Page[PurchaseRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: purchase", dependencies=[MayCreate])
def create_purchase(service: ServiceDep, data: PurchaseCreate) -> PurchaseRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from purchases")
def list_purchase_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over purchases")
def read_purchase_stats(service: ServiceDep, query: Annotated[PurchaseStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export purchases", response_class=Response)
def export_purchases(service: ServiceDep, query: Annotated[PurchaseQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "purchases.csv")


@router.post("/import", status_code=201, summary="Import purchases", dependencies=[MayImport])
def import_purchases(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: purchase")
def read_purchase(service: ServiceDep, record_id: RecordId) -> PurchaseRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: purchase", dependencies=[MayEdit])
def update_purchase(service: ServiceDep, record_id: RecordId, data: PurchaseUpdate) -> PurchaseRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: purchase")
def delete_purchase(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)


@router.post("/{record_id}/transitions/{step}", summary="Move: purchase")
def move_purchase(service: ServiceDep, record_id: RecordId, step: StepName) -> PurchaseRead:
    """Take a step from one state to another."""
    return service.move(record_id, step)
