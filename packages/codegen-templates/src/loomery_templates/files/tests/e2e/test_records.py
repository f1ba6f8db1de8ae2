"""A record is made, found, changed and deleted, as somebody who may would do it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from flows import FLOWS
from support import Flow, choose_first, fill, form_on, newest, save, shown

OpenAs = Callable[[str], Page]


@pytest.mark.parametrize("flow", FLOWS, ids=str)
def test_a_record_is_made_found_changed_and_deleted(flow: Flow, open_as: OpenAs) -> None:
    page = open_as(flow.role)
    make(page, flow)
    record = newest(page, flow.path)
    address = f"{flow.path}/{record['id']}"
    find(page, flow, address, str(record["label"]))
    if flow.change:
        change(page, flow, address)
    if flow.deletes:
        delete(page, flow, address)


def make(page: Page, flow: Flow) -> None:
    """Go to the form as people do, see that an empty one is refused, fill it and save."""
    page.goto(flow.list or flow.form)
    if flow.new:
        way = page.get_by_role("link", name=flow.new).or_(page.get_by_role("button", name=flow.new))
        way.first.click()
    form = form_on(page)
    if flow.required:
        form.locator("button[type=submit]").click()
        expect(form.locator("[aria-invalid=true]").first).to_be_visible()
    fill(form, flow.values)
    for name in flow.choose:
        choose_first(page, form, name)
    save(page, form)


def find(page: Page, flow: Flow, address: str, label: str) -> None:
    """The record is on its own page, and the search of the list leads to it."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(shown(page, label).or_(shown(page, flow.words or label)).first).to_be_visible()
    if flow.search:
        page.goto(flow.list)
        box = page.get_by_role("searchbox", name=flow.search)
        entry = page.locator(f'main a[href="{address}"]').or_(shown(page, label))
        box.fill("no such words anywhere")
        box.press("Enter")
        expect(entry).to_have_count(0)
        box.fill(flow.words)
        box.press("Enter")
        expect(entry.first).to_be_visible()


def change(page: Page, flow: Flow, address: str) -> None:
    """Another value is saved and kept."""
    page.goto(f"{address}/edit")
    form = form_on(page)
    fill(form, flow.change)
    save(page, form)
    kept = page.request.get(f"/api{address}").json()
    assert {name: kept[name] for name in flow.change} == flow.change


def delete(page: Page, flow: Flow, address: str) -> None:
    """Deleting asks first; afterwards the record is gone."""
    if not page.url.endswith(address):
        page.goto(address)
    page.get_by_role("button", name="Delete", exact=True).click()
    dialog = page.get_by_role("dialog").or_(page.get_by_role("alertdialog")).last
    dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Deleted").last).to_be_visible()
    assert page.request.get(f"/api{address}").status == 404
