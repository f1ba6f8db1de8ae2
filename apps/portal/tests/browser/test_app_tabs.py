"""What an application is made of, what it keeps and what it says: the tabs for code, data, logs and secrets."""

import re
from collections.abc import Callable

import httpx2
import pytest
from playwright.sync_api import Page, expect

from apps.portal.tests.browser.conftest import TODO
from apps.portal.tests.browser.platform import Person

SECRET = "sk-9f2c-only-the-application-knows"


def entered(person: Person, url: str, title: str) -> None:
    """Somebody enters a task in the application itself, as its pages do."""
    # Not every machine knows the names below localhost; the platform goes by what is asked for.
    asked = {"Host": url.removeprefix("http://"), "Origin": url, "X-Requested-With": "fetch"}
    with httpx2.Client(base_url=person.platform.url, headers=asked, timeout=60) as http:
        account = {"email": "v@example.org", "password": "a b c d e f g", "name": "V"}
        assert http.post("/api/auth/register", json=account).is_success
        made = http.post("/api/tasks", json={"title": title})
        assert made.is_success, made.text


def reach(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    """Press Tab until a control has the focus; fails when it cannot be reached so."""
    wanted = page.locator("#main").get_by_role(role, name=name).first  # type: ignore[arg-type]
    expect(wanted).to_be_visible()
    for _ in range(80):
        if wanted.evaluate("element => element.getRootNode().activeElement === element"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {role} {name}")


def test_a_line_of_a_file_opens_by_its_address(built_app: dict[str, str], builder: Person) -> None:
    page = builder.page(f"/apps/{built_app['app']}/code?path=api/app/main.py&line=3")
    text = page.get_by_role("textbox", name="Text of api/app/main.py")
    expect(text).to_contain_text("import asyncio")
    expect(text).to_have_attribute("aria-readonly", "true")
    expect(text.locator("[aria-current=location]")).to_have_text("import asyncio")
    # The colours of the language came, though the page's policy allows no styles from scripts.
    keyword = text.get_by_text("import", exact=True).first
    expect(keyword).not_to_have_css("color", text.evaluate("element => getComputedStyle(element).color"))

    # The folders around it are open; by keyboard one goes on to another file, and to the history.
    tree = page.get_by_role("navigation", name="Files and folders")
    expect(tree.get_by_role("link", name="main.py", exact=True)).to_have_attribute("aria-current", "page")
    reach(page, "button", "api")
    expect(tree.get_by_role("button", name="api", exact=True)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(tree.get_by_role("link", name="main.py", exact=True)).to_have_count(0)
    reach(page, "link", "loomery.json")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?path=loomery\.json$"))
    expect(page.get_by_role("textbox", name="Text of loomery.json")).to_contain_text('"Todo list"')

    page.get_by_role("link", name="Commits").click()
    page.get_by_role("list", name="Commits").get_by_role("link").first.click()
    expect(page.get_by_text("Everything in it was new.")).to_be_visible()
    page.get_by_role("button", name="Clone").click()
    address = f"git clone {builder.platform.url}/git/{built_app['app']}.git"
    expect(page.get_by_text(address, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download").click()
    assert begun.value.suggested_filename.endswith((".zip", ".tar.gz"))

    page.goto(f"{builder.platform.url}/apps/{built_app['app']}/code?path=nowhere.txt")
    expect(page.get_by_text("There is no such file in this version")).to_be_visible()
    page.close()


def test_rows_are_read_sorted_and_searched_by_keyboard(built_app: dict[str, str], builder: Person) -> None:
    page = builder.page(f"/apps/{built_app['app']}/data")
    table = page.get_by_role("region", name="Records of Tasks").get_by_role("table")
    expect(table).to_be_visible()
    reach(page, "button", "Title")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sort=title"))
    expect(page.get_by_role("columnheader", name="Title")).to_have_attribute("aria-sort", "ascending")
    reach(page, "button", re.compile("^Users"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("table=user"))
    expect(page.get_by_role("heading", name="Users")).to_be_visible()
    expect(page.get_by_role("cell", name="hidden").first).to_be_visible()
    page.close()


@pytest.mark.slow
def test_what_is_entered_said_and_kept(person: Person) -> None:
    made = person.build(TODO)
    at = f"/apps/{made['app']}"
    entered(person, made["url"], "Feed the otters")
    page = person.page(f"{at}/data?table=task&q=otters")
    expect(page.get_by_role("cell", name="Feed the otters")).to_be_visible()
    expect(page.get_by_text("1 row", exact=True)).to_be_visible()

    # What it says comes by itself while somebody looks; the words that are sought are in the address.
    page.goto(f"{person.platform.url}{at}/logs")
    lines = page.get_by_role("region", name="Lines of the log")
    expect(lines).to_contain_text("Starting it for the first time.")
    expect(page.get_by_role("status").filter(has_text=re.compile("^Live$"))).to_be_visible()
    expect(lines.get_by_text("Somebody asked for a new start.")).to_have_count(0)
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("dialog").get_by_role("button", name="Start again").click()
    expect(lines.get_by_text("Somebody asked for a new start.")).to_be_visible()
    # The line comes before the start has ended; until then the page lies below the dialog.
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("searchbox", name="Search the log").fill("NEW START")
    expect(page).to_have_url(re.compile(r"q=NEW\+START"))
    expect(lines.get_by_role("listitem")).to_have_count(1)
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download").click()
    assert "Somebody asked for a new start." in begun.value.path().read_text()
    page.get_by_role("link", name="Builds", exact=True).click()
    page.get_by_role("table", name="Builds").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(rf"/jobs/{made['job']}$"))

    # A secret is named from now on, and its value is in no answer and on no page.
    page.goto(f"{person.platform.url}{at}/secrets")
    page.get_by_role("button", name="Add a secret").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("payment key")
    dialog.get_by_label("Value").fill(SECRET)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Begin with a capital letter")).to_be_visible()
    dialog.get_by_label("Name").fill("PAYMENT_KEY")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("code").filter(has_text="PAYMENT_KEY")).to_be_visible()
    expect(dialog).to_have_count(0)
    assert SECRET not in page.content()
    assert SECRET not in str(person.ask("GET", f"/api{at}/secrets"))
    page.get_by_role("button", name="Remove PAYMENT_KEY").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No secrets yet")).to_be_visible()


def test_viewers_see_the_code_but_neither_records_nor_logs_nor_secrets(
    built_app: dict[str, str], builder: Person, new_somebody: Callable[..., Person]
) -> None:
    viewer = new_somebody("Vera")
    builder.ask("POST", "/api/auth/invitations", {"email": viewer.email, "role": "viewer"})
    page = viewer.page(viewer.platform.mailed(viewer.email, "/invitation").removeprefix(viewer.platform.url))
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text(re.compile("^Welcome to"))).to_be_visible()
    page.goto(f"{viewer.platform.url}/apps/{built_app['app']}/code?path=loomery.json")
    expect(page.get_by_role("textbox", name="Text of loomery.json")).to_be_visible()
    tabs = page.get_by_role("navigation", name="This application")
    expect(tabs.get_by_role("link", name="Logs")).to_be_visible()
    for name in ("Data", "Secrets"):
        expect(tabs.get_by_role("link", name=name)).to_have_count(0)
    for path, told in (
        ("data", "Records are for developers"),
        ("secrets", "Secrets are for developers"),
        ("logs", "Logs are for developers"),
    ):
        page.goto(f"{viewer.platform.url}/apps/{built_app['app']}/{path}")
        expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_role("button", name="Start again")).to_have_count(0)
    page.goto(f"{viewer.platform.url}/apps/{built_app['app']}/logs?view=builds")
    expect(page.get_by_role("table", name="Builds")).to_be_visible()
