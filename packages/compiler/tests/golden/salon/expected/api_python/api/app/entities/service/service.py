"""What can be done with services."""

from app.core.service import RecordService
from app.entities.service.rules import RULES
from app.entities.service.schemas import ServiceCreate, ServiceRead, ServiceUpdate
from app.models import Service


class ServiceService(RecordService[Service, ServiceCreate, ServiceUpdate, ServiceRead]):
    """Records of the entity `service`."""

    model = Service
    create_schema = ServiceCreate
    read_schema = ServiceRead
    label = "Service"
    searchable = (Service.name,)
    sortable = {
        "name": Service.name,
        "minutes": Service.minutes,
        "price": Service.price,
        "id": Service.id,
        "created_at": Service.created_at,
        "updated_at": Service.updated_at,
    }
    rules = RULES
