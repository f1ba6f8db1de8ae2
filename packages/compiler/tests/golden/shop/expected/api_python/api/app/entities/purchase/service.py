"""What can be done with purchases."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.purchase.rules import STATES
from app.entities.purchase.schemas import PurchaseCreate, PurchaseRead, PurchaseUpdate
from app.models import Purchase


class PurchaseService(RecordService[Purchase, PurchaseCreate, PurchaseUpdate, PurchaseRead]):
    """Records of the entity `purchase`."""

    model = Purchase
    create_schema = PurchaseCreate
    read_schema = PurchaseRead
    label = "Purchase"
    searchable = (Purchase.title,)
    sortable = {
        "title": Purchase.title,
        "cost": Purchase.cost,
        "status": Purchase.status,
        "requester_id": Purchase.requester_id,
        "id": Purchase.id,
        "created_at": Purchase.created_at,
        "updated_at": Purchase.updated_at,
    }
    loads = (orm.joinedload(Purchase.requester),)
    choices = {
        "status": {
            "draft": "Draft",
            "submitted": "Submitted",
            "approved": "Approved",
            "rejected": "Rejected",
        },
    }
    states = STATES
