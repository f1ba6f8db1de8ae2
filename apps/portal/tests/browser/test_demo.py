"""Accounts to try an application with: told plainly, used, and removed for good."""

import re
from collections.abc import Callable

import httpx2
from playwright.sync_api import Page, expect

from apps.portal.tests.browser.platform import Person

OWN_PASSWORD = "a lantern over the bridge"


def signs_in(person: Person, url: str, email: str, password: str) -> bool:
    """Whether the application lets them in."""
    host = url.removeprefix("http://")
    with httpx2.Client(base_url=person.platform.url, headers={"Host": host}, timeout=60) as http:
        body = {"email": email, "password": password}
        given = http.post("/api/auth/login", json=body, headers={"X-Requested-With": "app"})
        assert given.status_code in (200, 401), given.text
        return given.status_code == 200


def test_demo_accounts_are_told_and_removed(
    built_app: dict[str, str], builder: Person, axe: Callable[[Page], None]
) -> None:
    app, url = built_app["app"], built_app["url"]
    page = builder.page(f"/jobs/{built_app['job']}")
    expect(page.get_by_text("Before you give this address to others")).to_be_visible()
    page.get_by_role("link", name="See them").click()
    card = page.get_by_role("region", name=re.compile("accounts have a password that everybody knows"))
    expect(card).to_be_visible()
    shown = card.get_by_role("list", name="Sign in as")
    emails = re.findall(r"[\w.]+@example\.com", shown.inner_text())
    assert "admin@example.com" in emails
    password = card.get_by_role("code").inner_text()
    assert signs_in(builder, url, "admin@example.com", password)

    card.get_by_role("button", name="Remove the demo accounts").click()
    dialog = page.get_by_role("dialog")
    keep = dialog.get_by_role("switch", name=re.compile("Make the account of the role"))
    expect(keep).to_be_checked()
    axe(page)
    dialog.get_by_role("button", name="Remove them").click()
    expect(dialog.get_by_text("Use at least 10 characters.")).to_be_visible()
    dialog.get_by_label("A password for the application").fill(OWN_PASSWORD)
    dialog.get_by_role("button", name="Remove them").click()
    expect(page.get_by_text("The demo accounts are removed")).to_be_visible()
    expect(card).to_be_hidden()

    assert not any(signs_in(builder, url, email, password) for email in emails)
    assert signs_in(builder, url, builder.email, OWN_PASSWORD)
    noted = builder.ask("GET", "/api/auth/audit")["items"]
    assert [(one["target"], one["details"]) for one in noted if one["action"] == "app.demo_removed"] == [
        (app, {"taken_over": True})
    ]
