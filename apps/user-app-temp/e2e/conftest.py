"""One browser for all flows, and a page for each role."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from flows import VISITORS
from support import BASE, OURS, PASSWORD, RESULTS

DESK = {"width": 1280, "height": 860}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--in-process-gpu",
    "--renderer-process-limit=1",
]
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
def windows(browser: Browser) -> Iterator[dict[str, Page]]:
    """A page for each role, signed in; the flows of a role use it one after another."""
    found: dict[str, Page] = {}
    yield found
    for page in found.values():
        page.context.close()


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
    browser: Browser, windows: dict[str, Page], request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Page]]:
    """The page of somebody of the role; at the end of the test it is photographed."""
    used: dict[str, Page] = {}

    def open_page(role: str) -> Page:
        if role not in windows:
            windows[role] = new_context(browser, role).new_page()
        used[role] = windows[role]
        return used[role]

    yield open_page
    RESULTS.mkdir(parents=True, exist_ok=True)
    name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name).strip("-")
    for number, page in enumerate(used.values()):
        page.screenshot(path=RESULTS / f"{name}{number or ''}.jpg", type="jpeg", quality=80)
