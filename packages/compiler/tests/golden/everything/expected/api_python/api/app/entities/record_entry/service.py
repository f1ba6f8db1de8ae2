"""What can be done with records."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.record_entry.schemas import RecordEntryCreate, RecordEntryRead, RecordEntryUpdate
from app.models import RecordEntry


class RecordEntryService(RecordService[RecordEntry, RecordEntryCreate, RecordEntryUpdate, RecordEntryRead]):
    """Records of the entity `record_entry`."""

    model = RecordEntry
    create_schema = RecordEntryCreate
    read_schema = RecordEntryRead
    label = "Record"
    searchable = (RecordEntry.text,)
    sortable = {
        "text": RecordEntry.text,
        "on": RecordEntry.on,
        "booking_id": RecordEntry.booking_id,
        "id": RecordEntry.id,
        "created_at": RecordEntry.created_at,
        "updated_at": RecordEntry.updated_at,
    }
    loads = (orm.joinedload(RecordEntry.booking),)
