"""Into the platform: first run, sign-up, verification, log-in, forgotten passwords, invitations."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from apps.portal.tests.browser.platform import PASSWORD, Person, new_context, running

NEW = "nine green paper boats"


def shown(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until something of this name has the focus."""
    # Until something else has the focus, the page has it, and all of its words are in there.
    named = """() => {
        const one = document.activeElement;
        if (one.tabIndex < 0) return "";
        return one.getAttribute("aria-label") ?? (one.labels?.[0] ?? one).textContent;
    }"""
    for _ in range(150):
        if name in page.evaluate(named):
            return
        page.keyboard.press(key)
    raise AssertionError(f"no way to {name} by keyboard on {page.url}")


def test_the_first_person_begins_at_once_and_by_keyboard_alone(tmp_path: Path, browser: Browser) -> None:
    with running(tmp_path / "home") as platform:
        context = new_context(platform, browser, timezone_id="Europe/Lisbon")
        page = context.new_page()
        page.goto("/")
        shown(page, "Welcome to your Loomery")
        expect(page.get_by_label("Your name")).to_be_focused()
        page.keyboard.type("Olga")
        page.keyboard.press("Tab")
        page.keyboard.type("olga@example.org")
        page.keyboard.press("Tab")
        page.keyboard.type("olga@exam")
        expect(page.get_by_text("Too short")).to_be_visible()
        for letters in (" Lighthouse", " keeps bees"):
            page.keyboard.type(letters)
        expect(page.get_by_text("Strong.")).to_be_visible()
        page.keyboard.press("Enter")
        # No mail in between: the page where one says what to build.
        expect(page).to_have_url(f"{platform.url}/")
        shown(page, "What do you want to build?")

        tab_to(page, "Account of Olga", "Shift+Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("menuitem").first).to_be_focused()
        page.keyboard.press("End")
        expect(page.get_by_role("menuitem", name="Sign out")).to_be_focused()
        page.keyboard.press("Enter")
        shown(page, "Welcome back")
        tab_to(page, "E-mail address")
        page.keyboard.type("olga@example.org")
        tab_to(page, "Password")
        page.keyboard.type("not the password")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("The e-mail address or the password is wrong")
        tab_to(page, "Password")
        page.keyboard.press("Control+a")
        page.keyboard.type("olga@exam Lighthouse keeps bees")
        page.keyboard.press("Enter")
        shown(page, "What do you want to build?")
        page.goto("/settings")
        expect(page.get_by_text("Owner of the platform")).to_be_visible()
        expect(page.get_by_label("Time zone")).to_have_value("Europe/Lisbon")
        context.close()


def test_where_strangers_could_come_first_the_code_of_the_console_is_asked(
    tmp_path: Path, browser: Browser, axe: Callable[..., None]
) -> None:
    with (
        running(tmp_path / "home", LOOMERY_SETUP_CODE="MAKE-THIS-MINE") as platform,
        new_context(platform, browser, viewport={"width": 390, "height": 844}) as context,
    ):
        page = context.new_page()
        page.goto("/")
        shown(page, "Welcome to your Loomery")
        code = page.get_by_label("Set-up code")
        expect(code).to_be_focused()
        axe(page)
        page.get_by_label("E-mail address").fill("olga@example.org")
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.get_by_role("button", name="Create account and begin").click()
        expect(page.get_by_text("Enter the set-up code.")).to_be_visible()
        expect(code).to_be_focused()
        code.fill("MAKE-THIS-YOURS")
        page.get_by_role("button", name="Create account and begin").click()
        expect(page.get_by_role("alert")).to_contain_text("set-up code")
        # What was typed is still there: only the code is to be mended.
        expect(page.get_by_label("E-mail address")).to_have_value("olga@example.org")
        code.fill("MAKE-THIS-MINE")
        page.get_by_role("button", name="Create account and begin").click()
        shown(page, "What do you want to build?")


def test_somebody_signs_up_and_follows_the_mail(person: Person, browser: Browser) -> None:
    platform, email = person.platform, "nora@example.org"
    context = new_context(platform, browser)
    page = context.new_page()
    page.goto("/signup?next=%2Fapps")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("textbox", name="Password").fill("password1234")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("alert")).to_contain_text("Use several words")
    expect(page.get_by_label("E-mail address")).to_have_value(email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    shown(page, "Look into your mail")
    # There is no mail server here: the page says where the mail is, and the mailbox shows what has come by then.
    link = platform.mailed(email, "/verify-email")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Open the mailbox").click()
    expect(opened.value.get_by_text(email).first).to_be_visible()
    page.get_by_role("button", name="Send the mail again").click()
    expect(page.get_by_text("The mail is on its way.")).to_be_visible()

    other = context.new_page()
    other.goto(link)
    shown(other, "Your address is confirmed")
    other.close()
    # The page that waited goes on to where the person was going.
    page.bring_to_front()
    expect(page).to_have_url(f"{platform.url}/apps")

    stranger = new_context(platform, browser).new_page()
    stranger.goto(link)
    shown(stranger, "This link does not work")
    context.close()
    stranger.context.close()


def test_a_forgotten_password_is_chosen_anew(person: Person, browser: Browser) -> None:
    context = new_context(person.platform, browser)
    page = context.new_page()
    page.goto("/login")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_role("link", name="Forgot your password?").click()
    expect(page.get_by_label("E-mail address")).to_have_value(person.email)
    page.get_by_role("button", name="Send the link").click()
    shown(page, "Look into your mail")
    page.goto(person.platform.mailed(person.email, "/reset-password"))
    field = page.get_by_role("textbox", name="New password")
    field.fill("password1234")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("alert")).to_contain_text("Use several words")
    field.fill(NEW)
    page.get_by_role("button", name="Change the password").click()
    shown(page, "Your password is changed")
    page.get_by_role("link", name="Log in").click()
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_role("textbox", name="Password").fill(NEW)
    page.get_by_role("button", name="Log in").click()
    shown(page, "What do you want to build?")
    context.close()


def test_an_invitation_leads_a_newcomer_into_the_organisation(person: Person, browser: Browser) -> None:
    platform, email = person.platform, "guest@example.org"
    page = person.page("/settings/organisation")
    page.get_by_label("Name").fill("Analytical Engines")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("combobox", name="As", exact=True).select_option("viewer")
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(page.get_by_role("list", name="Open invitations")).to_contain_text(email)

    context = new_context(platform, browser)
    guest = context.new_page()
    guest.goto(platform.mailed(email, "/invitation"))
    shown(guest, "Join Analytical Engines")
    guest.get_by_role("link", name="Create an account and join").click()
    expect(guest.get_by_label("E-mail address")).to_have_value(email)
    guest.get_by_role("textbox", name="Password").fill(PASSWORD)
    guest.get_by_role("button", name="Create account").click()
    guest.get_by_role("button", name="Join", exact=True).click()
    expect(guest.get_by_text("Welcome to Analytical Engines.")).to_be_visible()
    guest.goto("/settings/organisation")
    expect(guest.get_by_role("list", name="Members").get_by_role("listitem")).to_have_count(2)
    expect(guest.get_by_role("heading", name="Invite people")).to_have_count(0)
    # Back into the organisation of their own, from the menu of every page.
    guest.get_by_role("button", name="Account of guest").click()
    guest.get_by_role("menuitem", name="Switch to guest").click()
    expect(guest).to_have_url(f"{platform.url}/apps")
    guest.get_by_role("button", name="Account of guest").click()
    expect(guest.get_by_role("menuitem", name="Switch to Analytical Engines")).to_be_visible()

    page.reload()
    page.get_by_label("Role of guest").select_option("developer")
    expect(page.get_by_text("guest has a new role.")).to_be_visible()
    context.close()
