"""The record of who did what, in administration and in an organisation."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from apps.portal.tests.browser.platform import Person


def test_an_organisation_reads_its_audit_log(
    person: Person, axe: Callable[[Page], None], tmp_path: Path
) -> None:
    person.ask("POST", "/api/auth/tokens", {"name": "ci"})
    page = person.page("/settings/audit")
    entries = page.get_by_role("list", name="Entries of the audit log")
    expect(entries.get_by_text("Access token created")).to_be_visible()
    expect(entries.get_by_text("Signed in").first).to_be_visible()
    axe(page)
    page.get_by_label("About").select_option(label="Access tokens")
    expect(entries.get_by_role("listitem")).to_have_count(1)
    expect(page).to_have_url(re.compile("kind=token"))
    with page.expect_download() as loaded:
        page.get_by_role("button", name="Download as CSV").click()
    loaded.value.save_as(tmp_path / "audit.csv")
    with (tmp_path / "audit.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["action"], row["who"]) for row in rows] == [("token.created", person.email)]
    # Until the day before the account was made nothing happened; on that day everything did.
    page.get_by_label("Days, to").fill("2020-01-01")
    expect(page.get_by_text("Nothing fits what you look for")).to_be_visible()
    expect(page).to_have_url(re.compile("to=2020-01-01"))
    page.get_by_label("Days, to").fill("2099-12-31")
    page.get_by_label("Days, from").fill("2020-01-01")
    expect(entries.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("searchbox").fill("nothing like it")
    expect(page.get_by_text("Nothing fits what you look for")).to_be_visible()
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(entries.get_by_text("Signed in").first).to_be_visible()
