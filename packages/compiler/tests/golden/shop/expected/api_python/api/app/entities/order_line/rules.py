"""Rules of order lines."""

from decimal import Decimal

from app.core.rules import LineItems, Movement, Rule, Unique

RULES: tuple[Rule, ...] = (
    LineItems(
        parent="order",
        item="product",
        quantity="quantity",
        price="unit_price",
        item_price="price",
        total="total",
    ),
    Movement(
        event="created",
        relation="product",
        field="stock",
        amount=lambda record, actor: record.quantity,
        sign=-1,
        floor=Decimal("0"),
        message="There is not enough in stock.",
        follows=True,
    ),
    Unique(columns=("order_id", "product_id"), message="This product is already in the order."),
)
