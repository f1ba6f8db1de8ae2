"""Who uses an application, seen a moment later; and what goes on right now."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from apps.portal.tests.browser.platform import Person, until


def visit(person: Person, built_app: dict[str, str]) -> None:
    """Somebody looks at the application, until that has been counted."""

    def counted() -> bool:
        page = person.context.new_page()
        page.goto(built_app["url"])
        page.close()
        path = f"/api/analytics/series?app={built_app['app']}&measure=visitors&interval=day"
        return bool(person.ask("GET", path)["total"])

    until(counted, pause=1)


def test_a_visit_is_drawn_as_a_table_and_as_a_file(
    builder: Person, built_app: dict[str, str], tmp_path: Path
) -> None:
    visit(builder, built_app)
    page = builder.page(f"/analytics?range=24h&zone=Europe%2FBerlin&app={built_app['app']}")
    chart = page.get_by_role("img", name="Visitors and page views")
    expect(chart.locator("svg path").first).to_be_attached()
    expect(page.get_by_role("combobox", name="Time zone")).to_have_value("Europe/Berlin")
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    strokes = chart.locator("svg path[stroke]:not([stroke=none])")
    expect(strokes.first).to_be_attached()
    colours = strokes.evaluate_all("paths => paths.map((path) => path.getAttribute('stroke'))")
    assert len(set(colours)) > 1, "lines differ from what lies behind them for whoever wants less motion too"

    table = page.get_by_role("button", name="Table: Visitors and page views")
    table.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table", name="Visitors and page views").get_by_role("row")).to_have_count(25)
    with page.expect_download() as begun:
        page.get_by_role("button", name="CSV: Visitors and page views").click()
    begun.value.save_as(tmp_path / "visitors.csv")
    with (tmp_path / "visitors.csv").open(encoding="utf-8", newline="") as reading:
        head, *rows = csv.reader(reading)
    assert head == ["Hour", "Visitors", "Page views"]
    assert len(rows) == 24
    assert sum(int(visitors) for _, visitors, _ in rows) >= 1
    assert all(moment.endswith(("+01:00", "+02:00")) for moment, *_ in rows)

    # What is looked at is in the address, so that it can be sent to somebody.
    # Before the application was made, and as long ago as single events are kept.
    first, last = (date.today() - timedelta(days=days) for days in (30, 29))
    page.get_by_role("button", name="Own dates").click()
    page.get_by_label("From").fill(first.isoformat())
    page.wait_for_url(re.compile(f"from={first}"))
    page.get_by_label("To", exact=True).fill(last.isoformat())
    page.wait_for_url(re.compile(f"from={first}.*to={last}"))
    expect(page.get_by_text("Nothing in this time").first).to_be_visible()
    page.reload()
    expect(page.get_by_label("From")).to_have_value(first.isoformat())
    page.close()


def test_the_monitor_shows_a_build_as_it_goes_on(person: Person) -> None:
    page = person.page("/monitor")
    expect(page.get_by_text("Live", exact=True)).to_be_visible()
    expect(page.get_by_text("Nothing is being built")).to_be_visible()
    ordered = person.order()
    job = page.get_by_role("list", name="Builds").get_by_role("listitem").first
    expect(job).to_contain_text("Running")
    expect(job.get_by_role("progressbar")).to_be_visible()
    expect(job.get_by_role("link")).to_have_attribute("href", f"/jobs/{ordered}")
    person.cancel(ordered)
    expect(page.get_by_text("Nothing is being built")).to_be_visible()


def test_the_monitor_asks_where_streams_are_blocked(person: Person) -> None:
    page = person.context.new_page()
    page.route("**/api/monitor/events*", lambda route: route.abort())
    page.goto(f"{person.platform.url}/monitor")
    expect(page.get_by_text("Asking every 5 s")).to_be_visible()
    expect(page.get_by_text("Nothing is being built")).to_be_visible()


LEFT = """() => {
  Object.defineProperty(document, "hidden", { value: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_pages_tell_how_fast_they_felt(builder: Person, built_app: dict[str, str], tmp_path: Path) -> None:
    page = builder.context.new_page()
    page.goto(built_app["url"])
    expect(page.get_by_role("main")).to_be_visible()
    with page.expect_response("**/_loomery/vitals") as told:
        page.evaluate(LEFT)
    assert told.value.status == 204
    measured = told.value.request.post_data_json
    assert measured["path"] == "/"
    assert measured["ttfb"] > 0
    page.close()

    page = builder.page("/apps")
    expect(page.get_by_role("link", name="Todo list", exact=True).first).to_be_visible()
    with page.expect_response("**/api/analytics/vitals") as told:
        page.evaluate(LEFT)
    assert told.value.status == 204
    page.goto(f"{builder.platform.url}/analytics?app=portal&range=24h")
    expect(page.get_by_text("Largest part drawn")).to_be_visible()
    page.get_by_role("button", name="Table: How fast pages feel").click()
    table = page.get_by_role("table", name="How fast pages feel")
    row = table.get_by_role("row").filter(has_text="Loomery itself")
    expect(row.filter(has=page.get_by_text("/apps", exact=True))).to_have_count(1)
    with page.expect_download() as begun:
        page.get_by_role("button", name="CSV: How fast pages feel").click()
    begun.value.save_as(tmp_path / "speed.csv")
    with (tmp_path / "speed.csv").open(encoding="utf-8", newline="") as reading:
        head, *rows = csv.reader(reading)
    assert head == ["Application", "Page", "Visits", "LCP", "INP", "CLS", "TTFB", "Rating"]
    assert ["Loomery itself", "/apps"] in [row[:2] for row in rows]
    page.close()
