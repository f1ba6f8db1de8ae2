"""What a shop is made of, read from the rule that lines of an order follow."""

from dataclasses import dataclass

from loomery_compiler.emit.web_react.site import Site
from loomery_spec import Entity
from loomery_spec.constraints import LineItems
from loomery_spec.fields import MoneyType


@dataclass(frozen=True, slots=True)
class Shop:
    """Lines, what they belong to, what is sold."""

    line: Entity
    order: Entity
    item: Entity
    rule: LineItems

    @property
    def currency(self) -> str:
        """Currency of the prices."""
        field = self.item.field(self.rule.item_price)
        return field.type.currency if field is not None and isinstance(field.type, MoneyType) else "EUR"


def find_shop(site: Site) -> Shop | None:
    """The shop of the application: a cart page whose lines say how they are priced."""
    for page in site.spec.pages:
        if page.kind != "cart":
            continue
        line = site.entity(page.entity)
        rule = next((rule for rule in line.constraints if isinstance(rule, LineItems)), None)
        if rule is None:
            continue
        parent, sold = line.relation(rule.parent), line.relation(rule.item)
        if parent is None or sold is None:
            continue
        item = site.entity(sold.target)
        if item.field(rule.item_price) is not None:
            return Shop(line, site.entity(parent.target), item, rule)
    return None
