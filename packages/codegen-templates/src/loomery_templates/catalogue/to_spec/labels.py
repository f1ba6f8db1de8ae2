"""Words for people made from names: labels, steps of a state machine, tones of choices."""

from functools import lru_cache
from typing import Final, Literal, TypeAlias

from loomery_spec.naming import snake
from loomery_templates.catalogue.words import word_set

__all__ = ["Tone", "choice_value", "label", "step_label", "tone"]

Tone: TypeAlias = Literal["neutral", "info", "success", "warning", "danger"]

_ACRONYMS: Final = word_set(
    "id url vat iban bic api ip sku isbn ean upc qr gps pdf csv seo pr hr kpi it vip vin crm erp dns ssl"
)
_UNIT_ENDINGS: Final = (
    "_cm",
    "_kg",
    "_km",
    "_mm",
    "_ms",
    "_kwh",
    "_kw",
    "_kcal",
    "_min",
    "_m2",
    "_m3",
    "_mb",
)
_TONES: Final[dict[Tone, str]] = {
    "success": "active approved accepted available completed complete confirmed delivered done finished fit "
    "granted "
    "healthy in_stock ok online on_time open_ paid passed published ready released resolved sent "
    "signed solved "
    "succeeded verified valid won",
    "warning": "awaiting due expiring in_review late low on_hold open overdue partly_paid paused pending "
    "postponed "
    "requested reserved review submitted under_review waiting warning waiting_list",
    "danger": "blocked broken cancelled closed_out critical declined defective error expired failed injured "
    "lost missing no_show out_of_order out_of_stock refused rejected revoked suspended urgent void withdrawn",
    "info": "booked in_progress in_transit live new ongoing planned processing running scheduled shipped "
    "started",
}
_TONE_OF: Final = {word: name for name, words in _TONES.items() for word in words.split()}
_STEPS: Final = {
    "accepted": "Accept", "active": "Activate", "answered": "Mark as answered", "applied": "Apply",
    "approved": "Approve", "archived": "Archive", "assigned": "Assign", "available": "Make available",
    "blocked": "Block", "booked": "Book", "cancelled": "Cancel", "checked_in": "Check in",
    "checked_out": "Check out",
    "closed": "Close", "completed": "Complete", "confirmed": "Confirm", "declined": "Decline",
    "delivered": "Mark as delivered", "dismissed": "Dismiss", "done": "Mark as done",
    "draft": "Back to draft",
    "expired": "Let expire", "failed": "Mark as failed", "finished": "Finish", "hidden": "Hide",
    "in_progress": "Start",
    "inactive": "Deactivate", "live": "Go live", "locked": "Lock", "lost": "Mark as lost",
    "new": "Back to new",
    "on_hold": "Put on hold", "open": "Open", "paid": "Mark as paid", "paused": "Pause",
    "pending": "Back to pending",
    "planned": "Plan", "postponed": "Postpone", "published": "Publish", "ready": "Mark as ready",
    "refunded": "Refund", "rejected": "Reject", "released": "Release", "resolved": "Resolve",
    "returned": "Mark as returned", "reviewed": "Mark as reviewed", "revoked": "Revoke", "running": "Start",
    "scheduled": "Schedule", "sent": "Send", "shipped": "Ship", "signed": "Sign", "started": "Start",
    "submitted": "Submit", "suspended": "Suspend", "verified": "Verify", "withdrawn": "Withdraw",
    "won": "Mark as won",
}  # fmt: skip


def label(name: str) -> str:
    """`home_score` -> `Home score`, `starts_at` -> `Starts`, `is_pinned` -> `Pinned`, `vat_number` -> `VAT
    number`."""
    short = name
    for ending in ("_at", "_on", *_UNIT_ENDINGS):
        if short.endswith(ending) and len(short) > len(ending) + 2:
            short = short.removesuffix(ending)
            break
    short = short.removeprefix("is_") if len(short) > 4 else short
    words = [word.upper() if word in _ACRONYMS else word for word in short.replace("_", " ").split()]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=8192)
def choice_value(choice: str) -> str:
    """The value kept for a choice: `in stock` -> `in_stock`, `16:9` -> `n_16_9`."""
    return snake(choice.replace("+", " plus ").replace("%", " percent ")) or "other"


def tone(value: str) -> Tone:
    """The colour that a state wears; neutral for choices that are neither good nor bad."""
    return _TONE_OF.get(value, "neutral")


def step_label(state: str) -> str:
    """What a person presses to bring a record into a state: `approved` -> `Approve`."""
    return _STEPS.get(state, f"Mark as {state.replace('_', ' ')}")
