"""Rules of reviews."""

from app.core.rules import Rule, Unique

RULES: tuple[Rule, ...] = (
    Unique(columns=("service_id", "author_id"), message="You have already reviewed this service."),
)
