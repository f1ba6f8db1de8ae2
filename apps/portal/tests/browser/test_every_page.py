"""Every page that the router knows: for every eye, at every width, by keyboard alone."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from apps.portal.tests.browser.conftest import TODO
from apps.portal.tests.browser.keyboard import all_by_keyboard, leave_by_escape
from apps.portal.tests.browser.platform import PASSWORD, Person, new_context

ROUTES = json.loads(Path(__file__).with_name("routes.json").read_text(encoding="utf-8"))
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1360, "height": 850}
# What another theme changes, and what another width does.
COLOURS = ("color-contrast",)
ROOM = (*COLOURS, "landmark-unique", "region", "scrollable-region-focusable", "target-size")
NOTHING = f"{'x' * 43}.{'x' * 43}"


class Visit(NamedTuple):
    """A page, and what people come to it for: a role, and words of a name."""

    address: str
    role: str
    name: str


OUTSIDE = {
    "/login": [
        Visit("/login", "button", "Log in"),
        Visit("/login?error=verify_first", "button", "Log in"),
    ],
    "/signup": [Visit("/signup", "button", "Create account")],
    "/check-mail": [Visit("", "button", "Send the mail again")],
    "/verify-email": [Visit(f"/verify-email?token={NOTHING}", "link", "Log in to get a new link")],
    "/forgot-password": [Visit("/forgot-password", "button", "Send the link")],
    "/reset-password": [Visit(f"/reset-password?token={NOTHING}", "button", "Change the password")],
    "/confirm-email": [Visit(f"/confirm-email?token={NOTHING}", "link", "To your settings")],
    "/invitation": [Visit(f"/invitation?token={NOTHING}", "link", "Go on")],
    "/signed-in": [Visit("/signed-in", "button", "Close this tab")],
}
INSIDE = {
    "/*": [Visit("/no/such/place", "link", "To the start")],
    "/": [Visit("/", "button", "Build it")],
    "/new/review": [Visit("/new/review", "button", "Build it")],
    "/new/look": [Visit("/new/look", "button", "Build it")],
    "/new/targets": [Visit("/new/targets", "button", "Build it")],
    "/jobs": [Visit("/jobs", "link", "Todo list")],
    "/jobs/:job": [
        Visit("/jobs/{job}", "link", "Open application"),
        Visit("/jobs/{cancelled}", "button", "Try again"),
    ],
    "/jobs/:job/evidence": [Visit("/jobs/{job}/evidence", "link", "Progress")],
    "/apps": [Visit("/apps", "link", "New application"), Visit("/apps?state=deleted", "radio", "Deleted")],
    "/apps/:app": [Visit("/apps/{app}", "link", "Change what it does")],
    "/apps/:app/specification": [Visit("/apps/{app}/specification", "button", "Keep something more")],
    "/apps/:app/edit": [
        Visit("/apps/{app}/edit", "textbox", "Description of the application"),
        Visit("/apps/{app}/edit?step=again", "button", "Build and release"),
    ],
    "/apps/:app/history": [Visit("/apps/{app}/history", "link", "Its build")],
    "/apps/:app/releases": [Visit("/apps/{app}/releases", "link", "Its build")],
    "/apps/:app/code": [
        Visit("/apps/{app}/code?path=web/package.json", "button", "Clone"),
        Visit("/apps/{app}/code?view=commits", "link", "Compare"),
        Visit("/apps/{app}/code?view=compare", "combobox", "From"),
    ],
    "/apps/:app/data": [Visit("/apps/{app}/data", "searchbox", "Search Tasks")],
    "/apps/:app/metrics": [Visit("/apps/{app}/metrics", "button", "24 hours")],
    "/apps/:app/logs": [
        Visit("/apps/{app}/logs", "searchbox", "Search the log"),
        Visit("/apps/{app}/logs?view=builds", "link", "While it runs"),
    ],
    "/apps/:app/secrets": [Visit("/apps/{app}/secrets", "button", "Add a secret")],
    "/apps/:app/people": [Visit("/apps/{app}/people", "link", "Invite")],
    "/apps/:app/settings": [Visit("/apps/{app}/settings", "button", "Rename")],
    "/analytics": [Visit("/analytics", "combobox", "Application")],
    "/monitor": [Visit("/monitor", "link", "Todo list")],
    "/settings": [Visit("/settings", "textbox", "Name")],
    "/settings/audit": [Visit("/settings/audit", "link", "Security")],
    "/settings/security": [Visit("/settings/security", "textbox", "New password")],
    "/settings/tokens": [Visit("/settings/tokens", "button", "New token")],
    "/settings/notifications": [Visit("/settings/notifications", "switch", "A build is done")],
    "/settings/organisation": [Visit("/settings/organisation", "button", "Invite")],
    "/settings/data": [Visit("/settings/data", "button", "Download my data")],
    "/admin": [Visit("/admin", "button", "Ask again")],
    "/admin/audit": [Visit("/admin/audit", "link", "Queue")],
    "/admin/organisations": [Visit("/admin/organisations", "button", "Suspend")],
    "/admin/people": [Visit("/admin/people", "button", "Actions for")],
    "/admin/queue": [Visit("/admin/queue", "link", "Workers")],
    "/admin/workers": [Visit("/admin/workers", "link", "Queue")],
    "/admin/models": [Visit("/admin/models", "link", "Plug-ins")],
    "/admin/plugins": [Visit("/admin/plugins", "link", "Models")],
}
# A button, and where: each opens a dialog that is left without a trace.
DIALOGS = {
    "/apps/{app}/logs": "Start again",
    "/apps/{app}/secrets": "Add a secret",
    "/apps/{app}/settings": "Delete",
    "/settings/tokens": "New token",
    "/settings/organisation": "New organisation",
    "/settings/data": "Delete my account",
    "/admin/organisations": "Quotas of",
}


def test_the_router_knows_no_other_pages() -> None:
    assert sorted([*INSIDE, *OUTSIDE]) == ROUTES


@pytest.fixture(scope="module")
def places(builder: Person, built_app: dict[str, str]) -> dict[str, str]:
    """What stands for the parts of addresses."""
    asked = {"description": "Notes about candles", "name": "Candles", "options": {"browser": False}}
    job = str(builder.ask("POST", "/api/createApp", asked)["job"])
    builder.cancel(job)
    return {**built_app, "cancelled": job}


@pytest.fixture
def tab(builder: Person) -> Iterator[Page]:
    """A tab of the owner's browser, with words that wait for their review."""
    page = builder.page()
    page.emulate_media(reduced_motion="reduce")
    page.get_by_label("What do you want to build?").fill(TODO)
    page.get_by_role("button", name="Review first").click()
    expect(page.get_by_role("tab", name="Data")).to_be_visible()
    yield page
    page.evaluate("localStorage.clear()")
    page.close()


def looked_at(page: Page, visit: Visit, axe: Callable[..., None]) -> None:
    """One page, at two widths and in both themes, then by keyboard."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    if visit.address:
        page.goto(visit.address)
    wanted = page.locator("#main").get_by_role(visit.role, name=visit.name).first  # type: ignore[arg-type]
    expect(wanted).to_be_visible()
    expect(page.get_by_role("status", name="Loading")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for size, theme, rules in ((PHONE, "light", ()), (PHONE, "dark", COLOURS), (WIDE, "dark", ROOM)):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{page.url} is {over} pixels wider than {size['width']}"
        axe(page, *rules)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    all_by_keyboard(page)
    assert wanted.evaluate("one => window.reached.has(one)"), f"no way to {visit} by keyboard"


def all_looked_at(page: Page, visits: dict[str, list[Visit]], axe: Callable[..., None]) -> None:
    """All of them, so that one look tells everything that is wrong."""
    faults: list[str] = []
    for visit in (one for each in visits.values() for one in each):
        try:
            looked_at(page, visit, axe)
        except (AssertionError, Error) as fault:
            faults.append(f"{visit.address} {str(fault)[:1000]}")
    assert not faults, "\n\n".join(faults)


def test_every_page_of_people(
    tab: Page, builder: Person, places: dict[str, str], axe: Callable[..., None]
) -> None:
    visits = {
        pattern: [one._replace(address=builder.platform.url + one.address.format(**places)) for one in each]
        for pattern, each in INSIDE.items()
    }
    all_looked_at(tab, visits, axe)


def test_every_page_of_strangers(builder: Person, browser: Browser, axe: Callable[..., None]) -> None:
    context = new_context(builder.platform, browser, reduced_motion="reduce")
    page = context.new_page()
    # That there is mail is told to whoever has just signed up.
    page.goto("/signup")
    page.get_by_label("E-mail address").fill("walker@example.org")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="Look into your mail", level=1)).to_be_visible()
    mail = "/check-mail"
    all_looked_at(page, {mail: OUTSIDE[mail]}, axe)
    context.clear_cookies()
    all_looked_at(page, {at: visits for at, visits in OUTSIDE.items() if at != mail}, axe)
    context.close()


def test_dialogs_menus_and_the_navigation_give_the_focus_back(
    tab: Page, builder: Person, places: dict[str, str], axe: Callable[..., None]
) -> None:
    dialog = tab.locator("dialog[open]")
    for path, name in DIALOGS.items():
        tab.goto(builder.platform.url + path.format(**places))
        opener = tab.locator("#main").get_by_role("button", name=name).first
        leave_by_escape(tab, opener, dialog)
        opener.press("Enter")
        expect(dialog.locator(":focus")).to_have_count(1)
        axe(tab)
        dialog.get_by_role("button", name="Cancel").or_(
            dialog.get_by_role("button", name="Close")
        ).first.press("Enter")
        expect(dialog).to_have_count(0)
        expect(opener).to_be_focused()

    # A dialog that comes from a menu leads back to the button of the menu.
    tab.goto(f"{builder.platform.url}/apps")
    menu = tab.get_by_role("button", name="Actions for Todo list")
    leave_by_escape(tab, menu, tab.get_by_role("menu"))
    menu.press("Enter")
    tab.get_by_role("menuitem", name="Rename").press("Enter")
    expect(dialog.get_by_role("textbox", name="Name")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(menu).to_be_focused()

    search = tab.get_by_role("button", name="Search and commands")
    leave_by_escape(tab, search, dialog)
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    navigation = tab.get_by_role("navigation", name="Main", exact=True)
    opener = tab.get_by_role("button", name="Open menu")
    expect(navigation).to_have_count(0)
    leave_by_escape(tab, opener, tab.get_by_role("complementary", name="Loomery"))
    opener.press("Enter")
    expect(navigation).to_be_visible()
    axe(tab)
    navigation.get_by_role("link", name="Monitor").press("Enter")
    expect(tab.get_by_role("heading", name="Monitor", level=1)).to_be_visible()
    expect(navigation).to_have_count(0)
    expect(tab.locator("#main")).to_be_focused()


def test_a_page_that_cannot_be_loaded_says_so(builder: Person, axe: Callable[..., None]) -> None:
    page = builder.context.new_page()
    page.route("**/assets/MonitorPage-*.js", lambda route: route.abort())
    page.goto(f"{builder.platform.url}/monitor")
    retry = page.get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    axe(page)
    page.unroute_all()
    retry.press("Enter")
    expect(page.get_by_role("heading", name="Monitor", level=1)).to_be_visible()
    page.close()
