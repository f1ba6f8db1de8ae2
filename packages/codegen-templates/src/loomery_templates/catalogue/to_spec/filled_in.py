"""What an application fills in itself, so that no form asks for it: numbers of orders, moments, counters."""

from typing import Final

from loomery_spec import Field
from loomery_spec.fields import DateTimeType, DateType, IntegerType, TextType
from loomery_templates.catalogue.models import Archetype
from loomery_templates.catalogue.words import word_set

__all__ = ["filled_in"]

_MADE: Final = word_set(
    "applied asked booked bought donated enrolled entered invited joined liked made opened placed pledged posted "
    "registered reported requested saved searched sent shared submitted uploaded voted written"
)
"""What people do by making the record: the moment is that of the record."""
_MADE_BY: Final = {"donation": "given_at", "poll_vote": "given_at", "follow": "since"}
_ELSEWHERE: Final = word_set("parking_session visitor_pass legal_case till_shift employee author teacher")
"""Records that others make about what has happened elsewhere, or earlier."""
_COUNTERS: Final = word_set(
    "answer_count backers clicks comment_count copies downloads downloads_used followers helpful_votes hits "
    "item_count likes listeners member_count plays prayed_count reads reply_count review_count saves scans shares "
    "signatures signed_count solved_count streams submissions subscriber_count taken_count thread_count times_used "
    "times_viewed uses view_count viewer_count views vote_count votes votes_cast"
)
_NUMBERS: Final = word_set("number reference booking_code ticket_number receipt_number case_number")


def filled_in(archetype: Archetype, field: Field) -> Field:
    """The field, set by the application where nobody who makes such a record could know the value."""
    own = any(link.owner and link.to == "user" for link in archetype.relations)
    if isinstance(field.type, IntegerType) and field.name in _COUNTERS:
        return field.model_copy(update={"read_only": True, "default": field.default or 0})
    if not own or archetype.id in _ELSEWHERE:
        return field
    if isinstance(field.type, DateType | DateTimeType) and _is_made(archetype, field.name):
        now = "now" if isinstance(field.type, DateTimeType) else "today"
        return field.model_copy(update={"read_only": True, "default": now})
    if isinstance(field.type, TextType) and field.unique and field.required and field.name in _NUMBERS:
        return field.model_copy(update={"read_only": True})
    return field


def _is_made(archetype: Archetype, name: str) -> bool:
    verb, _, ending = name.rpartition("_")
    return (verb in _MADE and ending in ("at", "on")) or _MADE_BY.get(archetype.id) == name
