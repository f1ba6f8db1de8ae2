"""The menu leads to pages that are there."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from flows import GUIDES


@pytest.mark.parametrize("role", GUIDES)
def test_every_entry_of_the_menu_leads_somewhere(role: str, open_as: Callable[[str], Page]) -> None:
    page = open_as(role)
    page.goto("/")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    links = page.locator("nav a[href^='/']").locator("visible=true")
    paths = list(dict.fromkeys(links.evaluate_all("links => links.map(link => link.getAttribute('href'))")))
    for path in paths:
        link = page.locator(f'nav a[href="{path}"]').locator("visible=true")
        if link.count() == 0:
            # Those who work in it have a frame of their own; its menu is another one.
            page.goto("/")
            expect(link.first).to_be_visible()
        if urlsplit(page.url).path != path:
            # The address changes a moment before the page does: what is there until then is told by a mark.
            page.locator("h1").evaluate_all("headings => headings.forEach(one => (one.dataset.left = ''))")
            link.first.click()
            page.wait_for_url(f"**{path}")
        heading = page.locator("h1:not([data-left])").first
        expect(heading).to_be_visible()
        expect(heading).not_to_have_text("Page not found")
