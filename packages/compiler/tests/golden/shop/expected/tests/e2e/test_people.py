"""Signing in by the form, signing out, and being turned away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import new_context
from flows import FIRST, REFUSALS
from support import PASSWORD


def test_signing_in_by_the_form(browser: Browser) -> None:
    context = new_context(browser)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Email").fill(f"{FIRST.replace('_', '-')}@example.com")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    assert page.request.get("/api/auth/me").json()["role"] == FIRST
    context.close()


@pytest.mark.parametrize(("role", "path", "instead"), REFUSALS)
def test_who_may_not_is_turned_away(
    role: str, path: str, instead: str, open_as: Callable[[str], Page]
) -> None:
    page = open_as(role)
    page.goto(path)
    if instead == "sign-in":
        page.wait_for_url("**/sign-in?**")
    else:
        expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
