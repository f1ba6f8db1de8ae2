"""Addresses of staff."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.staff_member.schemas import (
    StaffMemberCreate,
    StaffMemberQuery,
    StaffMemberRead,
    StaffMemberStatsQuery,
    StaffMemberUpdate,
)
from app.entities.staff_member.service import StaffMemberService

router = APIRouter(prefix="/staff-members", tags=["Staff"], responses=RESPONSES)
ServiceDep = Annotated[StaffMemberService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the staff member")]
MayCreate = Depends(allow("create", "staff_member"))
MayImport = Depends(allow("import", "staff_member"))
MayEdit = Depends(allow("edit", "staff_member"))


@router.get("", summary="List staff")
def list_staff_members(
    service: ServiceDep,
    query: Annotated[StaffMemberQuery, Query()],
) -> schemas.Page[StaffMemberRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: staff member", dependencies=[MayCreate])
def create_staff_member(service: ServiceDep, data: StaffMemberCreate) -> StaffMemberRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from staff")
def list_staff_member_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over staff")
def read_staff_member_stats(
    service: ServiceDep,
    query: Annotated[StaffMemberStatsQuery, Query()],
) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export staff", response_class=Response)
def export_staff_members(service: ServiceDep, query: Annotated[StaffMemberQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "staff-members.csv")


@router.post("/import", status_code=201, summary="Import staff", dependencies=[MayImport])
def import_staff_members(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: staff member")
def read_staff_member(service: ServiceDep, record_id: RecordId) -> StaffMemberRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: staff member", dependencies=[MayEdit])
def update_staff_member(
    service: ServiceDep,
    record_id: RecordId,
    data: StaffMemberUpdate,
) -> StaffMemberRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: staff member")
def delete_staff_member(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
