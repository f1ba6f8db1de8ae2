"""Addresses of notes."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response, UploadFile

from app.core import csvio, schemas, stats
from app.core.errors import RESPONSES
from app.core.gate import allow
from app.entities.note.schemas import (
    NoteCreate,
    NoteQuery,
    NoteRead,
    NoteStatsQuery,
    NoteUpdate,
)
from app.entities.note.service import NoteService

router = APIRouter(prefix="/notes", tags=["Notes"], responses=RESPONSES)
ServiceDep = Annotated[NoteService, Depends()]
RecordId = Annotated[schemas.Id, Path(description="Number of the note")]
MayCreate = Depends(allow("create", "note"))
MayImport = Depends(allow("import", "note"))
MayEdit = Depends(allow("edit", "note"))


@router.get("", summary="List notes")
def list_notes(service: ServiceDep, query: Annotated[NoteQuery, Query()]) -> schemas.Page[NoteRead]:
    """Search, filter, sort and page."""
    return service.browse(query)


@router.post("", status_code=201, summary="Create: note", dependencies=[MayCreate])
def create_note(service: ServiceDep, data: NoteCreate) -> NoteRead:
    """Make a record."""
    return service.create(data)


@router.get("/options", summary="Choose from notes")
def list_note_options(service: ServiceDep, q: Annotated[str, Query(max_length=200)] = "") -> schemas.Options:
    """Number and name of up to 50 records, for choosing one."""
    return service.options(q)


@router.get("/stats", summary="Figures over notes")
def read_note_stats(service: ServiceDep, query: Annotated[NoteStatsQuery, Query()]) -> stats.Stats:
    """Count, sum, average, least or greatest, by group."""
    return service.stats(query)


@router.get("/export.csv", summary="Export notes", response_class=Response)
def export_notes(service: ServiceDep, query: Annotated[NoteQuery, Query()]) -> Response:
    """All records that fit, as a table."""
    return csvio.response(service.export(query), "notes.csv")


@router.post("/import", status_code=201, summary="Import notes", dependencies=[MayImport])
def import_notes(service: ServiceDep, file: UploadFile) -> csvio.Imported:
    """Make a record of each row, or none at all when a row is not right."""
    return csvio.Imported(created=service.import_rows(csvio.read(file.file)))


@router.get("/{record_id}", summary="Read: note")
def read_note(service: ServiceDep, record_id: RecordId) -> NoteRead:
    """One record."""
    return service.get(record_id)


@router.patch("/{record_id}", summary="Change: note", dependencies=[MayEdit])
def update_note(service: ServiceDep, record_id: RecordId, data: NoteUpdate) -> NoteRead:
    """Change the values that are sent."""
    return service.update(record_id, data)


@router.delete("/{record_id}", status_code=204, summary="Delete: note")
def delete_note(service: ServiceDep, record_id: RecordId) -> None:
    """Delete a record that no other needs."""
    service.delete(record_id)
