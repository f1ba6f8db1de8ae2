"""What can be done with places."""

from app.core.service import RecordService
from app.entities.place.schemas import PlaceCreate, PlaceRead, PlaceUpdate
from app.models import Place


class PlaceService(RecordService[Place, PlaceCreate, PlaceUpdate, PlaceRead]):
    """Records of the entity `place`."""

    model = Place
    create_schema = PlaceCreate
    read_schema = PlaceRead
    label = "Place"
    searchable = (Place.name,)
    sortable = {
        "name": Place.name,
        "seats": Place.seats,
        "points": Place.points,
        "open": Place.open,
        "opened": Place.opened,
        "id": Place.id,
        "created_at": Place.created_at,
        "updated_at": Place.updated_at,
    }
