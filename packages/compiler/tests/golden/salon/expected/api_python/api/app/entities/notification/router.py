"""Addresses of notifications."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.notification.schemas import (
    NotificationCreate,
    NotificationQuery,
    NotificationRead,
    NotificationStatsQuery,
    NotificationUpdate,
)
from app.entities.notification.service import NotificationService

router = APIRouter(prefix="/notifications", tags=["Notifications"], responses=RESPONSES)
ServiceDep = Annotated[NotificationService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the notification")]
MayCreate = Depends(allow("create", "notification"))
MayImport = Depends(allow("import", "notification"))
MayEdit = Depends(allow("edit", "notification"))


@router.get("", summary="List notifications")
def list_notifications(
    service: ServiceDep,
    query: Annotated[NotificationQuery, Query()],
) -> schemas.Page[NotificationRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: notification", dependencies=[MayCreate])
def create_notification(service: ServiceDep, data: NotificationCreate) -> NotificationRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from notifications")
def list_notification_options(
    service: ServiceDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over notifications")
def read_notification_stats(
    service: ServiceDep,
    query: Annotated[NotificationStatsQuery, Query()],
) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export notifications", response_class=Response)
def export_notifications(service: ServiceDep, query: Annotated[NotificationQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "notifications.csv")


@router.post("/import", status_code=201, summary="Import notifications", dependencies=[MayImport])
def import_notifications(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: notification")
def read_notification(service: ServiceDep, record_id: RecordId) -> NotificationRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: notification", dependencies=[MayEdit])
def update_notification(
    service: ServiceDep,
    record_id: RecordId,
    data: NotificationUpdate,
) -> NotificationRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: notification")
def delete_notification(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
