"""Rules of sheep."""

from app.core.rules import Rule, Unique

RULES: tuple[Rule, ...] = (Unique(columns=("passport_id",), message="Passport is already taken."),)
