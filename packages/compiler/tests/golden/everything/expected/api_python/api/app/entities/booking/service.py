"""What can be done with bookings."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.booking.rules import RULES, STATES
from app.entities.booking.schemas import BookingCreate, BookingRead, BookingUpdate
from app.models import Booking


class BookingService(RecordService[Booking, BookingCreate, BookingUpdate, BookingRead]):
    """Records of the entity `booking`."""

    model = Booking
    create_schema = BookingCreate
    read_schema = BookingRead
    label = "Booking"
    searchable = (Booking.note,)
    sortable = {
        "seats": Booking.seats,
        "share": Booking.share,
        "state": Booking.state,
        "note": Booking.note,
        "place_id": Booking.place_id,
        "person_id": Booking.person_id,
        "id": Booking.id,
        "created_at": Booking.created_at,
        "updated_at": Booking.updated_at,
    }
    loads = (orm.joinedload(Booking.place), orm.joinedload(Booking.person))
    choices = {"state": {"open": "Open", "done": "Done", "gone": "Gone"}}
    rules = RULES
    states = STATES
