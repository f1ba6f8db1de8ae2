"""One browser for all flows, and a page for each role."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from flows import VISITORS
from support import BASE, OURS, PASSWORD, RESULTS

DESK = {"width": 1280, "height": 860}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the one that CHROMIUM names, else the one that came with Playwright."""
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or None
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """Signed-in browser windows by role."""
    found: dict[str, BrowserContext] = {}
    yield found
    for context in found.values():
        context.close()


def new_context(browser: Browser, role: str = "") -> BrowserContext:
    """A window in which somebody of the role is signed in."""
    context = browser.new_context(
        base_url=BASE, viewport=DESK, reduced_motion="reduce", timezone_id="UTC", locale="en-GB"
    )
    context.set_default_timeout(10_000)
    if role and role not in VISITORS:
        email = f"{role.replace('_', '-')}@example.com"
        data = {"email": email, "password": PASSWORD}
        answer = context.request.post("/api/auth/login", data=data, headers=OURS)
        assert answer.ok, answer.text()
    return context


@pytest.fixture
def open_as(
    browser: Browser, contexts: dict[str, BrowserContext], request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Page]]:
    """A page for somebody of the role; at the end of the test it is photographed."""
    pages: list[Page] = []

    def open_page(role: str) -> Page:
        if role not in contexts:
            contexts[role] = new_context(browser, role)
        page = contexts[role].new_page()
        pages.append(page)
        return page

    yield open_page
    RESULTS.mkdir(parents=True, exist_ok=True)
    name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name).strip("-")
    for number, page in enumerate(pages):
        page.screenshot(path=RESULTS / f"{name}{number or ''}.png", animations="disabled")
        page.close()
