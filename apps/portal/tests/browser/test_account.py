"""What people do with their account: sessions, tokens, looks, their data, leaving."""

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from apps.portal.tests.browser.platform import PASSWORD, Person, new_context


def signed_in(person: Person, browser: Browser, **context: object) -> Page:
    """The same person in another browser, by the log-in page."""
    page = new_context(person.platform, browser, **context).new_page()
    page.goto("/login?next=%2Fsettings%2Fsecurity")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/settings/security")
    return page


def test_a_session_ended_elsewhere_asks_for_the_password_and_keeps_what_was_typed(
    person: Person, browser: Browser
) -> None:
    page = person.page("/settings")
    page.get_by_label("Name").fill("Ada, half-way through")
    elsewhere = signed_in(person, browser)
    elsewhere.get_by_role("button", name="Sign out everywhere else").click()
    expect(elsewhere.get_by_text("All other browsers are signed out.")).to_be_visible()
    expect(elsewhere.get_by_role("list", name="Where you are signed in").locator("> li")).to_have_count(1)

    page.get_by_role("button", name="Save").click()
    over = page.get_by_role("dialog", name="Please sign in again")
    expect(over.get_by_label("E-mail address")).to_have_value(person.email)
    expect(over.get_by_role("textbox", name="Password")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(over).to_be_visible()
    over.get_by_role("textbox", name="Password").fill("not the password")
    over.get_by_role("button", name="Go on").click()
    expect(over.get_by_role("alert")).to_contain_text("wrong")
    over.get_by_role("textbox", name="Password").fill(PASSWORD)
    over.get_by_role("button", name="Go on").click()
    # What waited went through by itself.
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(over).to_have_count(0)
    expect(page.get_by_label("Name")).to_have_value("Ada, half-way through")
    person.sign_in()
    assert person.ask("GET", "/api/auth/me")["name"] == "Ada, half-way through"
    elsewhere.context.close()


def test_a_token_is_shown_once_works_and_is_revoked(person: Person) -> None:
    page = person.page("/settings/tokens")
    page.get_by_role("button", name="New token").click()
    page.get_by_label("What is it for?").fill("Build server")
    page.get_by_label("May do at the most").select_option("viewer")
    page.get_by_role("button", name="Create token").click()
    expect(page.get_by_role("heading", name="“Build server” is ready")).to_be_visible()
    token = page.locator("code").filter(has_text="lpat_").first.inner_text()
    with person.platform.client(Authorization=f"Bearer {token}") as program:
        assert program.get("/api/auth/me").json()["role"] == "viewer"
        page.get_by_role("button", name="I have it").click()
        page.reload()
        listed = page.get_by_role("list", name="Personal access tokens")
        expect(listed).to_contain_text("Build server")
        assert token not in page.content()
        listed.get_by_role("button", name="Revoke").click()
        page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
        expect(page.get_by_text("No tokens yet")).to_be_visible()
        assert program.get("/api/auth/me").status_code == 401


def test_theme_and_language_go_with_the_account(person: Person, browser: Browser) -> None:
    page = person.page("/settings")
    with page.expect_response("**/api/auth/me"):
        page.get_by_role("radio", name="Dark").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    with page.expect_response("**/api/auth/me"):
        page.get_by_role("combobox", name="Language").select_option("de")
    expect(page.get_by_role("heading", name="Profil", level=1)).to_be_visible()
    other = signed_in(person, browser, color_scheme="light")
    expect(other.locator("html")).to_have_attribute("data-theme", "dark")
    expect(other.get_by_role("heading", name="Sicherheit", level=1)).to_be_visible()
    other.context.close()


def test_a_person_takes_their_data_along_and_leaves(person: Person, browser: Browser, tmp_path: Path) -> None:
    page = person.page("/settings/data")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download my data").click()
    begun.value.save_as(tmp_path / "data.json")
    assert person.email in json.dumps(json.loads((tmp_path / "data.json").read_text(encoding="utf-8")))
    page.get_by_role("button", name="Delete my account").click()
    delete = page.get_by_role("button", name="Delete everything")
    expect(delete).to_be_disabled()
    page.get_by_label(f"Type {person.email} to confirm").fill(person.email)
    page.get_by_role("dialog").get_by_role("textbox", name="Password").fill("not the password")
    delete.click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("wrong")
    page.get_by_role("dialog").get_by_role("textbox", name="Password").fill(PASSWORD)
    delete.click()
    expect(page.get_by_role("heading", name="Welcome back", level=1)).to_be_visible()
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("wrong")
