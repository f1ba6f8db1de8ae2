"""One platform and one browser for all tests here; each test has people of its own."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from apps.portal.tests.browser.platform import (
    PATIENCE_MS,
    Person,
    Platform,
    new_person,
    running,
    sign_up,
    signed_in,
)
from loomery_cli.planning import load_settings
from loomery_cli.portal.making import PortalStore
from loomery_cli.portal.sources import find_sources

CHROMIUM = next(
    (str(path) for path in map(Path, ("/usr/bin/chromium", "/usr/bin/chromium-browser")) if path.is_file()),
    None,
)
TODO = "A todo list with tasks. Each task has a title, a due date and a priority."
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OWNER = "Builder"
_numbers = itertools.count(1)
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    # Containers are made and left alone: whether this machine has Docker changes nothing.
    with running(tmp_path_factory.mktemp("platform") / "home", LOOMERY_HOSTING__COMPOSE="[]") as made:
        # The first with an account owns the platform.
        sign_up(made, OWNER)
        yield made


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Ended when these tests are left: while it runs, no event loop of other tests can run in this thread."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield shown
        shown.close()


@pytest.fixture
def new_somebody(platform: Platform, browser: Browser) -> Iterator[Callable[..., Person]]:
    """Makes people: `new_somebody("Ada")`, with options of the browser's context."""
    with ExitStack() as people:

        def make(name: str = "Ada", **context: object) -> Person:
            return people.enter_context(new_person(platform, browser, f"{name}{next(_numbers)}", **context))

        yield make


@pytest.fixture
def person(new_somebody: Callable[..., Person]) -> Person:
    return new_somebody()


@pytest.fixture(scope="package")
def builder(platform: Platform, browser: Browser) -> Iterator[Person]:
    """The person who owns `built_app`, and the platform."""
    with signed_in(platform, browser, OWNER) as made:
        yield made


@pytest.fixture(scope="package")
def built_app(builder: Person) -> dict[str, str]:
    """A live application that tests may look at, but not change: `app`, `job`, `url`."""
    return builder.build(TODO)


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """Fails with what is not accessible on a page: `axe(page)`, or by some rules alone: `axe(page, "region")`."""
    sources = find_sources()
    assert sources is not None
    packages = PortalStore(load_settings().home / "toolchains").ensure_packages(sources)
    source = (packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def check(page: Page, *rules: str) -> None:
        # Colours are measured; a fade that is still going on would be measured half-way.
        # A function: a text would be evaluated in the page, whose policy forbids that.
        page.wait_for_function("() => document.getAnimations().every((one) => one.playState !== 'running')")
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        # What is in frames of applications is theirs; what passed is not told, which takes as long as finding it.
        options = {"runOnly": list(rules or RULES), "iframes": False, "resultTypes": ["violations"]}
        found = page.evaluate("options => axe.run(document, options)", options)["violations"]
        told = [(item["id"], [node["html"][:200] for node in item["nodes"][:3]]) for item in found]
        assert told == [], f"{page.url}: {told}"

    return check


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)
