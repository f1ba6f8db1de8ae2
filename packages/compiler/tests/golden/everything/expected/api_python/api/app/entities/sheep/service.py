"""What can be done with sheep."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.sheep.rules import RULES
from app.entities.sheep.schemas import SheepCreate, SheepRead, SheepUpdate
from app.models import Sheep


class SheepService(RecordService[Sheep, SheepCreate, SheepUpdate, SheepRead]):
    """Records of the entity `sheep`."""

    model = Sheep
    create_schema = SheepCreate
    read_schema = SheepRead
    label = "Sheep"
    searchable = (Sheep.name, Sheep.list_)
    sortable = {
        "name": Sheep.name,
        "list": Sheep.list_,
        "property_id": Sheep.property_id,
        "mother_id": Sheep.mother_id,
        "passport_id": Sheep.passport_id,
        "id": Sheep.id,
        "created_at": Sheep.created_at,
        "updated_at": Sheep.updated_at,
    }
    loads = (
        orm.joinedload(Sheep.property_),
        orm.joinedload(Sheep.mother),
        orm.selectinload(Sheep.friends),
        orm.joinedload(Sheep.passport),
    )
    rules = RULES
