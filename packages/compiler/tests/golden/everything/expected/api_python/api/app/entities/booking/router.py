"""Addresses of bookings."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.booking.schemas import (
    BookingCreate,
    BookingQuery,
    BookingRead,
    BookingStatsQuery,
    BookingUpdate,
)
from app.entities.booking.service import BookingService

router = APIRouter(prefix="/bookings", tags=["Bookings"], responses=RESPONSES)
ServiceDep = Annotated[BookingService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the booking")]
MayCreate = Depends(allow("create", "booking"))
MayImport = Depends(allow("import", "booking"))
MayEdit = Depends(allow("edit", "booking"))
StepName = Annotated[str, Path(description="One of: finish, drop")]


@router.get("", summary="List bookings")
def list_bookings(service: ServiceDep, query: Annotated[BookingQuery, Query()]) -> schemas.Page[BookingRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: booking", dependencies=[MayCreate])
def create_booking(service: ServiceDep, data: BookingCreate) -> BookingRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from bookings")
def list_booking_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over bookings")
def read_booking_stats(service: ServiceDep, query: Annotated[BookingStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export bookings", response_class=Response)
def export_bookings(service: ServiceDep, query: Annotated[BookingQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "bookings.csv")


@router.post("/import", status_code=201, summary="Import bookings", dependencies=[MayImport])
def import_bookings(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: booking")
def read_booking(service: ServiceDep, record_id: RecordId) -> BookingRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: booking", dependencies=[MayEdit])
def update_booking(service: ServiceDep, record_id: RecordId, data: BookingUpdate) -> BookingRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: booking")
def delete_booking(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)


@router.post("/{record_id}/transitions/{step}", summary="Move: booking")
def move_booking(service: ServiceDep, record_id: RecordId, step: StepName) -> BookingRead:
    """Take a step from one state to another."""
    return service.move(record_id, step)
