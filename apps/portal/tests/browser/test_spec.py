"""The specification of an application, edited in the browser; nothing is built."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from apps.portal.tests.browser.platform import Person


@pytest.fixture
def specification(builder: Person, built_app: dict[str, str]) -> Iterator[Page]:
    page = builder.page(f"/apps/{built_app['app']}/specification")
    expect(page.get_by_role("tab", name="Data")).to_be_visible()
    yield page
    # What was changed waits in the browser; the next test begins with what was built.
    page.evaluate("localStorage.clear()")
    page.close()


def _told(page: Page) -> list[str]:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    return told


def test_what_is_kept_can_be_changed_and_taken_back(specification: Page) -> None:
    page = specification
    task = page.get_by_role("article", name="Tasks")
    name = task.get_by_role("textbox", name="Name of this kind of record")
    name.fill("Errand")
    name.press("Enter")
    errand = page.get_by_role("article", name="Errands")
    expect(errand).to_be_visible()
    errand.get_by_role("button", name="Add field").click()
    page.keyboard.type("Price")
    errand.get_by_role("combobox", name="Kind of value").select_option(label="Money")
    errand.get_by_role("button", name="Add", exact=True).click()
    fields = errand.get_by_role("list", name="Fields of Errand")
    expect(fields.get_by_text("EUR")).to_be_visible()
    expect(page.get_by_role("button", name="Review what changes")).to_be_enabled()
    expect(page.get_by_text("things do not fit together")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(fields.get_by_text("EUR")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(task).to_be_visible()
    expect(page.get_by_role("button", name="Review what changes")).to_have_count(0)


def test_removing_tells_what_goes_along_and_what_is_left_is_whole(specification: Page) -> None:
    page = specification
    page.get_by_role("button", name="Details of Priority").click()
    page.get_by_role("button", name="Remove field").click()
    expect(page.get_by_text("“Priority” was removed")).to_be_visible()
    changes = page.get_by_role("status").filter(has_text="change")
    expect(changes).to_contain_text("loses the field")
    expect(page.get_by_role("button", name="Review what changes")).to_be_enabled()
    page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(page.get_by_role("button", name="Details of Priority")).to_be_visible()


def test_the_diagram_is_drawn_and_links_are_made_by_keyboard(
    specification: Page, axe: Callable[[Page], None]
) -> None:
    page = specification
    told = _told(page)
    page.get_by_role("button", name="Diagram").press("Enter")
    expect(page.locator(".react-flow__node").filter(has_text="Task")).to_be_visible()
    page.locator(".react-flow__node").filter(has_text="Task").first.press("Enter")
    page.get_by_role("group", name="Tasks").get_by_role("button", name="Link").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("With what").select_option(label="Tasks")
    dialog.get_by_label("What the link is called").fill("Parent")
    dialog.get_by_role("button", name="Link", exact=True).press("Enter")
    expect(page.locator(".react-flow").get_by_text("Parent")).to_be_visible()
    axe(page)
    assert [line for line in told if "Content Security Policy" in line] == []


def test_every_part_is_accessible_and_keeps_the_policy(
    specification: Page, axe: Callable[[Page], None]
) -> None:
    page = specification
    told = _told(page)
    axe(page)
    for part in ("People", "Pages", "Features", "Rules", "Look"):
        page.get_by_role("tab", name=part).click()
        expect(page.get_by_role("tab", name=part)).to_have_attribute("aria-selected", "true")
        if part == "Look":
            expect(page.get_by_role("img", name="Preview of")).to_be_visible()
        axe(page)
    assert [line for line in told if "Content Security Policy" in line] == []


def test_a_phone_shows_all_of_it(specification: Page) -> None:
    page = specification
    page.set_viewport_size({"width": 390, "height": 844})
    for part in ("Data", "People", "Pages", "Features", "Rules", "Look"):
        page.get_by_role("tab", name=part).click()
        expect(page.get_by_role("tab", name=part)).to_be_in_viewport()
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, f"{part} is {wider} pixels wider than the screen"
