"""Addresses of orders."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.order.schemas import (
    OrderCreate,
    OrderQuery,
    OrderRead,
    OrderStatsQuery,
    OrderUpdate,
)
from app.entities.order.service import OrderService

router = APIRouter(prefix="/orders", tags=["Orders"], responses=RESPONSES)
ServiceDep = Annotated[OrderService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the order")]
MayCreate = Depends(allow("create", "order"))
MayImport = Depends(allow("import", "order"))
MayEdit = Depends(allow("edit", "order"))
StepName = Annotated[str, Path(description="One of: pay, ship, cancel")]


@router.get("", summary="List orders")
def list_orders(service: ServiceDep, query: Annotated[OrderQuery, Query()]) -> schemas.Page[OrderRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: order", dependencies=[MayCreate])
def create_order(service: ServiceDep, data: OrderCreate) -> OrderRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from orders")
def list_order_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over orders")
def read_order_stats(service: ServiceDep, query: Annotated[OrderStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export orders", response_class=Response)
def export_orders(service: ServiceDep, query: Annotated[OrderQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "orders.csv")


@router.post("/import", status_code=201, summary="Import orders", dependencies=[MayImport])
def import_orders(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: order")
def read_order(service: ServiceDep, record_id: RecordId) -> OrderRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: order", dependencies=[MayEdit])
def update_order(service: ServiceDep, record_id: RecordId, data: OrderUpdate) -> OrderRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: order")
def delete_order(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)


@router.post("/{record_id}/transitions/{step}", summary="Move: order")
def move_order(service: ServiceDep, record_id: RecordId, step: StepName) -> OrderRead:
    """Take a step from one state to another."""
    return service.move(record_id, step)
