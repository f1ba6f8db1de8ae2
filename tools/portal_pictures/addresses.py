"""Every address of the portal that shows something, once there is an application."""

from playwright.sync_api import Page

__all__ = ["STRANGERS", "addresses"]

_TABS = (
    "specification",
    "edit",
    "history",
    "releases",
    "code",
    "data",
    "logs",
    "metrics",
    "secrets",
    "people",
    "settings",
)
_ADMIN = ("organisations", "people", "audit", "queue", "workers", "models", "plugins")
_FIXED = {
    "start": "/",
    "review": "/new/review",
    "look": "/new/look",
    "targets": "/new/targets",
    "jobs": "/jobs",
    "apps": "/apps",
    "monitor": "/monitor",
    "analytics": "/analytics",
    "settings": "/settings",
    "security": "/settings/security",
    "tokens": "/settings/tokens",
    "notifications": "/settings/notifications",
    "organisation": "/settings/organisation",
    "audit": "/settings/audit",
    "data": "/settings/data",
    "admin": "/admin",
    **{f"admin-{name}": f"/admin/{name}" for name in _ADMIN},
    "check-mail": "/check-mail",
    "not-found": "/no/such/place",
}
STRANGERS = {name: f"/{name}" for name in ("login", "signup", "forgot-password")}
"""What is seen before signing in."""


def addresses(page: Page, url: str) -> list[tuple[str, str]]:
    """Names and paths; finds the newest application by the list of them."""
    page.goto(f"{url}/apps")
    link = page.locator("main a[href^='/apps/']").first
    link.wait_for()
    app = str(link.get_attribute("href")).split("/")[2]
    page.goto(f"{url}/jobs?app={app}")
    found = page.locator("main a[href^='/jobs/']").first
    found.wait_for()
    job = str(found.get_attribute("href"))
    return [
        *_FIXED.items(),
        ("job", job),
        ("evidence", f"{job}/evidence"),
        ("app", f"/apps/{app}"),
        *((f"app-{tab}", f"/apps/{app}/{tab}") for tab in _TABS),
    ]
