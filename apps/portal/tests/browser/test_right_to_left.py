"""Pages read from right to left, as for languages that are written so: mirrored, and nothing sticks out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from apps.portal.tests.browser.conftest import TODO
from apps.portal.tests.browser.platform import Person

PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1360, "height": 850}
# What is drawn by script for another width is there two frames later.
STICKING_OUT = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const out = [...document.querySelectorAll("#main h1, #main button, #main a, #main input")]
    .filter((one) => one.checkVisibility() && !one.closest(".overflow-x-auto, .sr-only, iframe"))
    .filter((one) => one.getBoundingClientRect().left < -1)
    .map((one) => one.outerHTML.slice(0, 120));
  return [document.documentElement.scrollWidth - innerWidth, out];
}"""
SOONER = (
    """() => document.addEventListener("readystatechange", () => { document.documentElement.dir = "rtl"; })"""
)


@pytest.fixture
def mirrored(builder: Person) -> Iterator[Page]:
    page = builder.page()
    page.emulate_media(reduced_motion="reduce")
    page.get_by_label("What do you want to build?").fill(TODO)
    page.get_by_role("button", name="Review first").click()
    expect(page.get_by_role("tab", name="Data")).to_be_visible()
    page.add_init_script(f"({SOONER})()")
    yield page
    page.evaluate("localStorage.clear()")
    page.close()


def test_important_pages_are_mirrored(mirrored: Page, builder: Person, built_app: dict[str, str]) -> None:
    page, app = mirrored, f"/apps/{built_app['app']}"
    main = page.locator("#main")
    # What stands first in a line, and what stands after it.
    pages: dict[str, tuple[Locator, Locator]] = {
        "/": (main.get_by_text("Attach", exact=True), main.get_by_role("button", name="Build it")),
        "/new/review": (
            main.get_by_role("tab", name="Data"),
            main.get_by_role("tab", name="Features"),
        ),
        "/apps": (
            main.get_by_role("heading", name="Applications", level=1),
            main.get_by_role("link", name="New application"),
        ),
        app: (main.get_by_role("heading", level=1), main.get_by_role("link", name="Open", exact=False).first),
        f"{app}/data": (
            main.get_by_role("columnheader", name="Title"),
            main.get_by_role("columnheader", name="Due date"),
        ),
        f"/jobs/{built_app['job']}": (
            main.get_by_role("link", name="Progress"),
            main.get_by_role("link", name="Evidence"),
        ),
        "/settings": (
            main.get_by_role("link", name="Profile"),
            main.get_by_role("heading", name="Profile", level=1),
        ),
    }
    for path, (first, then) in pages.items():
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        page.goto(builder.platform.url + path)
        expect(first).to_be_visible()
        expect(then).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        places = [one.bounding_box() for one in (page.get_by_role("complementary").first, main, first, then)]
        side, content, before, after = [box["x"] + box["width"] / 2 for box in places if box]
        assert side > content, path
        assert before > after, path
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            wide, out = page.evaluate(STICKING_OUT)
            assert (wide, out) == (0, []), path
