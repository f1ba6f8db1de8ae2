"""Rules that trades live by; each refuses with a sentence that says what is wrong."""

from app.core.rules.base import Rule
from app.core.rules.booking import Capacity, Limit, NoOverlap
from app.core.rules.lines import LineItems
from app.core.rules.movement import Movement
from app.core.rules.sums import SumsTo
from app.core.rules.values import Check, Unique

__all__ = ["Capacity", "Check", "Limit", "LineItems", "Movement", "NoOverlap", "Rule", "SumsTo", "Unique"]
