"""What kind of message a template makes."""

from typing import Literal, TypeAlias

from loomery_shared.contracts.mail import Template

__all__ = ["Category", "Tone", "category_of", "tone_of", "why_of"]

Category: TypeAlias = Literal["account", "notification"]
Tone: TypeAlias = Literal["plain", "good", "bad", "warn"]
_NOTIFICATIONS: frozenset[Template] = frozenset(
    {"build_started", "build_succeeded", "build_failed", "app_alert", "weekly_digest"}
)
_TONES: dict[Template, Tone] = {
    "build_succeeded": "good",
    "build_failed": "bad",
    "app_alert": "warn",
    "email_change_notice": "warn",
    "password_changed": "warn",
    "new_sign_in": "warn",
}


def category_of(template: Template) -> Category:
    """Notifications can be switched off; what concerns the account itself cannot."""
    return "notification" if template in _NOTIFICATIONS else "account"


def why_of(template: Template) -> str:
    """The words that say why somebody gets this message."""
    return "why_invitation" if template == "invitation" else f"why_{category_of(template)}"


def tone_of(template: Template) -> Tone:
    """The mood of a message, shown as a coloured label."""
    return _TONES.get(template, "plain")
