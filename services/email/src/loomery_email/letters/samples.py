"""Values to look at templates with: for previews and pictures."""

from typing import Any, Final

from loomery_shared.contracts.mail import Template

__all__ = ["SAMPLES"]

_BASE = "https://loomery.example"
_TOKEN = "8fK2mQ7xVt4cRz1pLw9sYb3nHd6gJa5e"  # noqa: S105 - an example
_AT = "2026-03-09T14:05:00Z"

SAMPLES: Final[dict[Template, dict[str, Any]]] = {
    "verify_email": {"name": "Ada", "link": f"{_BASE}/verify?token={_TOKEN}", "expires_minutes": 1440},
    "account_exists": {
        "name": "Ada",
        "link": f"{_BASE}/login",
        "reset_link": f"{_BASE}/forgot",
    },
    "reset_password": {"name": "Ada", "link": f"{_BASE}/reset?token={_TOKEN}", "expires_minutes": 30},
    "email_change_confirm": {
        "name": "Ada",
        "new_email": "ada.lovelace@newplace.example",
        "link": f"{_BASE}/change?token={_TOKEN}",
        "expires_minutes": 60,
    },
    "email_change_notice": {
        "name": "Ada",
        "new_email": "ada.lovelace@newplace.example",
        "link": f"{_BASE}/account/security",
    },
    "password_changed": {"name": "Ada", "at": _AT, "link": f"{_BASE}/forgot"},
    "new_sign_in": {
        "name": "Ada",
        "at": _AT,
        "device": "Firefox on Linux",
        "place": "203.0.113.24",
        "link": f"{_BASE}/account/sessions",
    },
    "account_deleted": {"name": "Ada", "erased_at": "2026-04-08T14:05:00Z"},
    "invitation": {
        "inviter": "Charles Babbage",
        "organisation": "Analytical Engines",
        "role": "developer",
        "link": f"{_BASE}/join?token={_TOKEN}",
        "expires_minutes": 10080,
    },
    "build_started": {"name": "Ada", "app": "Bakery Orders", "link": f"{_BASE}/apps/bakery-orders/builds/7"},
    "build_succeeded": {
        "name": "Ada",
        "app": "Bakery Orders",
        "link": f"{_BASE}/run/bakery-orders/",
        "status_link": f"{_BASE}/apps/bakery-orders/builds/7",
        "seconds": 48,
    },
    "build_failed": {
        "name": "Ada",
        "app": "Bakery Orders",
        "link": f"{_BASE}/apps/bakery-orders/builds/8",
        "step": "Browser checks",
        "reason": "The page “New order” does not save: the field “Pick-up time” accepts no value.",
        "hint": "Say in the description when orders can be picked up, and build again.",
    },
    "app_alert": {
        "name": "Ada",
        "app": "Bakery Orders",
        "reason": "It did not answer for 5 minutes. It was started again three times without success.",
        "at": _AT,
        "link": f"{_BASE}/apps/bakery-orders",
    },
    "weekly_digest": {
        "name": "Ada",
        "first": "2026-03-02",
        "last": "2026-03-08",
        "apps": ["Bakery Orders", "Hair Salon", "Reading List"],
        "links": [f"{_BASE}/apps/{name}" for name in ("bakery-orders", "hair-salon", "reading-list")],
        "visitors": ["412", "1", "0"],
        "errors": ["0", "3", "0"],
        "builds": ["2", "1", "0"],
        "failed_builds": ["0", "1", "1"],
        "releases": ["2", "1", "0"],
        "attention_kinds": ["broken", "build_failed"],
        "attention_apps": ["Hair Salon", "Reading List"],
        "link": f"{_BASE}/apps",
        "settings_link": f"{_BASE}/settings/notifications",
    },
}
"""Values for every template, as a sender would give them."""
