"""Pages that people look at are counted, and nobody can be followed."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, Running
from loomery_orchestrator.proxy.rollup import Rollup
from loomery_orchestrator.proxy.visits import Visits
from loomery_orchestrator.releases.driver import Hosted
from loomery_shared.addresses import Addresses
from loomery_shared.contracts.events import Event
from loomery_shared.page_names import page_of

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
HTML = "text/html; charset=utf-8"
SHOP = Hosted(app="app_1", tenant="t1", slug="shop")


class Sink:
    def __init__(self) -> None:
        self.events: list[Event] = []

    async def record(self, events: list[Event]) -> None:
        self.events += events


class Street:
    """Visits, with a clock and an hour-glass that are moved by hand."""

    def __init__(self, *trusted: str) -> None:
        self.now, self.elapsed = datetime(2026, 5, 1, 12, tzinfo=UTC), 1000.0
        self.sink = Sink()
        self.rollup = Rollup(self.sink, lambda: self.now)
        self.visits = Visits(self.rollup, Addresses(trusted), lambda: self.now, now=lambda: self.elapsed)

    def look(
        self,
        path: str,
        *,
        status: int = 200,
        content: str = HTML,
        address: str = "192.0.2.1",
        hosted: Hosted = SHOP,
        method: str = "GET",
        **headers: str,
    ) -> None:
        given = {"host": "shop.localhost", "user_agent": FIREFOX, "accept": "text/html,*/*", **headers}
        scope: dict[str, Any] = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"token=secret",
            "client": (address, 1234),
            "headers": [
                (name.replace("_", "-").encode(), value.encode()) for name, value in given.items() if value
            ],
        }
        self.visits.seen(hosted, scope, status, content)

    def asks(self, page: str, **more: Any) -> None:
        """What a page that is shown asks the API for."""
        origin = f"http://shop.localhost{page}"
        headers = {"accept": "application/json", "referer": origin, "sec_fetch_dest": "empty", **more}
        self.look("/api/tasks", content="application/json", **headers)

    async def told(self) -> list[Event]:
        await self.rollup.flush()
        return self.sink.events

    async def paths(self) -> list[object]:
        return [event.properties["path"] for event in await self.told()]


async def test_a_page_is_told_without_what_is_private() -> None:
    street = Street()
    street.look("/tasks/42/notes", referer="https://News.example.org/a?b=c")
    (event,) = await street.told()
    assert (event.name, event.tenant, event.app, event.user) == ("page.viewed", "t1", "app_1", "")
    assert event.properties == {
        "path": "/tasks/:id/notes",
        "referrer": "news.example.org",
        "device": "desktop",
    }
    text = event.model_dump_json()
    assert not any(private in text for private in ("192.0.2.1", "Firefox", "secret", "/42"))


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "/"),
        ("/tasks", "/tasks"),
        ("/tasks/7", "/tasks/:id"),
        ("/a/0198f2c4-6d3b-7c1e-9b2e-aa11bb22cc33", "/a/:id"),
        ("/reset/Zk3vQ8sQe1Zk3vQ8sQe1Zk3v", "/reset/:id"),
        ("/frequently-asked-questions", "/frequently-asked-questions"),
        ("/%20a", "/%20a"),
        ("*", ""),
        ("/a b", ""),
    ],
)
def test_names_of_single_things_are_left_out(path: str, page: str) -> None:
    assert page_of(path) == page


async def test_only_what_people_look_at_counts() -> None:
    street = Street()
    street.look("/", dnt="1")
    street.look("/", sec_gpc="1")
    street.look("/", sec_purpose="prefetch;prerender")
    street.look("/", user_agent="Googlebot/2.1")
    street.look("/", user_agent="")
    street.look("/", accept="*/*")
    street.look("/", sec_fetch_dest="iframe")
    street.look("/", method="POST")
    street.look("/missing", status=404)
    street.look("/app.js", content="text/javascript")
    assert await street.told() == []
    street.look("/")
    assert await street.paths() == ["/"]


async def test_pages_inside_an_application_count_by_what_they_ask_for() -> None:
    street = Street()
    street.look("/")
    street.asks("/")
    street.asks("/tasks?filter=mine")
    street.asks("/tasks")
    street.asks("/settings", dnt="1")
    street.look("/api/tasks", content="application/json", referer="http://other.example.org/x", accept="*/*")
    assert await street.paths() == ["/", "/tasks"]
    street.elapsed += 1801
    street.asks("/tasks")
    street.look("/")
    street.look("/")
    assert await street.paths() == ["/", "/tasks", "/tasks", "/", "/"]


async def test_a_visitor_is_the_same_for_a_day_and_an_application() -> None:
    street = Street()
    other = Hosted(app="app_2", tenant="t1", slug="other")
    street.look("/")
    street.look("/a")
    street.look("/", address="192.0.2.2")
    street.look("/", user_agent="Mozilla/5.0 (iPhone) Mobile")
    street.look("/", hosted=other)
    street.now += timedelta(days=1)
    street.look("/")
    who = [event.visitor for event in await street.told()]
    assert who[0] == who[1]
    assert len(set(who)) == 5
    assert street.sink.events[3].properties["device"] == "phone"


async def test_behind_a_proxy_visitors_are_told_apart() -> None:
    for trusted, visitors in (("10.0.0.0/8", 2), ("172.16.0.0/12", 1)):
        street = Street(trusted)
        for address in ("192.0.2.1", "192.0.2.2"):
            street.look("/", address="10.0.0.1", x_forwarded_for=address)
        assert len({event.visitor for event in await street.told()}) == visitors


async def test_two_installations_make_different_numbers_of_one_visitor() -> None:
    streets = [Street(), Street()]
    for street in streets:
        street.look("/")
    assert len({(await street.told())[0].visitor for street in streets}) == 2


async def test_a_request_to_an_application_becomes_a_page_view(platform: Platform, tiny: Running) -> None:
    async with tiny.browser() as browser:
        headers = {"Accept": "text/html", "User-Agent": FIREFOX}
        assert (await browser.get("/?from=mail", headers=headers)).status_code == 200
    async with asyncio.timeout(30):
        while not platform.sink.events:  # it is counted just after it was answered
            await tiny.hosting.flush()
            await asyncio.sleep(0.02)
    events = {event.name: event for event in platform.sink.events}
    assert events["page.viewed"].properties["path"] == "/"
    assert events["app.requests"].properties["count"] == 1
    assert tiny.hosting.live("app_1").model_dump() == {"state": "running", "requests": 1, "errors": 0}
    assert tiny.hosting.live("app_9").state == "none"
