"""What can be done with order lines."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.order_line.rules import RULES
from app.entities.order_line.schemas import OrderLineCreate, OrderLineRead, OrderLineUpdate
from app.models import OrderLine


class OrderLineService(RecordService[OrderLine, OrderLineCreate, OrderLineUpdate, OrderLineRead]):
    """Records of the entity `order_line`."""

    model = OrderLine
    create_schema = OrderLineCreate
    read_schema = OrderLineRead
    label = "Order line"
    searchable = ()
    sortable = {
        "quantity": OrderLine.quantity,
        "unit_price": OrderLine.unit_price,
        "order_id": OrderLine.order_id,
        "product_id": OrderLine.product_id,
        "id": OrderLine.id,
        "created_at": OrderLine.created_at,
        "updated_at": OrderLine.updated_at,
    }
    loads = (orm.joinedload(OrderLine.order), orm.joinedload(OrderLine.product))
    rules = RULES
