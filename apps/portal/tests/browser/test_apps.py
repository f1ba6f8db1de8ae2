"""Applications in the list and in their frame: renamed, put away, deleted, brought back, by their people alone."""

import re

from playwright.sync_api import Page, expect

from apps.portal.tests.browser.platform import Person, until

NAME = "Candle notes"


def begun(person: Person, name: str = NAME) -> str:
    """An application whose first build was called off."""
    body = {"description": "Notes about candles", "name": name, "options": {"browser": False}}
    made = person.ask("POST", "/api/createApp", body)
    person.cancel(made["job"])
    return str(made["app"])


def card(page: Page, name: str) -> object:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name, exact=True))


def act(page: Page, name: str, what: str) -> None:
    page.get_by_role("button", name=f"Actions for {name}").click()
    page.get_by_role("menuitem", name=what, exact=True).click()


def test_nothing_yet_leads_to_the_start(person: Person) -> None:
    page = person.page("/apps")
    page.get_by_role("link", name="Describe an application").click()
    expect(page).to_have_url(f"{person.platform.url}/")


def test_renamed_archived_deleted_and_back(person: Person) -> None:
    begun(person)
    page = person.page("/apps")
    act(page, NAME, "Rename")
    page.get_by_role("textbox", name="Name").fill("Wax")
    page.get_by_role("button", name="Rename", exact=True).click()
    expect(card(page, "Wax")).to_be_visible()

    act(page, "Wax", "Archive")
    expect(card(page, "Wax")).to_have_count(0)
    page.get_by_text("Archived", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?state=archived$"))
    act(page, "Wax", "Bring back")
    expect(card(page, "Wax")).to_have_count(0)

    page.goto(f"{person.platform.url}/apps?q=wax")
    act(page, "Wax", "Delete")
    delete = page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True)
    typed = page.get_by_role("textbox", name="Type “Wax” to confirm")
    expect(typed).to_be_focused()
    expect(delete).to_be_disabled()
    typed.fill("wax")
    expect(delete).to_be_disabled()
    typed.fill("Wax")
    delete.click()
    expect(card(page, "Wax")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(card(page, "Wax")).to_be_visible()

    # Long after the toast it is found among the deleted ones.
    act(page, "Wax", "Delete")
    typed.fill("Wax")
    delete.click()
    expect(card(page, "Wax")).to_have_count(0)
    page.goto(f"{person.platform.url}/apps?state=deleted")
    expect(card(page, "Wax")).to_contain_text("Removed for good on")
    act(page, "Wax", "Bring back")
    expect(card(page, "Wax")).to_have_count(0)
    page.goto(f"{person.platform.url}/apps")
    expect(card(page, "Wax")).to_be_visible()


def test_others_find_nothing(built_app: dict[str, str], person: Person) -> None:
    app = built_app["app"]
    for path in ("", "/edit", "/history", "/settings"):
        page = person.page(f"/apps/{app}{path}")
        expect(page.get_by_role("heading", name="There is nothing here", level=1)).to_be_attached()
        page.close()
    for method, path in (
        ("GET", ""),
        ("GET", "/spec"),
        ("GET", "/releases"),
        ("GET", "/builds/history"),
        ("POST", "/changes"),
        ("POST", "/builds"),
        ("POST", "/restore"),
        ("DELETE", ""),
    ):
        answer = person.http.request(method, f"/api/apps/{app}{path}", json={} if method == "POST" else None)
        assert answer.status_code == 404, f"{method} {path}"
    assert person.ask("GET", "/api/apps")["items"] == []


def test_the_preview_shows_the_application_itself(built_app: dict[str, str], builder: Person) -> None:
    page = builder.page(f"/apps/{built_app['app']}")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("main")).to_be_visible()
    wide = page.locator("iframe").bounding_box()
    page.get_by_title("Phone", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?device=phone$"))
    until(lambda: frame.locator("html").evaluate("() => innerWidth") == 390)
    narrow = page.locator("iframe").bounding_box()
    assert wide is not None and narrow is not None and narrow["width"] < wide["width"]
    # No other page may hold it.
    host = built_app["url"].removeprefix("http://")
    answer = builder.http.get("/", headers={"Host": host})
    assert answer.headers["content-security-policy"] == f"frame-ancestors 'self' {builder.platform.url}"
    assert "x-frame-options" not in answer.headers
    page.close()


def test_an_application_by_keyboard_alone(built_app: dict[str, str], builder: Person) -> None:
    page = builder.page("/apps")
    expect(page.get_by_role("searchbox", name="Search applications")).to_be_visible()
    reach(page, "link", "Todo list")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/apps/{built_app['app']}$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    reach(page, "link", "Edit")
    page.keyboard.press("Enter")
    words = page.get_by_role("textbox", name="Description of the application")
    expect(words).to_be_visible()
    reach(page, "textbox", "Description of the application")
    page.keyboard.press("End")
    page.keyboard.type(" Each task has a location.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="What will change")).to_be_visible()
    expect(page.get_by_label("What will change", exact=True)).to_have_attribute("aria-busy", "false")
    reach(page, "button", "Back to editing")
    page.keyboard.press("Enter")
    reach(page, "button", "Discard")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing is changed yet.")).to_be_visible()
    page.close()


def reach(page: Page, role: str, name: str) -> None:
    """Press Tab until a control has the focus; fails when it cannot be reached so."""
    wanted = page.locator("#main").get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    expect(wanted).to_be_visible()
    for _ in range(80):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {role} {name}")
