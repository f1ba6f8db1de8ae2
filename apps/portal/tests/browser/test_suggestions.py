"""Features that an application could have: offered with a reason, switched on with one click."""

from playwright.sync_api import expect

from apps.portal.tests.browser.platform import Person


def test_what_is_usual_is_offered_for_an_application_that_runs(
    built_app: dict[str, str], builder: Person
) -> None:
    page = builder.page(f"/apps/{built_app['app']}/specification")
    page.get_by_role("tab", name="Features").click()
    recommended = page.get_by_role("region", name="Recommended")
    first = recommended.get_by_role("listitem").first
    expect(first.get_by_text("of this kind that we know have it")).to_be_visible()
    name = first.get_by_role("switch").get_attribute("name")
    first.get_by_role("switch").click()
    chosen = page.get_by_role("region", name="Switched on")
    expect(chosen.locator(f"[name='{name}']")).to_be_checked()
    expect(page.get_by_role("button", name="Review what changes")).to_be_enabled()
    # What was changed waits in the browser; the next test begins with what was built.
    page.evaluate("localStorage.clear()")
    page.close()
