"""Addresses of tasks."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.task.schemas import (
    TaskCreate,
    TaskQuery,
    TaskRead,
    TaskStatsQuery,
    TaskUpdate,
)
from app.entities.task.service import TaskService

router = APIRouter(prefix="/tasks", tags=["Tasks"], responses=RESPONSES)
ServiceDep = Annotated[TaskService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the task")]
MayCreate = Depends(allow("create", "task"))
MayImport = Depends(allow("import", "task"))
MayEdit = Depends(allow("edit", "task"))
StepName = Annotated[str, Path(description="One of: start, mark_as_done, block, mark_as_to_do")]


@router.get("", summary="List tasks")
def list_tasks(service: ServiceDep, query: Annotated[TaskQuery, Query()]) -> schemas.Page[TaskRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: task", dependencies=[MayCreate])
def create_task(service: ServiceDep, data: TaskCreate) -> TaskRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from tasks")
def list_task_options(service: ServiceDep, q: Annotated[str, Query(max_length=200)] = "") -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over tasks")
def read_task_stats(service: ServiceDep, query: Annotated[TaskStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export tasks", response_class=Response)
def export_tasks(service: ServiceDep, query: Annotated[TaskQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "tasks.csv")


@router.post("/import", status_code=201, summary="Import tasks", dependencies=[MayImport])
def import_tasks(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: task")
def read_task(service: ServiceDep, record_id: RecordId) -> TaskRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: task", dependencies=[MayEdit])
def update_task(service: ServiceDep, record_id: RecordId, data: TaskUpdate) -> TaskRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: task")
def delete_task(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)


@router.post("/{record_id}/transitions/{step}", summary="Move: task")
def move_task(service: ServiceDep, record_id: RecordId, step: StepName) -> TaskRead:
    """Take a step from one state to another."""
    return service.move(record_id, step)
