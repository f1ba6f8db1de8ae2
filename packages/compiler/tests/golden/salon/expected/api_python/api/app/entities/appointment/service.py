"""What can be done with appointments."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.appointment.rules import RULES, STATES
from app.entities.appointment.schemas import AppointmentCreate, AppointmentRead, AppointmentUpdate
from app.models import Appointment


class AppointmentService(RecordService[Appointment, AppointmentCreate, AppointmentUpdate, AppointmentRead]):
    """Records of the entity `appointment`."""

    model = Appointment
    create_schema = AppointmentCreate
    read_schema = AppointmentRead
    label = "Appointment"
    searchable = (Appointment.note,)
    sortable = {
        "start": Appointment.start,
        "end": Appointment.end,
        "status": Appointment.status,
        "service_id": Appointment.service_id,
        "staff_member_id": Appointment.staff_member_id,
        "customer_id": Appointment.customer_id,
        "id": Appointment.id,
        "created_at": Appointment.created_at,
        "updated_at": Appointment.updated_at,
    }
    loads = (
        orm.joinedload(Appointment.service),
        orm.joinedload(Appointment.staff_member),
        orm.joinedload(Appointment.customer),
    )
    choices = {
        "status": {
            "requested": "Requested",
            "confirmed": "Confirmed",
            "done": "Done",
            "cancelled": "Cancelled",
        },
    }
    rules = RULES
    states = STATES
