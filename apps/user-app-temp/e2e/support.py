"""What the browser flows share: how forms are filled, and what a flow consists of."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

BASE = os.environ.get("APP_BASE_URL", "http://127.0.0.1:8000")
RESULTS = Path(os.environ.get("E2E_RESULTS", Path(__file__).parent / "results"))
PASSWORD = "demo-password-1"
OURS = {"X-Requested-With": "app"}


@dataclass(frozen=True, kw_only=True)
class Flow:
    """A record that somebody makes, finds, changes and deletes."""

    role: str
    entity: str
    path: str
    """Address of records: `/tasks`."""
    form: str
    """Address of the form for a new one."""
    values: dict[str, Any]
    choose: tuple[str, ...] = ()
    """Relations for which the first record offered is taken."""
    list: str = ""
    new: str = ""
    """Text of the way to the form."""
    search: str = ""
    """Name of the search box."""
    words: str = ""
    """Words by which the record is known."""
    required: bool = False
    """Whether an empty form is refused."""
    change: dict[str, Any] = field(default_factory=dict)
    deletes: bool = False

    def __str__(self) -> str:
        return self.entity


def form_on(page: Page) -> Locator:
    """The form of the page or of the open dialog."""
    return page.locator("form:has(button[type=submit])").last


def fill(form: Locator, values: dict[str, Any]) -> None:
    """Enter values into the controls of these names, of whatever kind they are."""
    for name, value in values.items():
        control = form.locator(f'[name="{name}"]')
        kind = control.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            control.select_option(str(value))
        elif kind == "radio":
            form.locator(f'[name="{name}"][value="{value}"]').check(force=True)
        elif kind == "checkbox":
            control.set_checked(bool(value))
        else:
            control.fill(str(value))


def choose_first(page: Page, form: Locator, name: str) -> None:
    """Take the first record that a relation offers."""
    control = form.locator(f'[name="{name}"]')
    if control.first.evaluate("e => e.tagName") == "SELECT":
        control.select_option(index=1)
        return
    control.click()
    page.get_by_role("listbox").get_by_role("option").first.click()
    expect(page.get_by_role("listbox")).to_have_count(0)


def save(page: Page, form: Locator) -> None:
    """Submit, and wait until the application says that it is saved."""
    form.locator("button[type=submit]").click()
    expect(page.get_by_role("status").filter(has_text="Saved").last).to_be_visible()


def newest(page: Page, path: str) -> dict[str, Any]:
    """The record that was made last, as the API tells it."""
    answer = page.request.get(f"/api{path}?sort=-id&page_size=1")
    assert answer.ok, answer.text()
    record: dict[str, Any] = answer.json()["items"][0]
    return record


def shown(page: Page, words: str) -> Locator:
    """The words where they can be read; the choices of closed lists do not count."""
    return page.get_by_text(words).and_(page.locator(":not(option)"))
