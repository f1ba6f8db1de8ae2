"""Rules of passports."""

from app.core.rules import Rule, Unique

RULES: tuple[Rule, ...] = (Unique(columns=("number",), message="Number is already in use."),)
