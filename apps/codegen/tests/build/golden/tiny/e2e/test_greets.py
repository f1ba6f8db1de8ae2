import os

from playwright.sync_api import sync_playwright


def test_greets() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        page = browser.new_page(base_url=os.environ["APP_BASE_URL"])
        page.goto("/")
        assert page.get_by_role("heading").inner_text() == "Hello world"
        browser.close()
