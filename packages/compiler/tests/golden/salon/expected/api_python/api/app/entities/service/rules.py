"""Rules of services."""

from app.core.rules import Rule, Unique

RULES: tuple[Rule, ...] = (Unique(columns=("name",), message="Name is already in use."),)
