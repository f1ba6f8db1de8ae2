"""What lies outside of the platform: a provider that signs people in, and a disk that is away."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from apps.portal.tests.browser.platform import Person, Platform, new_context, new_person, running, until
from tests.oidc import CLIENT, SECRET, Provider, running_provider
from tests.servers import free_port


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def provider(port: int) -> Iterator[Provider]:
    with running_provider(f"http://127.0.0.1:{port}/api/auth/google/callback") as made:
        yield made


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, port: int, provider: Provider) -> Iterator[Platform]:
    """A platform that offers the provider, and gives steps up soon."""
    environment = {
        "LOOMERY_GOOGLE__ISSUER": provider.issuer,
        "LOOMERY_GOOGLE__CLIENT_ID": CLIENT,
        "LOOMERY_GOOGLE__CLIENT_SECRET": SECRET,
        "LOOMERY_BUILDS__ATTEMPTS": "2",
        "LOOMERY_BUILDS__FIRST_WAIT": "0.05",
    }
    with running(tmp_path_factory.mktemp("outside") / "home", port=port, **environment) as platform:
        yield platform


def by_provider(platform: Platform, browser: Browser, path: str = "/login") -> Page:
    """Sign in over the provider, in a browser of one's own."""
    page = new_context(platform, browser).new_page()
    page.goto(path)
    page.get_by_role("link", name="Continue with Google").click()
    return page


@pytest.fixture(scope="module")
def owner(elsewhere: Platform, browser: Browser) -> Iterator[Person]:
    with new_person(elsewhere, browser, "Olga") as made:
        yield made


def test_what_was_given_up_is_done_again(
    elsewhere: Platform, owner: Person, axe: Callable[..., None]
) -> None:
    # Where builds work there is a file: as when a disk is away, each try ends in an error of the system.
    away = elsewhere.home / "tenants"
    away.write_text("")
    job = owner.order()
    until(lambda: owner.ask("GET", f"/api/status/{job}")["state"] == "failed")
    page = owner.page(f"/jobs/{job}")
    expect(page.get_by_role("heading", name="This build did not succeed")).to_be_visible()
    expect(page.get_by_text("did not succeed in 2 attempts", exact=False).first).to_be_visible()
    expect(page.get_by_text("Build again once the cause is mended.", exact=False)).to_be_visible()
    axe(page)
    away.unlink()

    page.goto(f"{elsewhere.url}/admin/queue")
    given_up = page.get_by_role("list", name="Given up").get_by_role("listitem")
    expect(given_up).to_have_count(1)
    expect(given_up).to_contain_text(job)
    axe(page)
    with page.expect_response(re.compile("/retry$")) as answered:
        given_up.get_by_role("button", name=f"Try again: build {job}").press("Enter")
    assert answered.value.status == 202, answered.value.text()
    expect(given_up.get_by_text("Tried again", exact=True)).to_be_visible()
    expect(given_up.get_by_role("button")).to_have_count(0)
    again = page.get_by_role("list", name="Builds in the queue").get_by_role("listitem")
    expect(again).to_have_count(1)
    running_now = until(
        lambda: [one["job"] for one in owner.ask("GET", "/api/admin/queue")["jobs"] if one["job"] != job]
    )
    owner.cancel(running_now[0])
    expect(again).to_have_count(0)


def test_somebody_signs_in_over_a_provider(elsewhere: Platform, provider: Provider, browser: Browser) -> None:
    provider.knows("g-1", email="Greta@Example.com", email_verified=True, name="Greta G.")
    page = by_provider(elsewhere, browser, "/login?next=%2Fsettings%2Forganisation")
    expect(page).to_have_url(f"{elsewhere.url}/settings/organisation")
    page.get_by_role("button", name="Account of Greta G.").click()
    expect(page.get_by_role("menu").get_by_text("greta@example.com")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)

    # The session is ended elsewhere while somebody writes: the provider opens it again, and nothing is lost.
    page.get_by_label("Name").fill("Greta and friends")
    page.get_by_label("E-mail address").fill("friend@example.org")
    other = by_provider(elsewhere, browser)
    expect(other).to_have_url(f"{elsewhere.url}/")
    other.goto(f"{elsewhere.url}/settings/security")
    other.get_by_role("button", name="Sign out everywhere else").click()
    expect(other.get_by_text("All other browsers are signed out.")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    over = page.get_by_role("dialog", name="Please sign in again")
    with page.context.expect_page() as opened:
        over.get_by_role("link", name="Sign in with Google in a new tab").click()
    expect(opened.value.get_by_role("heading", name="You are signed in again")).to_be_visible()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(over).to_have_count(0)
    expect(page.get_by_label("Name")).to_have_value("Greta and friends")
    expect(page.get_by_label("E-mail address")).to_have_value("friend@example.org")
    page.context.close()
    other.context.close()


def test_an_address_that_nobody_verified_is_not_handed_over(
    elsewhere: Platform, provider: Provider, browser: Browser
) -> None:
    with elsewhere.client() as http:
        asked = {"email": "squat@example.org", "password": "a quiet blue umbrella", "name": "Squatter"}
        assert http.post("/api/auth/signup", json=asked).is_success
    provider.knows("g-2", email="squat@example.org", email_verified=True)
    page = by_provider(elsewhere, browser)
    expect(page).to_have_url(re.compile(r"/login\?error=verify_first"))
    expect(page.get_by_role("alert")).to_be_visible()
    page.context.close()
