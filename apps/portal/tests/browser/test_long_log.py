"""A build that said ten thousand things: only those in sight are in the page, and all can be found."""

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from apps.portal.tests.browser.platform import Person

LINES = 10_000


def talkative(person: Person) -> str:
    """A build that was called off, in whose log stands so much as none says in a test's time."""
    job = person.order()
    person.cancel(job)
    with sqlite3.connect(person.platform.home / "databases" / "orchestrator.db", timeout=60) as database:
        # The platform numbers what it says too.
        database.execute("BEGIN IMMEDIATE")
        tenant, begin = database.execute("SELECT tenant, next_event FROM job WHERE id = ?", [job]).fetchone()
        at = datetime.now(UTC).replace(tzinfo=None).isoformat(sep=" ")
        database.executemany(
            "INSERT INTO job_event (job, number, tenant, kind, step, message, data, at) VALUES (?,?,?,?,?,?,?,?)",
            [
                (job, begin + n, tenant, "log", "compile", f"Straw {n} of many", json.dumps(None), at)
                for n in range(LINES)
            ],
        )
        database.execute("UPDATE job SET next_event = next_event + ? WHERE id = ?", [LINES, job])
    database.close()
    return job


def test_ten_thousand_lines(person: Person, axe: Callable[[Page], None]) -> None:
    page = person.page(f"/jobs/{talkative(person)}")
    log = page.get_by_role("region", name="Lines of the log")
    # All have come, the end is in sight, and hardly any of them is in the page.
    expect(page.get_by_text(re.compile(r"^10,0\d\d lines$"))).to_be_visible()
    log.evaluate("one => one.scrollIntoView()")
    expect(log.get_by_text(f"Straw {LINES - 1} of many")).to_be_in_viewport()
    assert log.locator("li").count() < 80
    last = log.locator("li").last
    assert int(last.get_attribute("aria-setsize") or 0) >= LINES
    assert last.get_attribute("aria-posinset") == last.get_attribute("aria-setsize")

    # By keyboard to the beginning, on from there, and back to the end.
    log.focus()
    page.keyboard.press("Home")
    expect(
        log.get_by_text("The build has begun.").or_(log.get_by_text("Straw 0 of many")).first
    ).to_be_visible()
    expect(log.locator("li").first).to_have_attribute("aria-posinset", "1")
    page.keyboard.press("PageDown")
    expect(log.get_by_text("Straw 8 of many")).to_be_in_viewport()
    page.keyboard.press("End")
    expect(log.get_by_text(f"Straw {LINES - 1} of many")).to_be_in_viewport()
    assert log.locator("li").count() < 80

    # Every line can be found, also those that are not in the page.
    page.get_by_role("searchbox", name="Search the log").fill("straw 4321 of")
    expect(log.get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_text("1 line found")).to_be_visible()
    page.get_by_role("searchbox", name="Search the log").fill("STRAW 77")
    expect(page.get_by_text("111 lines found")).to_be_visible()
    axe(page)
