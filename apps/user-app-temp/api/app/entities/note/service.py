"""What can be done with notes."""

from app.core.service import RecordService
from app.entities.note.schemas import NoteCreate, NoteRead, NoteUpdate
from app.models import Note


class NoteService(RecordService[Note, NoteCreate, NoteUpdate, NoteRead]):
    """Records of the entity `note`."""

    model = Note
    create_schema = NoteCreate
    read_schema = NoteRead
    label = "Note"
    searchable = (Note.title, Note.body)
    sortable = {
        "title": Note.title,
        "colour": Note.colour,
        "is_pinned": Note.is_pinned,
        "id": Note.id,
        "created_at": Note.created_at,
        "updated_at": Note.updated_at,
    }
