"""What can be done with orders."""

from sqlalchemy import orm

from app.core.service import RecordService
from app.entities.order.rules import STATES
from app.entities.order.schemas import OrderCreate, OrderRead, OrderUpdate
from app.models import Order


class OrderService(RecordService[Order, OrderCreate, OrderUpdate, OrderRead]):
    """Records of the entity `order`."""

    model = Order
    create_schema = OrderCreate
    read_schema = OrderRead
    label = "Order"
    searchable = ()
    sortable = {
        "status": Order.status,
        "total": Order.total,
        "placed_on": Order.placed_on,
        "customer_id": Order.customer_id,
        "id": Order.id,
        "created_at": Order.created_at,
        "updated_at": Order.updated_at,
    }
    loads = (orm.joinedload(Order.customer), orm.selectinload(Order.lines))
    choices = {"status": {"open": "Open", "paid": "Paid", "shipped": "Shipped", "cancelled": "Cancelled"}}
    states = STATES
