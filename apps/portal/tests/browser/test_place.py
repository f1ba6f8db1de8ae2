"""Where an application runs: chosen before its first release, told afterwards."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from apps.portal.tests.browser.platform import Person
from apps.portal.tests.browser.test_apps import begun


def test_a_place_is_chosen_before_the_first_release(person: Person, axe: Callable[[Page], None]) -> None:
    app = begun(person)
    page = person.page(f"/apps/{app}/settings")
    here = page.get_by_role("radio", name="This machine")
    boxed = page.get_by_role("radio", name="Containers")
    amazon = page.get_by_role("radio", name="Amazon Web Services")
    expect(here).to_be_checked()
    expect(amazon).to_be_disabled()
    expect(page.get_by_text("No account of Amazon is connected.", exact=False)).to_be_visible()
    choose = page.get_by_role("button", name="Run it here")
    expect(choose).to_be_disabled()
    axe(page)

    boxed.check()
    choose.click()
    dialog = page.get_by_role("dialog", name="Run it here: Containers?")
    expect(dialog.get_by_text("From then on it stays there", exact=False)).to_be_visible()
    axe(page)
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    assert person.ask("GET", f"/api/apps/{app}/place")["place"] == "local"

    choose.click()
    dialog.get_by_role("button", name="Run it here").click()
    expect(dialog).to_have_count(0)
    expect(choose).to_be_disabled()
    page.reload()
    expect(boxed).to_be_checked()
    assert person.ask("GET", f"/api/apps/{app}/place")["place"] == "containers"

    # The line is cut: the dialog says so, keeps what was chosen, and can be tried again.
    here.check()
    page.route("**/api/apps/*/place", lambda route: route.abort())
    choose.click()
    back = page.get_by_role("dialog", name="Run it here: This machine?")
    back.get_by_role("button", name="Run it here").click()
    expect(back.get_by_role("alert")).to_be_visible()
    page.unroute_all()
    back.get_by_role("button", name="Run it here").click()
    expect(back).to_have_count(0)
    expect(here).to_be_checked()
    assert person.ask("GET", f"/api/apps/{app}/place")["place"] == "local"


def test_what_was_released_stays_in_its_place(built_app: dict[str, str], builder: Person) -> None:
    page = builder.page(f"/apps/{built_app['app']}/settings")
    expect(page.get_by_text("It was released, so it stays in this place.", exact=False)).to_be_visible()
    expect(page.get_by_role("radio", name="This machine")).to_be_checked()
    expect(page.get_by_role("radio", name="Containers")).to_be_disabled()
    expect(page.get_by_role("button", name="Run it here")).to_have_count(0)
    page.close()
