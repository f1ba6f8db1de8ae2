"""Running a platform: its owner finds everything in one place, others find nothing there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from apps.portal.tests.browser.platform import PASSWORD, Person, new_person, running


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[tuple[Person, Person]]:
    """The owner of a platform of their own, who is the first with an account there, and somebody else."""
    with (
        running(tmp_path_factory.mktemp("owned") / "home") as platform,
        new_person(platform, browser, "Olga") as owner,
        new_person(platform, browser, "Sam") as other,
    ):
        yield owner, other


def test_others_find_nothing_there(people: tuple[Person, Person]) -> None:
    _, other = people
    page = other.page("/admin/people")
    expect(page.get_by_role("heading", name="There is nothing here", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Administration")).to_have_count(0)
    page.close()


def test_an_organisation_is_limited_suspended_and_let_go_on(people: tuple[Person, Person]) -> None:
    owner, other = people
    tenant = other.ask("GET", "/api/auth/me")["tenant"]
    page = owner.page("/admin/organisations")
    page.get_by_role("searchbox", name="Search organisations").fill("sam")
    page.wait_for_url("**?q=sam")
    row = page.get_by_role("list", name="Organisations").get_by_role("listitem")
    expect(row).to_have_count(1)
    row.get_by_role("button", name="Quotas").click()
    page.get_by_role("spinbutton", name="Applications").or_(
        page.get_by_role("textbox", name="Applications")
    ).fill("7")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Quotas saved.")).to_be_visible()
    assert owner.ask("GET", f"/api/admin/quotas/{tenant}")["limits"]["apps"] == 7

    row.get_by_role("button", name="Suspend").click()
    page.get_by_label("Reason").fill("The invoice of March is open.")
    page.get_by_role("dialog").get_by_role("button", name="Suspend", exact=True).click()
    expect(row).to_contain_text("Suspended since")
    assert other.ask("GET", "/api/auth/me")["suspended"] == "The invoice of March is open."
    row.get_by_role("button", name="Let").click()
    page.get_by_role("dialog").get_by_role("button", name="Let go on", exact=True).click()
    expect(row).not_to_contain_text("Suspended since")
    page.close()


def test_somebody_becomes_an_owner_and_is_one_no_longer(people: tuple[Person, Person]) -> None:
    owner, other = people
    page = owner.page("/admin/people?q=sam")
    row = page.get_by_role("list", name="People").get_by_role("listitem")
    for what, is_owner in (("Make a platform owner", True), ("Take the ownership away", False)):
        row.get_by_role("button", name="Actions for").click()
        page.get_by_role("menuitem", name=what).click()
        asked = page.get_by_role("dialog")
        asked.get_by_role("textbox", name="Your password").fill(PASSWORD)
        asked.get_by_role("button", name=what).click()
        expect(asked).to_have_count(0)
        expect(row.get_by_text("Platform owner", exact=True)).to_have_count(int(is_owner))
        assert other.ask("GET", "/api/auth/me")["platform_owner"] is is_owner
    page.close()
