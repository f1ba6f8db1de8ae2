"""Addresses of order lines."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.order_line.schemas import (
    OrderLineCreate,
    OrderLineQuery,
    OrderLineRead,
    OrderLineStatsQuery,
    OrderLineUpdate,
)
from app.entities.order_line.service import OrderLineService

router = APIRouter(prefix="/order-lines", tags=["Order lines"], responses=RESPONSES)
ServiceDep = Annotated[OrderLineService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the order line")]
MayCreate = Depends(allow("create", "order_line"))
MayImport = Depends(allow("import", "order_line"))
MayEdit = Depends(allow("edit", "order_line"))


@router.get("", summary="List order lines")
def list_order_lines(
    service: ServiceDep,
    query: Annotated[OrderLineQuery, Query()],
) -> schemas.Page[OrderLineRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: order line", dependencies=[MayCreate])
def create_order_line(service: ServiceDep, data: OrderLineCreate) -> OrderLineRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from order lines")
def list_order_line_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over order lines")
def read_order_line_stats(
    service: ServiceDep,
    query: Annotated[OrderLineStatsQuery, Query()],
) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export order lines", response_class=Response)
def export_order_lines(service: ServiceDep, query: Annotated[OrderLineQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "order-lines.csv")


@router.post("/import", status_code=201, summary="Import order lines", dependencies=[MayImport])
def import_order_lines(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: order line")
def read_order_line(service: ServiceDep, record_id: RecordId) -> OrderLineRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: order line", dependencies=[MayEdit])
def update_order_line(service: ServiceDep, record_id: RecordId, data: OrderLineUpdate) -> OrderLineRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: order line")
def delete_order_line(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
