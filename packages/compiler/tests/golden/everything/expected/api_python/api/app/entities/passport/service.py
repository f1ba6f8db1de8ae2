"""What can be done with passports."""

from app.core.service import RecordService
from app.entities.passport.rules import RULES
from app.entities.passport.schemas import PassportCreate, PassportRead, PassportUpdate
from app.models import Passport


class PassportService(RecordService[Passport, PassportCreate, PassportUpdate, PassportRead]):
    """Records of the entity `passport`."""

    model = Passport
    create_schema = PassportCreate
    read_schema = PassportRead
    label = "Passport"
    searchable = (Passport.number,)
    sortable = {
        "number": Passport.number,
        "id": Passport.id,
        "created_at": Passport.created_at,
        "updated_at": Passport.updated_at,
    }
    rules = RULES
