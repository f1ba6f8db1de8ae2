"""Rules of products."""

from app.core.rules import Check, Rule, Unique

RULES: tuple[Rule, ...] = (
    Unique(columns=("sku",), message="Article number is already in use."),
    Check(
        condition=lambda record, actor: record.price > 0,
        message="The price must be more than nothing.",
        field="price",
    ),
)
