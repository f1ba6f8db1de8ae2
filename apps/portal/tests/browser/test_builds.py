"""The page of a build: followed live, by asking, over a restart; cancelled, tried again, proven."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from apps.portal.tests.browser.conftest import TODO
from apps.portal.tests.browser.platform import Person, new_person, running


def step(page: Page, name: str, state: str) -> None:
    """Wait until a step stands like this."""
    shown = page.get_by_role("list", name="Steps of the build").get_by_text(f"{name} – {state}")
    expect(shown).to_be_attached()


def test_a_build_is_cancelled_and_tried_again(person: Person) -> None:
    page = person.page(f"/jobs/{person.order()}")
    page.get_by_role("button", name="Cancel the build").click()
    page.get_by_role("button", name="Keep building").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Cancel the build").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel the build").click()
    expect(page.get_by_role("heading", name="You cancelled this build")).to_be_visible()
    before = page.url
    page.get_by_role("button", name="Try again").click()
    expect(page).not_to_have_url(before)
    step(page, "Get the tools ready", "done")

    # It goes on while somebody looks at something else, and is told there when it has ended, once.
    again = page.url
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Applications").click()
    expect(page.get_by_role("heading", name="Applications", level=1)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Applications", level=1)).to_be_visible()
    person.ask("POST", f"/api/jobs/{again.rsplit('/', 1)[-1]}/cancel")
    told = page.get_by_role("region", name="Notifications").get_by_text("You cancelled the build of")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page).to_have_url(again)
    expect(page.get_by_role("heading", name="You cancelled this build")).to_be_visible()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Applications").click()
    expect(page.get_by_role("heading", name="Applications", level=1)).to_be_visible()
    expect(told).to_have_count(0)


def test_without_streams_it_asks(person: Person) -> None:
    job = person.order()
    page = person.context.new_page()
    page.route(re.compile(r"/api/jobs/.*/events"), lambda route: route.abort())
    page.goto(f"{person.platform.url}/jobs/{job}")
    expect(page.get_by_text("Live news are blocked", exact=False)).to_be_visible()
    step(page, "Understand your words", "done")
    expect(page.get_by_role("region", name="Log").get_by_text("The build has begun.")).to_be_attached()
    person.ask("POST", f"/api/jobs/{job}/cancel")
    expect(page.get_by_role("heading", name="You cancelled this build")).to_be_visible()


def test_the_page_outlives_a_restart_of_the_server(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path / "home") as platform, new_person(platform, browser, "Restarter") as somebody:
        job = somebody.order(TODO)
        page = somebody.page(f"/jobs/{job}")
        step(page, "Get the tools ready", "done")
        platform.stop()
        expect(page.get_by_text("The server does not answer", exact=False)).to_be_visible()
        platform.start()
        expect(page.get_by_text("The server does not answer", exact=False)).to_be_hidden()
        step(page, "Write the code", "done")
        expect(page.get_by_role("heading", name="is live")).to_be_visible(timeout=240_000)


def test_a_build_that_has_succeeded(
    builder: Person, built_app: dict[str, str], axe: Callable[[Page], None]
) -> None:
    page = builder.page(f"/jobs/{built_app['job']}")
    expect(page.get_by_role("heading", name="is live")).to_be_visible()
    expect(page.get_by_role("link", name="Open application")).to_have_attribute("href", built_app["url"])
    log = page.get_by_role("region", name="Log").last
    page.get_by_role("searchbox", name="Search the log").fill("no such words")
    expect(log.get_by_text("No line holds these words.")).to_be_visible()
    page.get_by_role("searchbox", name="Search the log").fill("gates passed")
    expect(log.get_by_role("listitem")).to_have_count(1)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download").click()
    assert "The build has begun." in saved.value.path().read_text("utf-8")
    axe(page)
    page.get_by_role("link", name="Evidence").click()
    first = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="todo list")).first
    expect(first.get_by_text("task", exact=False).first).to_be_visible()
    expect(first.get_by_text(re.compile("checks? passed"))).to_be_visible()
    axe(page)
    page.goto(f"{builder.platform.url}/jobs")
    expect(page.get_by_role("table", name="Builds").get_by_text("Done").first).to_be_visible()
    axe(page)
