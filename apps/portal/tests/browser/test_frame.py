"""The frame around every page: who is not signed in, what does not exist, commands by keyboard."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from apps.portal.tests.browser.platform import Person, new_context


def test_a_stranger_is_led_to_the_sign_in_and_back(person: Person, browser: Browser) -> None:
    context = new_context(person.platform, browser)
    page = context.new_page()
    page.goto(f"{person.platform.url}/settings")
    expect(page).to_have_url(f"{person.platform.url}/login?next=%2Fsettings")
    context.close()


def test_an_unknown_address_says_so(person: Person, axe: Callable[[Page], None]) -> None:
    page = person.page("/no/such/place")
    expect(page.get_by_role("heading", name="There is nothing here", level=1)).to_be_attached()
    axe(page)


def test_commands_by_keyboard(person: Person, axe: Callable[[Page], None]) -> None:
    page = person.page("/no/such/place")
    expect(page.get_by_role("link", name="To the start")).to_be_visible()
    page.keyboard.press("Control+k")
    commands = page.get_by_role("combobox", name="Commands")
    expect(commands).to_be_focused()
    axe(page)
    page.keyboard.type("monitor")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{person.platform.url}/monitor")
    expect(commands).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(commands).to_be_focused()
    page.keyboard.type("light and dark")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_another_language_is_chosen_and_kept(person: Person) -> None:
    page = person.page("/no/such/place")
    page.get_by_role("button", name="Language").click()
    with page.expect_response("**/api/auth/me"):
        page.get_by_role("menuitem", name="Deutsch").click()
    expect(page.get_by_role("link", name="Anwendungen")).to_be_visible()
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("link", name="Anwendungen")).to_be_visible()


def test_nothing_breaks_the_policy(person: Person) -> None:
    page = person.context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{person.platform.url}/")
    expect(page.get_by_role("button", name="Search and commands")).to_be_visible()
    assert [line for line in told if "Content Security Policy" in line] == []
