"""Addresses of appointments."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.appointment.schemas import (
    AppointmentCreate,
    AppointmentQuery,
    AppointmentRead,
    AppointmentStatsQuery,
    AppointmentUpdate,
)
from app.entities.appointment.service import AppointmentService

router = APIRouter(prefix="/appointments", tags=["Appointments"], responses=RESPONSES)
ServiceDep = Annotated[AppointmentService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the appointment")]
MayCreate = Depends(allow("create", "appointment"))
MayImport = Depends(allow("import", "appointment"))
MayEdit = Depends(allow("edit", "appointment"))
StepName = Annotated[str, Path(description="One of: confirm, finish, cancel")]


@router.get("", summary="List appointments")
def list_appointments(
    service: ServiceDep,
    query: Annotated[AppointmentQuery, Query()],
) -> schemas.Page[AppointmentRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: appointment", dependencies=[MayCreate])
def create_appointment(service: ServiceDep, data: AppointmentCreate) -> AppointmentRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from appointments")
def list_appointment_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over appointments")
def read_appointment_stats(
    service: ServiceDep,
    query: Annotated[AppointmentStatsQuery, Query()],
) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export appointments", response_class=Response)
def export_appointments(service: ServiceDep, query: Annotated[AppointmentQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "appointments.csv")


@router.post("/import", status_code=201, summary="Import appointments", dependencies=[MayImport])
def import_appointments(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: appointment")
def read_appointment(service: ServiceDep, record_id: RecordId) -> AppointmentRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: appointment", dependencies=[MayEdit])
def update_appointment(service: ServiceDep, record_id: RecordId, data: AppointmentUpdate) -> AppointmentRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: appointment")
def delete_appointment(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)


@router.post("/{record_id}/transitions/{step}", summary="Move: appointment")
def move_appointment(service: ServiceDep, record_id: RecordId, step: StepName) -> AppointmentRead:
    """Take a step from one state to another."""
    return service.move(record_id, step)
