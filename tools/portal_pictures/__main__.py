"""`python -m tools.portal_pictures`: the way of a newcomer in pictures, and every page in both themes at two widths.

Starts a platform of its own in an empty folder, and uses it with Chromium as people do. `--story` rewrites the
pictures of the guide, `--pages FOLDER` takes every page; prints how long the way took and its clicks as JSON.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from loomery_codegen.settings import CodegenSettings
from tools.portal_pictures.addresses import STRANGERS, addresses
from tools.portal_pictures.serving import served

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "guide"
SENTENCE = "A booking site for a hair salon: customers book appointments with stylists and leave reviews."
PASSWORD = "a quiet blue umbrella"  # noqa: S105 - of an account that lives for minutes
WIDE: ViewportSize = {"width": 1360, "height": 850}
NARROW: ViewportSize = {"width": 390, "height": 844}
_BUILD_MS = 600_000
_HALF_WAY_MS = 6_000
_SETTLED_MS = 900


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that builds use too."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CodegenSettings().chromium), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def story(page: Page, url: str) -> dict[str, float | int]:
    """From the first page to a live application; a picture of each step."""
    clicks = 0
    _open(page, url)
    page.get_by_label("Your name").fill("Ada Lovelace")
    page.get_by_label("E-mail address").fill("ada@example.org")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    _shoot(page, "1-account")
    began = time.monotonic()
    page.get_by_role("button", name="Create account and begin").click()
    clicks += 1
    expect(page.get_by_role("heading", name="What do you want to build?")).to_be_visible()
    page.get_by_role("textbox", name="What do you want to build?").fill(SENTENCE)
    expect(page.get_by_label("Understood so far").get_by_text("Appointment").first).to_be_visible()
    _shoot(page, "2-sentence")
    page.get_by_role("button", name="Build it").click()
    clicks += 1
    page.wait_for_url("**/jobs/*")
    # The picture shows the build half-way: the first checks have passed.
    page.get_by_role("heading", name="Log").wait_for()
    page.wait_for_timeout(_HALF_WAY_MS)
    _shoot(page, "3-build")
    page.get_by_role("link", name="Open application").wait_for(timeout=_BUILD_MS)
    seconds = time.monotonic() - began
    _shoot(page, "4-live")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open application").click()
    clicks += 1
    opened.value.wait_for_load_state("networkidle")
    _shoot(opened.value, "5-application")
    opened.value.close()
    return {"clicks": clicks, "words": len(SENTENCE.split()), "seconds_to_live": round(seconds, 1)}


def every_page(browser: Browser, context: BrowserContext, url: str, folder: Path) -> list[str]:
    """Each address in both themes, wide and narrow; those that are wider than a phone."""
    page = context.new_page()
    page.set_default_timeout(60_000)
    pages = addresses(page, url)
    # Review, look and targets show what is being made.
    _open(page, url)
    page.get_by_role("textbox", name="What do you want to build?").fill(SENTENCE)
    page.get_by_role("button", name="Review first").click()
    page.wait_for_url("**/new/review")
    too_wide = _pictures(page, url, pages, folder)
    page.close()
    with browser.new_context(viewport=WIDE, locale="en-GB", reduced_motion="reduce") as outside:
        return too_wide + _pictures(outside.new_page(), url, list(STRANGERS.items()), folder)


def _pictures(page: Page, url: str, pages: list[tuple[str, str]], folder: Path) -> list[str]:
    too_wide = []
    for name, path in pages:
        for theme in ("light", "dark"):
            page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
            for shape, size in (("wide", WIDE), ("narrow", NARROW)):
                page.set_viewport_size(size)
                _open(page, url + path)
                target = folder / f"{name}-{theme}-{shape}.png"
                page.screenshot(path=target, full_page=True, animations="disabled")
                if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
                    too_wide.append(target.stem)
    return too_wide


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("h1").first.wait_for(state="attached")
    # Pages that are told news are never idle.
    page.wait_for_timeout(_SETTLED_MS)


def _shoot(page: Page, name: str) -> None:
    GUIDE.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=GUIDE / f"{name}.png", animations="disabled")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--story", action="store_true", help="only the pictures of the guide")
    parser.add_argument("--pages", type=Path, help="a folder for pictures of every page")
    asked = parser.parse_args()
    expect.set_options(timeout=120_000)
    with tempfile.TemporaryDirectory() as home, served(Path(home) / "home") as url, chromium() as browser:
        context = browser.new_context(viewport=WIDE, locale="en-GB", reduced_motion="reduce")
        page = context.new_page()
        page.set_default_timeout(120_000)
        told: dict[str, object] = {**story(page, url)}
        if asked.pages and not asked.story:
            asked.pages.mkdir(parents=True, exist_ok=True)
            told["too_wide"] = every_page(browser, context, url, asked.pages)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
