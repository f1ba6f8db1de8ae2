"""Lines of orders, found by their shape: what they cost, what they take from the stock, what the order sums up."""

from typing import Final

from loomery_spec import Entity, Field, Relation
from loomery_spec.constraints import LineItems, Movement
from loomery_templates.catalogue.to_spec.rules.parts import add, binary, ref
from loomery_templates.catalogue.to_spec.rules.stock import stock_of, to_one
from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["line_items"]

_BY_HAND: Final = ("subtotal", "tax")
"""Sums of an order that nobody works out."""
_BY_ITSELF: Final = {"read_only": True, "required": False, "default": 0}
"""How numbers are kept that follow from others."""
_BY_THE_SHOP: Final = ("discount", "delivery_fee")
"""What no customer may write."""


def _told_by_the_goods(line: Entity, rule: LineItems, goods: Entity) -> Entity:
    """The line with its sum worked out and its name that of the goods: whoever buys says what and how many."""
    return line.model_copy(update={"fields": tuple(_line_field(item, rule, goods) for item in line.fields)})


def _line_field(item: Field, rule: LineItems, goods: Entity) -> Field:
    if item.name == rule.quantity:
        return item
    if item.name == rule.price:
        return item.model_copy(update=_BY_ITSELF)
    derived = {"required": False, "default": None, "searchable": False}
    if item.name in ("line_total", "total", "amount") and item.type.kind == "money":
        return item.model_copy(
            update={**derived, "computed": binary("multiply", ref(rule.quantity), ref(rule.price))}
        )
    if item.required and item.name.endswith("_name") and item.type.kind == "text" and goods.title_field:
        return item.model_copy(update={**derived, "computed": ref(rule.item, goods.title_field)})
    by_the_shop = {"read_only": True, "default": item.default or 0} if item.name in _BY_THE_SHOP else {}
    return item.model_copy(update={"required": False, **by_the_shop})


def _with_sum(order: Entity) -> Entity:
    """The order with a total that no form asks for."""
    fields = (item.model_copy(update=_BY_ITSELF) if item.name == "total" else item for item in order.fields)
    return order.model_copy(update={"fields": tuple(fields)})


def _summed_up(order: Entity) -> Entity:
    """The order without sums that nobody works out, and with what only the shop may take off or add."""
    told = " ".join(rule.model_dump_json() for rule in order.constraints)
    kept = [item for item in order.fields if item.name not in _BY_HAND or f'"{item.name}"' in told]
    fields = tuple(
        item.model_copy(update={"read_only": True, "default": item.default or 0})
        if item.name in _BY_THE_SHOP
        else item
        for item in kept
    )
    return order.model_copy(update={"fields": fields})


def line_items(scope: Scope) -> int:
    """Find the lines of orders by their shape: an order with a total, goods with a price, a quantity. How
    many."""
    found = 0
    for line in list(scope.entities.values()):
        quantity = line.field("quantity")
        price = line.field("unit_price") or line.field("price")
        if quantity is None or price is None or price.type.kind != "money":
            continue
        links = to_one(line)
        parents = [(link, scope.entities[link.target]) for link in links if link.target in scope.entities]
        order = next(((link, item) for link, item in parents if item.field("total")), None)
        sold = [(link, item) for link, item in parents if item.field("price") and not item.field("total")]
        if order is None or not sold:
            continue
        for link, item in sold:
            rule = LineItems(
                parent=order[0].name,
                item=link.name,
                quantity="quantity",
                price=price.name,
                item_price="price",
                total="total",
            )
            add(scope, line, rule)
            _take_from_stock(scope, line, link, item)
            if item is sold[0][1]:
                scope.put(_told_by_the_goods(scope.entities[line.name], rule, item))
        scope.put(_with_sum(scope.entities[order[1].name]))
        if order[1].owner is not None and "order" in order[1].name:
            scope.put(_summed_up(scope.entities[order[1].name]))
        found += 1
    return found


def _take_from_stock(scope: Scope, line: Entity, link: Relation, goods: Entity) -> None:
    stock = stock_of(goods)
    if stock in {"stock", "on_hand", "quantity_on_hand"}:
        move = Movement(
            relation=link.name,
            field=stock,
            amount=ref("quantity"),
            message="There is not enough in stock.",
        )
        add(scope, line, move)
