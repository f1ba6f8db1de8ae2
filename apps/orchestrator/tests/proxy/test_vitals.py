"""Pages of applications tell how fast they felt, when they are asked to."""

import json
from typing import Any

from apps.orchestrator.tests.proxy.test_visits import FIREFOX, SHOP, Street
from apps.orchestrator.tests.releases.hosting import Running
from loomery_orchestrator.proxy.vitals import VITALS_PATH, Vitals

PERSON = {"User-Agent": FIREFOX, "Accept": "text/html"}
GOOD = {"path": "/tasks/42", "lcp": 812.5, "inp": 40, "cls": 0.01, "ttfb": 33}


async def tell(vitals: Vitals, body: bytes, **headers: str) -> int:
    """What is answered to a page that says this."""
    given = {"user-agent": FIREFOX, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": VITALS_PATH,
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    pieces = [body[:10], body[10:]]
    answers: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message: Any) -> None:
        answers.append(message)

    assert vitals.concerns(scope)
    await vitals.take(SHOP, scope, receive, send)
    return int(answers[0]["status"])


async def test_what_was_measured_is_told_without_who_it_was() -> None:
    street = Street()
    vitals = Vitals(street.rollup, lambda: street.now)
    assert await tell(vitals, json.dumps(GOOD).encode(), sec_fetch_site="same-origin") == 204
    (event,) = await street.told()
    assert (event.name, event.tenant, event.app, event.user, event.visitor) == (
        "page.vitals",
        "t1",
        "app_1",
        "",
        "",
    )
    assert event.properties == {**GOOD, "path": "/tasks/:id", "device": "desktop"}


async def test_only_what_was_asked_for_is_kept() -> None:
    street = Street()
    vitals = Vitals(street.rollup, lambda: street.now)
    good = json.dumps(GOOD).encode()
    for headers in (
        {"dnt": "1"},
        {"sec_gpc": "1"},
        {"sec_fetch_site": "cross-site"},
        {"user_agent": "a bot"},
    ):
        assert await tell(vitals, good, **headers) == 204
    assert await tell(vitals, b'{"path": "/"}          ') == 204
    for bad in (
        b"nothing like it",
        b'{"path": "/", "lcp": 1e999}',
        b'{"path": "/", "who": "Ada"}',
        b"[" * 9_000,
    ):
        assert await tell(vitals, bad) == 400
    assert await street.told() == []
    for _ in range(400):
        await tell(vitals, good)
    assert len(await street.told()) == 300, "one application does not push out what others tell"


async def test_pages_are_asked_and_their_applications_hear_nothing_of_it(tiny: Running) -> None:
    async with tiny.browser() as browser:
        page = await browser.get("/", headers=PERSON)
        assert page.headers["server-timing"] == "loomery"
        assert "server-timing" not in (await browser.get("/", headers={**PERSON, "DNT": "1"})).headers
        assert "server-timing" not in (await browser.get("/api/version", headers=PERSON)).headers
        answer = await browser.post(VITALS_PATH, json=GOOD, headers=PERSON)
        assert (answer.status_code, answer.content) == (204, b"")
